"""How far an indicator has fallen behind, to put indicators in order by it."""

from fractions import Fraction

from indicators.enums import Comparison, Status
from indicators.lasting import LAGGING
from indicators.progress import Judgement
from indicators.reports.lines import IndicatorLine
from indicators.wording import shown_as

WORST_FIRST = (
    *LAGGING,
    Status.MOSTLY,
    Status.ON_TRACK,
    Status.ACHIEVED,
    Status.NOT_JUDGED,
)


def shortfall_of(judgement: Judgement | None) -> Fraction | None:
    """The missing share of the way, or of the target where there is no way.

    A target of 0 is missed by whole units. Negative where the indicator is ahead of
    its way; None where neither is defined.
    """
    if judgement is None:
        return None
    if judgement.progress is not None:
        return judgement.elapsed - judgement.progress
    gap, row = judgement.gap_to_target, judgement.target
    if gap is None:
        return None
    above_range = row.comparison == Comparison.RANGE and gap > 0
    bound = row.upper_value if above_range else row.value
    share = Fraction(abs(gap)) / Fraction(abs(bound) or 1)
    return -share if judgement.status == Status.ACHIEVED else share


def worst_first(line: IndicatorLine) -> tuple:
    """Sorts lines by the status that is read, then by the share that is missing."""
    shown = line.judgement and shown_as(line.judgement)
    rank = WORST_FIRST.index(shown) if shown else len(WORST_FIRST)
    return (rank, *largest_gap_first(line))


def largest_gap_first(line: IndicatorLine) -> tuple:
    """Sorts lines by the share that is missing, whatever they are called."""
    shortfall = shortfall_of(line.judgement)
    return (shortfall is None, -(shortfall or 0))
