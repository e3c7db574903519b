"""The two ends of an indicator's way: its baseline and its targets."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.functional import Promise

from indicators.aims import pair_refusal
from indicators.course import Course
from indicators.enums import BaselineAbsent, Comparison, Quality
from indicators.facts import Facts, TargetFacts
from indicators.models import Indicator
from indicators.targets import TargetRow
from plans.fiscal import Period, YearKind


class TargetLine(NamedTuple):
    """One row of the target column, of whichever edition.

    ``is_superseded``: a newer edition has set other targets. ``applies``: this row is
    the one the chosen year is judged by. A row whose comparison does not go with the
    aim stands without values, as no target, and ``contradiction`` says why.
    """

    fiscal_year: int | None
    every_year: bool
    comparison: Comparison
    value: Decimal | None
    upper_value: Decimal | None
    state: str
    printed: str
    decided_on: date | None
    reason: str
    edition_code: str
    edition_name: str
    edition_order: int | None
    edition_decided_on: date | None
    is_superseded: bool
    applies: bool
    contradiction: str | Promise | None = None


class BaselineLine(NamedTuple):
    """The baseline as printed and as counted.

    ``fiscal_year`` is the fiscal year its survey period counts as, None without one.
    ``start`` is B, the value the way starts from: 0 where increments count without
    the baseline, or where nothing had started.
    """

    value: Decimal | None
    state: str
    period: Period
    fiscal_year: int | None
    quality: Quality | None
    printed: str
    note: str
    absent: BaselineAbsent | None
    start: Decimal | None

    @property
    def is_known(self) -> bool:
        """Whether a number or a state is printed; 0 is a number."""
        return self.value is not None or bool(self.state)

    @property
    def estimated(self) -> bool:
        return self.quality == Quality.ESTIMATE


def baseline_of(indicator: Indicator, course: Course) -> BaselineLine:
    quality, absent = indicator.baseline_quality, indicator.baseline_absent
    return BaselineLine(
        value=indicator.baseline_value,
        state=indicator.baseline_state,
        period=Period(
            indicator.baseline_year,
            YearKind(indicator.baseline_year_kind),
            indicator.baseline_month,
        ),
        fiscal_year=course.baseline_fiscal_year,
        quality=Quality(quality) if quality else None,
        printed=indicator.baseline_printed,
        note=indicator.baseline_note,
        absent=BaselineAbsent(absent) if absent else None,
        start=course.start,
    )


def target_lines(
    facts: Facts, course: Course, *, fiscal_year: int | None
) -> tuple[TargetLine, ...]:
    """Rows of all editions: the newest edition first, within one by year."""
    in_force = course.targets_in_force
    applying = in_force[-1] if in_force else None
    if fiscal_year is not None:
        applying = course.target_for(fiscal_year)
    lines = [
        _target_line(
            target,
            row,
            aim=course.aim,
            is_superseded=not any(row is current for current in in_force),
            applies=row is applying,
        )
        for target, row in zip(facts.targets, course.targets, strict=True)
    ]
    return tuple(sorted(lines, key=_newest_first))


def _target_line(
    target: TargetFacts, row: TargetRow, *, aim: str, **standing
) -> TargetLine:
    return TargetLine(
        fiscal_year=target.fiscal_year,
        every_year=row.every_year,
        comparison=Comparison(row.comparison),
        value=row.value,
        upper_value=row.upper_value,
        state=row.state or "",
        printed=target.printed,
        decided_on=target.decided_on,
        reason=target.reason,
        edition_code=target.edition_code or "",
        edition_name=target.edition_name or "",
        edition_order=target.edition_order,
        edition_decided_on=target.edition_decided_on,
        contradiction=pair_refusal(
            aim, target.comparison, every_year=target.every_year
        ),
        **standing,
    )


def _newest_first(line: TargetLine) -> tuple[int, int]:
    order = -1 if line.edition_order is None else line.edition_order
    return (-order, line.fiscal_year or 0)
