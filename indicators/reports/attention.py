"""What needs attention first: the indicators that lag, worst first."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.enums import Comparison, Status
from indicators.progress import Judgement
from indicators.reports.lines import IndicatorLine

WORST_FIRST = (Status.WORSE, Status.MISSED, Status.BEHIND)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionItem:
    """One lagging indicator: by how much, and what its department says.

    ``gap`` is the actual minus the value expected by now, ``gap_to_target`` the
    actual minus the target (negative: below it); either is None where it is not
    defined. ``shortfall`` is the missing share of the way, or of the target where
    there is no way (a target of 0 is missed by whole units); items of one status
    stand by it, the largest first.
    """

    line: IndicatorLine
    status: Status
    gap: Fraction | None
    gap_to_target: Decimal | None
    shortfall: Fraction | None
    comment: str


def attention_of(lines: Iterable[IndicatorLine]) -> tuple[AttentionItem, ...]:
    """Worse, missed, behind; within each by the share that is missing."""
    items = [_item(line) for line in lines if line.status in WORST_FIRST]
    return tuple(sorted(items, key=_worst_first))


def _item(line: IndicatorLine) -> AttentionItem:
    judgement = line.judgement
    return AttentionItem(
        line=line,
        status=judgement.status,
        gap=judgement.gap,
        gap_to_target=judgement.gap_to_target,
        shortfall=_shortfall(judgement),
        comment=line.comment,
    )


def _shortfall(judgement: Judgement) -> Fraction | None:
    if judgement.progress is not None:
        return judgement.elapsed - judgement.progress
    gap, row = judgement.gap_to_target, judgement.target
    if gap is None:
        return None
    above_range = row.comparison == Comparison.RANGE and gap > 0
    bound = row.upper_value if above_range else row.value
    return Fraction(abs(gap)) / Fraction(abs(bound) or 1)


def _worst_first(item: AttentionItem) -> tuple:
    unknown = item.shortfall is None
    return (WORST_FIRST.index(item.status), unknown, -(item.shortfall or 0))
