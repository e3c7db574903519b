"""What needs attention first: the indicators that lag, worst first."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.reports.costs import Costs, YearCost
from indicators.reports.lines import IndicatorLine
from indicators.reports.standing import LAGGING, worst_first
from indicators.reports.voices import Said, Voices


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionItem:
    """One lagging indicator: what is said of it, and what it costs.

    ``comment`` is the department's on the very value; ``said`` and ``costs`` are of
    the measures (or goals) that print the indicator, empty where nobody asked for them.
    """

    line: IndicatorLine
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
    return AttentionItem(
        line=line,
        comment=line.comment,
        said=_each(voices, line) if voices else (),
        costs=_each(costs, line) if costs else (),
    )


def _each(found: Voices | Costs, line: IndicatorLine) -> tuple:
    """What is known of the places that print the indicator, each place once."""
    known = (found.of(place) for place in line.owners)
    return tuple({one.place: one for one in known if one}.values())
