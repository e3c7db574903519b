"""What a page asks of a report beyond its fields."""

from collections import Counter
from collections.abc import Iterable

from django import template

from indicators.reports.counts import tally_of_lines
from indicators.reports.lines import IndicatorLine
from indicators.reports.structure import GoalSection, MeasureNode
from indicators.tallies import Tally
from kpitracker.structure.branches import Branch

register = template.Library()


@register.filter
def level_counts(nodes: Iterable[MeasureNode | Branch]) -> list[tuple[str, int]]:
    """How many of the measures stand on which level, in the order of the levels."""
    return list(Counter(node.place.level for node in nodes).items())


@register.filter
def lines_below(section: GoalSection) -> list[IndicatorLine]:
    """Indicators of the goal's measures that are not printed at the goal too."""
    own = {line.code for line in section.own_lines}
    return [line for line in section.lines if line.code not in own]


@register.filter
def tally(node: MeasureNode) -> Tally | None:
    """How the indicators of a measure and of all below it stand."""
    return tally_of_lines(node.lines_below)
