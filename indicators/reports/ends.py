"""The two ends of an indicator's way: its baseline and its targets."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise

from indicators.enums import BaselineAbsent, Comparison, Quality
from plans.fiscal import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """One row of the target column, of whichever edition.

    ``is_superseded``: a newer edition has set other targets. ``applies``: this row is
    the one the chosen year is judged by. ``contradiction`` is the sentence that says
    why the row cannot be judged by (its comparison does not go with the aim).
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


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineLine:
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
    def estimated(self) -> bool:
        return self.quality == Quality.ESTIMATE
