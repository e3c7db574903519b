"""What opening a round means: who is asked for how much, and what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.enums import Lifecycle
from indicators.models import Indicator, Round
from indicators.reports.rounds import Asked, Share, cycle_of, shares_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundAsk:
    """The indicators of a plan in one year, each in one of the groups.

    ``shares``: by department what is asked; indicators nobody answers for are in
    ``homeless`` alone, those not surveyed this year in ``not_due`` alone.
    """

    shares: tuple[Share, ...]
    not_due: tuple[Indicator, ...]
    ended: tuple[Indicator, ...]
    merged: tuple[Indicator, ...]
    homeless: tuple[Indicator, ...]

    @property
    def count(self) -> int:
        return sum(len(share.rows) for share in self.shares)


def round_ask(round_: Round, rows: Sequence[Asked]) -> RoundAsk:
    """``rows`` is what the round asks at all. One query for those it does not ask."""
    due = [row for row in rows if row.is_due]
    left = round_.plan.indicators.exclude(lifecycle=Lifecycle.ACTIVE)
    left = [
        one
        for one in left.order_by("position", "pk")
        if cycle_of(one).has_left(round_.fiscal_year)
    ]
    return RoundAsk(
        shares=tuple(shares_of(row for row in due if row.department)),
        not_due=tuple(row.indicator for row in rows if not row.is_due),
        ended=tuple(one for one in left if one.lifecycle == Lifecycle.ENDED),
        merged=tuple(one for one in left if one.lifecycle == Lifecycle.MERGED),
        homeless=tuple(row.indicator for row in due if not row.department),
    )
