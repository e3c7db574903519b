"""Values of a round as whoever approves or confirms them looks at them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators.courses import EVERY_STAGE, course_from, scale_for
from indicators.enums import Stage
from indicators.facts import ActualFacts, Facts, facts_of
from indicators.imports.outliers import kind_of
from indicators.models import Actual, Indicator
from indicators.printed import actual_of, with_unit
from indicators.progress import Judgement, judge
from indicators.reports.rounds import Asked
from indicators.workflow import Step, steps_from
from plans.imports.problems import Warned
from plans.models.among import Among
from plans.rights import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """One value beside that of the year before, judged as if it were confirmed.

    ``value`` and ``previous`` as text with unit, empty without one; ``warning`` where
    the number looks like a slip beside the year before.
    """

    asked: Asked
    value: str
    previous: str
    judgement: Judgement | None
    warning: Warned | None
    steps: tuple[Step, ...] = ()

    @property
    def actual(self) -> Actual | None:
        return self.asked.actual

    @property
    def indicator(self) -> Indicator:
        return self.asked.indicator

    @property
    def was_typed_otherwise(self) -> bool:
        """Whether what was typed differs from how it was read."""
        return bool(self.actual and self.actual.entered) and (
            self.actual.entered != self.value
        )


def round_lines(
    rows: Collection[Asked], *, actions: Iterable[tuple[Asked, Collection[Action]]] = ()
) -> list[RoundLine]:
    """The rows with all that one looks at before a step. Four queries.

    ``actions``: what somebody may do with which row; without it there are no steps.
    """
    ids = {row.indicator.pk for row in rows}
    facts = facts_of(Indicator.objects.filter(Among("pk", ids)), stages=EVERY_STAGE)
    may = {id(row): given for row, given in actions}
    return [
        _line(row, facts[row.indicator.pk], actions=may.get(id(row), ()))
        for row in rows
    ]


def _line(row: Asked, facts: Facts, *, actions: Collection[Action]) -> RoundLine:
    indicator, year, actual = row.indicator, row.round.fiscal_year, row.actual
    by_year = {one.fiscal_year: one for one in facts.actuals}
    before = by_year.get(year - 1)
    if actual is not None:
        actual.indicator = indicator
    course = course_from(facts, plan=indicator.plan)
    return RoundLine(
        asked=row,
        value=actual_of(actual) if actual else "",
        previous=_printed(indicator, before),
        judgement=judge(course, fiscal_year=year, scale=scale_for(indicator.plan))
        if actual and actual.has_value
        else None,
        warning=_warning(actual and actual.value, before and before.value),
        steps=tuple(_steps(row, actions)),
    )


def _printed(indicator: Indicator, before: ActualFacts | None) -> str:
    if before is None:
        return ""
    if before.value is None:
        return before.state
    return with_unit(indicator, before.value)


def _warning(value: Decimal | None, before: Decimal | None) -> Warned | None:
    return None if value is None or before is None else kind_of(value, before)


def _steps(row: Asked, actions: Collection[Action]) -> Iterable[Step]:
    """Entering and publishing have pages of their own; the others are taken here."""
    if row.actual is None:
        return
    for step in steps_from(Stage(row.actual.stage), actions):
        if step in {Step.SUBMIT, Step.PUBLISH}:
            continue
        if step != Step.CONFIRM or row.is_confirmable:
            yield step
