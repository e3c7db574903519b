"""The goals and measures of a plan as a tree, as printed (施策体系)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indicators.reports.counts import tally_of_lines
from indicators.reports.lines import IndicatorLine
from indicators.reports.outline import Outline
from indicators.reports.places import Place
from indicators.tallies import Tally
from measures.models import Measure
from plans.models import Goal


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
    department_code: str
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
    the goal and of all its measures, each once; ``tally`` counts the latter and is
    None without any, or without a year.
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


def once(lines: Iterable[IndicatorLine]) -> tuple[IndicatorLine, ...]:
    """Lines in their order, each indicator the first time only."""
    return tuple({line.code: line for line in lines}.values())


def sections_of(
    outline: Outline, lines: Mapping[int, IndicatorLine]
) -> tuple[GoalSection, ...]:
    """Every goal with its tree; ``lines`` are the plan's by the indicator's id."""
    tree = _Tree(outline=outline, lines=lines)
    for measure in outline.measures:
        above = outline.parents[measure.pk]
        tree.children.setdefault(above, []).append(measure)
        if measure.relists_id is not None:
            again = outline.measure_places[measure.pk]
            tree.relistings.setdefault(measure.relists_id, []).append(again)
    return tuple(tree.section(goal) for goal in outline.goals)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tree:
    """Measures by the measure above them, and their relistings by what they repeat."""

    outline: Outline
    lines: Mapping[int, IndicatorLine]
    children: dict[int | None, list[Measure]] = field(default_factory=dict)
    relistings: dict[int, list[Place]] = field(default_factory=dict)

    def section(self, goal: Goal) -> GoalSection:
        measures = tuple(
            self.node(measure, depth=1)
            for measure in self.children.get(None, ())
            if measure.goal_id == goal.pk
        )
        own = self.lines_of(self.outline.at_goal.get(goal.pk, ()))
        below = (line for node in measures for line in node.lines_below)
        lines = once([*own, *below])
        return GoalSection(
            place=self.outline.goal_places[goal.pk],
            own_lines=own,
            measures=measures,
            lines=lines,
            tally=tally_of_lines(lines),
        )

    def node(self, measure: Measure, *, depth: int) -> MeasureNode:
        places = self.outline.measure_places
        return MeasureNode(
            place=places[measure.pk],
            depth=depth,
            is_new=measure.is_new,
            scope_printed=measure.scope_printed,
            department=measure.department.name if measure.department else "",
            department_code=measure.department.code if measure.department else "",
            relists=places.get(measure.relists_id),
            relisted_as=tuple(self.relistings.get(measure.pk, ())),
            ended_into=places.get(measure.ended_into_id),
            lines=self.lines_of(self.outline.at_measure.get(measure.pk, ())),
            children=tuple(
                self.node(child, depth=depth + 1)
                for child in self.children.get(measure.pk, ())
            ),
        )

    def lines_of(self, indicators: Sequence[int]) -> tuple[IndicatorLine, ...]:
        return tuple(self.lines[pk] for pk in indicators if pk in self.lines)


def level_counts(outline: Outline) -> tuple[LevelCount, ...]:
    """Every level of the plan, from the goals down."""
    again = Counter(
        measure.level_id for measure in outline.measures if measure.relists_id
    )
    printed = Counter(measure.level_id for measure in outline.measures)
    return tuple(
        LevelCount(
            depth=level.depth,
            name=level.name,
            count=printed[level.pk] - again[level.pk]
            if level.depth
            else len(outline.goals),
            relistings=again[level.pk],
        )
        for level in outline.levels
    )
