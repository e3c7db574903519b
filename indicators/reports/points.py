"""What was entered for an indicator, year by year."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.course import Standing
from indicators.enums import MissingReason, Quality, Stage


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
    def judged_value(self) -> Decimal | None:
        """The number to chart: the sum for increments, else the value."""
        return self.standing and self.standing.value

    @property
    def estimated(self) -> bool:
        """Whether the judged value rests on an estimate (見込)."""
        if self.standing is not None:
            return self.standing.provisional
        return self.quality == Quality.ESTIMATE
