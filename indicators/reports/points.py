"""What was entered for an indicator, year by year."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators.course import Course, Standing
from indicators.enums import MissingReason, Quality, Stage
from indicators.facts import ActualFacts, Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One fiscal year of an indicator: what was entered and what counts.

    ``value`` is what people typed, ``standing`` what is judged: the same, but for
    yearly increments their sum so far. A year without a row between two others is a
    point too (``is_entered`` false), so that a gap stays a gap.
    """

    fiscal_year: int
    is_entered: bool = True
    value: Decimal | None = None
    state: str = ""
    standing: Standing | None = None
    quality: Quality | None = None
    missing_reason: MissingReason | None = None
    is_due: bool = True
    comment: str = ""
    source: str = ""
    stage: Stage | None = None

    @property
    def has_value(self) -> bool:
        """Whether a number or a state was entered; 0 is a number."""
        return self.value is not None or bool(self.state)

    @property
    def why_missing(self) -> str | Promise:
        """Why the year has no value that counts, as far as anybody said."""
        if self.missing_reason:
            return self.missing_reason.label
        if self.value is not None:
            return _("an earlier year is missing")
        return "" if self.is_due else _("no survey this year")

    @property
    def estimated(self) -> bool:
        """Whether the judged value rests on an estimate (見込)."""
        if self.standing is not None:
            return self.standing.provisional
        return self.quality == Quality.ESTIMATE


def points_of(facts: Facts, course: Course) -> tuple[Point, ...]:
    """From the first year entered to the last, gaps included."""
    entered = {row.fiscal_year: row for row in facts.actuals}
    if not entered:
        return ()
    years = range(min(entered), max(entered) + 1)
    return tuple(_point(year, entered.get(year), course) for year in years)


def _point(year: int, row: ActualFacts | None, course: Course) -> Point:
    if row is None:
        return Point(fiscal_year=year, is_entered=False, is_due=course.is_due(year))
    reason = row.missing_reason
    return Point(
        fiscal_year=year,
        value=row.value,
        state=row.state,
        standing=course.standing_in(year),
        quality=Quality(row.quality) if row.quality else None,
        missing_reason=MissingReason(reason) if reason else None,
        is_due=course.is_due(year),
        comment=row.comment,
        source=row.source,
        stage=Stage(row.stage),
    )
