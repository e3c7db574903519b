"""The plans a reader may see, with how each stands."""

from dataclasses import dataclass

from indicators.tallies import Tally
from plans.models import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One plan in the list.

    ``fiscal_year`` and ``tally`` are those of its latest judged year, None before
    one; ``indicators`` counts its indicators either way.
    """

    plan: Plan
    indicators: int
    fiscal_year: int | None
    tally: Tally | None
