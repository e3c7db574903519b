"""Targets as plain values: which one applies to a year, and whether it is met."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators.enums import Aim, Comparison

# Aims that hold a level instead of covering a way from a baseline. They alone
# may be set for every year, and for them a miss within the tolerance counts as met.
KEPT = (Aim.AT_LEAST, Aim.AT_MOST, Aim.RANGE)

# Comparisons that are no number and no state to reach, but say why there is none.
WITHOUT_VALUE = (Comparison.UNDETERMINED, Comparison.NONE, Comparison.MERGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """One target as one edition of the plan sets it."""

    comparison: str
    fiscal_year: int | None = None
    every_year: bool = False
    value: Decimal | None = None
    upper_value: Decimal | None = None
    state: str | None = None
    edition_order: int | None = None
    edition_name: str = ""
    printed: str = ""

    def is_met_by(self, value: Decimal, *, aim: str, leeway: Decimal) -> bool:
        """Hold a number against this target, forgiving a miss of ``leeway``."""
        match self.comparison:
            case Comparison.RANGE:
                return self.value - leeway <= value <= self.upper_value + leeway
            case Comparison.MORE_THAN:
                return value + leeway > self.value
            case Comparison.LESS_THAN:
                return value - leeway < self.value
            case Comparison.AT_MOST:
                return value - leeway <= self.value
            case Comparison.REACH if aim == Aim.DECREASE:
                return value <= self.value
            case _:
                return value + leeway >= self.value

    def distance_of(self, value: Decimal) -> Decimal:
        """How far above (+) or below (−) the target a number lies; 0 inside a range."""
        if self.comparison == Comparison.RANGE:
            return value - min(max(value, self.value), self.upper_value)
        return value - self.value


def rows_in_force(rows: Iterable[TargetRow]) -> tuple[TargetRow, ...]:
    """Rows of the newest edition that has any, in the order of their years.

    A row of no edition is older than any edition.
    """
    rows = tuple(rows)
    newest = max((_age(row) for row in rows), default=None)
    current = (row for row in rows if _age(row) == newest)
    return tuple(sorted(current, key=_year))


def row_for(rows: Iterable[TargetRow], fiscal_year: int) -> TargetRow | None:
    """Of rows in force, the first that is not over by then; else the last of all."""
    last = None
    for last in rows:
        if last.fiscal_year is None or last.fiscal_year >= fiscal_year:
            break
    return last


def _age(row: TargetRow) -> tuple[bool, int]:
    order = row.edition_order
    return (False, 0) if order is None else (True, order)


def _year(row: TargetRow) -> int:
    # A row without a year is the only one of its edition.
    return row.fiscal_year or 0
