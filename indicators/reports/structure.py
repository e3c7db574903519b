"""The goals and measures of a plan as a tree, as printed (施策体系)."""

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.reports.lines import IndicatorLine
from indicators.reports.places import Place
from indicators.tallies import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureNode:
    """One measure in the tree.

    ``depth`` counts from 1 directly under the goal. ``lines`` are the indicators
    printed at this very measure. ``relists`` is the measure that this one prints
    again (再掲): it is shown here and counted there.
    """

    place: Place
    depth: int
    is_new: bool
    scope_printed: str
    department: str
    relists: Place | None
    relisted_as: tuple[Place, ...]
    ended_into: Place | None
    lines: tuple[IndicatorLine, ...]
    children: tuple["MeasureNode", ...]

    @property
    def branch(self) -> Iterator["MeasureNode"]:
        """This measure and all below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.branch

    @property
    def lines_below(self) -> tuple[IndicatorLine, ...]:
        """Indicators of the whole branch, each once."""
        return once(line for node in self.branch for line in node.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSection:
    """One goal with everything under it.

    ``own_lines`` are the indicators printed at the goal itself, ``lines`` those of
    the goal and of all its measures, each once; ``tally`` counts the latter, and is
    None without a year.
    """

    place: Place
    own_lines: tuple[IndicatorLine, ...]
    measures: tuple[MeasureNode, ...]
    lines: tuple[IndicatorLine, ...]
    tally: Tally | None

    @property
    def branch(self) -> Iterator[MeasureNode]:
        """All measures under the goal, in the order of the document."""
        for measure in self.measures:
            yield from measure.branch


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCount:
    """How many elements a level of the plan has.

    ``count`` counts each element once; ``relistings`` are printed besides them.
    """

    depth: int
    name: str
    count: int
    relistings: int

    @property
    def printed(self) -> int:
        return self.count + self.relistings


def once(lines) -> tuple[IndicatorLine, ...]:
    """Lines in their order, each indicator the first time only."""
    return tuple({line.code: line for line in lines}.values())
