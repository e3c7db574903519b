"""What needs attention first: the indicators that lag, worst first."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.enums import Status
from indicators.reports.costs import Costs, YearCost
from indicators.reports.lines import IndicatorLine
from indicators.reports.standing import LAGGING, shortfall_of, worst_first
from indicators.reports.voices import Said, Voices


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionItem:
    """One lagging indicator: by how much, what is said of it, and what it costs.

    ``gap`` is the actual minus the value expected by now, ``gap_to_target`` the
    actual minus the target (negative: below it); either is None where it is not
    defined. ``shortfall`` is the missing share of the way, or of the target where
    there is no way (a target of 0 is missed by whole units); items of one status
    stand by it, the largest first. ``comment`` is the department's on the very value;
    ``said`` and ``costs`` are of the measures (or goals) that print the indicator,
    empty where nobody asked for them.
    """

    line: IndicatorLine
    status: Status
    gap: Fraction | None
    gap_to_target: Decimal | None
    shortfall: Fraction | None
    comment: str
    said: tuple[Said, ...] = ()
    costs: tuple[YearCost, ...] = ()


def attention_of(
    lines: Iterable[IndicatorLine],
    *,
    voices: Voices | None = None,
    costs: Costs | None = None,
) -> tuple[AttentionItem, ...]:
    """Worse, missed, behind; within each by the share that is missing."""
    lagging = [line for line in lines if line.status in LAGGING]
    return tuple(
        _item(line, voices, costs) for line in sorted(lagging, key=worst_first)
    )


def _item(
    line: IndicatorLine, voices: Voices | None, costs: Costs | None
) -> AttentionItem:
    judgement = line.judgement
    return AttentionItem(
        line=line,
        status=judgement.status,
        gap=judgement.gap,
        gap_to_target=judgement.gap_to_target,
        shortfall=shortfall_of(judgement),
        comment=line.comment,
        said=_each(voices, line) if voices else (),
        costs=_each(costs, line) if costs else (),
    )


def _each(found: Voices | Costs, line: IndicatorLine) -> tuple:
    """What is known of the places that print the indicator, each place once."""
    known = (found.of(place) for place in line.owners)
    return tuple({one.place: one for one in known if one}.values())
