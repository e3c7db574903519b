"""What was entered for an indicator, year by year."""

from decimal import Decimal
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators.course import Course, Standing
from indicators.enums import MissingReason, Quality, Stage
from indicators.facts import ActualFacts, Facts


class Point(NamedTuple):
    """One fiscal year of an indicator: what was entered and what counts.

    ``value`` is what people typed, ``standing`` what is judged: the same, but for
    yearly increments their sum so far. A year without a row between two others is a
    point too (``is_entered`` false), so that a gap stays a gap.
    """

    fiscal_year: int
    row: ActualFacts | None
    standing: Standing | None
    is_due: bool

    @property
    def is_entered(self) -> bool:
        return self.row is not None

    @property
    def value(self) -> Decimal | None:
        return self.row.value if self.row else None

    @property
    def state(self) -> str:
        return self.row.state if self.row else ""

    @property
    def quality(self) -> Quality | None:
        return Quality(self.row.quality) if self.row and self.row.quality else None

    @property
    def missing_reason(self) -> MissingReason | None:
        said = self.row.missing_reason if self.row else ""
        return MissingReason(said) if said else None

    @property
    def comment(self) -> str:
        return self.row.comment if self.row else ""

    @property
    def source(self) -> str:
        return self.row.source if self.row else ""

    @property
    def stage(self) -> Stage | None:
        return Stage(self.row.stage) if self.row else None

    @property
    def has_value(self) -> bool:
        """Whether a number or a state was entered; 0 is a number."""
        return self.row is not None and self.row.has_value

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
    return tuple(
        Point(year, entered.get(year), course.standing_in(year), course.is_due(year))
        for year in range(min(entered), max(entered) + 1)
    )
