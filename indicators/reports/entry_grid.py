"""The rows in which a department enters the values of a round, in the plan's order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from indicators.courses import EVERY_STAGE
from indicators.entry_texts import BLANK, RowReader
from indicators.enums import Stage
from indicators.facts import Facts, facts_of
from indicators.models import Actual, Handover, Indicator, Round, StageChange
from indicators.outlying import Outlier, outlier_of
from indicators.reports.grounds import ground_from
from indicators.reports.judged_lines import line_of
from indicators.reports.lines import IndicatorLine
from indicators.reports.outline import NOWHERE, Outline, outline_of
from indicators.reports.places import Place
from indicators.reports.points import Point
from indicators.reports.rounds import Answer, Asked
from measures.models import Measure
from plans.meetings import ABSENT, Texts
from plans.models.among import Among

YEARS_BEFORE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One indicator in the year of the round.

    ``line`` judges it by what is entered, whatever its stage. ``years`` are the years
    before, None where nothing stands. ``last`` is the step taken last.
    """

    round: Round
    indicator: Indicator
    line: IndicatorLine
    actual: Actual | None
    texts: Texts
    is_due: bool
    years: tuple[tuple[int, Point | None], ...]
    outlier: Outlier | None
    last: StageChange | None
    handover: Handover | None
    elsewhere: tuple[Place, ...] = ()

    @property
    def version(self) -> int:
        return ABSENT if self.actual is None else self.actual.version

    @property
    def stage(self) -> Stage:
        return Stage.DRAFT if self.actual is None else Stage(self.actual.stage)

    @property
    def is_asked(self) -> bool:
        """Whether anything is to be entered: not where no survey is due."""
        return self.is_due or self.actual is not None

    @property
    def answer(self) -> Answer:
        asked = Asked(
            round=self.round,
            indicator=self.indicator,
            actual=self.actual,
            last=self.last,
        )
        return asked.answer

    @property
    def returned(self) -> StageChange | None:
        """The step that sent it back, while it is a draft because of that."""
        return self.last if self.answer == Answer.RETURNED else None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridGroup:
    """What is printed at one goal or measure; ``place`` is None for what is nowhere."""

    place: Place | None
    above: Place | None
    measure: Measure | None
    rows: tuple[GridRow, ...]


def entry_grid(round_: Round, indicators: QuerySet[Indicator]) -> list[GridGroup]:
    """The indicators in the order of the plan, each once. Eight queries."""
    outline = outline_of(round_.plan)
    return list(_groups(outline, grid_rows(round_, indicators, outline=outline)))


def grid_rows(
    round_: Round, indicators: QuerySet[Indicator], *, outline: Outline = NOWHERE
) -> dict[int, GridRow]:
    """The rows by the indicator's id. Seven queries."""
    plan, year = round_.plan, round_.fiscal_year
    facts = facts_of(indicators.order_by("position", "pk"), stages=EVERY_STAGE)
    ground = ground_from(plan, year, facts)
    actuals = Actual.objects.filter(Among("indicator_id", facts), fiscal_year=year)
    by_indicator = {row.indicator_id: row for row in actuals}
    steps = StageChange.objects.filter(Among("indicator_id", facts), fiscal_year=year)
    last = {row.indicator_id: row for row in steps.select_related("by").order_by("pk")}
    memos = Handover.objects.filter(Among("indicator_id", facts))
    handovers = {row.indicator_id: row for row in memos if not row.is_empty}
    return {
        pk: _row(
            one,
            line_of(pk, ground, outline=outline),
            actual=by_indicator.get(pk),
            last=last.get(pk),
            handover=handovers.get(pk),
            round=round_,
        )
        for pk, one in facts.items()
    }


def _row(
    facts: Facts, line: IndicatorLine, *, round: Round, actual, **beside
) -> GridRow:
    indicator, fiscal_year = facts.indicator, round.fiscal_year
    reader = RowReader(indicator, states=facts.states, fiscal_year=fiscal_year)
    points = {point.fiscal_year: point for point in line.points}
    entered = {row.fiscal_year: row for row in facts.actuals}
    before = range(fiscal_year - YEARS_BEFORE, fiscal_year)
    return GridRow(
        round=round,
        indicator=indicator,
        line=line,
        actual=actual,
        texts=BLANK if actual is None else reader.shown(actual),
        is_due=line.judgement.course.is_due(fiscal_year),
        years=tuple((year, points.get(year)) for year in before),
        outlier=outlier_of(indicator, entered, fiscal_year=fiscal_year),
        **beside,
        elsewhere=line.owners[1:],
    )


def _groups(outline: Outline, rows: Mapping[int, GridRow]) -> Iterator[GridGroup]:
    left = dict(rows)

    def taken(pks) -> tuple[GridRow, ...]:
        return tuple(left.pop(pk) for pk in pks if pk in left)

    for goal in outline.goals:
        place = outline.goal_places[goal.pk]
        if found := taken(outline.at_goal.get(goal.pk, ())):
            yield GridGroup(place=place, above=None, measure=None, rows=found)
        for measure in outline.measures:
            if measure.goal_id != goal.pk:
                continue
            if found := taken(outline.at_measure.get(measure.pk, ())):
                yield GridGroup(
                    place=outline.measure_places[measure.pk],
                    above=place,
                    measure=measure,
                    rows=found,
                )
    if left:
        yield GridGroup(place=None, above=None, measure=None, rows=tuple(left.values()))
