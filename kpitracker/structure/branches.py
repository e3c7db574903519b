"""The tree of a plan, as far as it is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.reports.counts import tally_of_lines
from indicators.reports.lines import IndicatorLine
from indicators.reports.places import Kind, Place
from indicators.reports.structure import GoalSection, MeasureNode, once
from indicators.tallies import Tally
from kpitracker.structure.asked import StructureAsked
from measures.contents import Key
from measures.sdgs import Sdg


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A goal (without ``node``) or a measure, and what stands under it.

    ``lines`` are the indicators shown here, ``all_lines`` those here and below, which
    ``tally`` counts where anything stands below. ``unfolds_at`` is the depth from
    which the elements below are shown, None where there are none.
    """

    place: Place
    node: MeasureNode | None
    sdgs: Sequence[Sdg]
    lines: tuple[IndicatorLine, ...]
    all_lines: tuple[IndicatorLine, ...]
    tally: Tally | None
    children: tuple["Branch", ...]
    unfolds_at: int | None
    is_open: bool


def branches_of(
    goals: Sequence[GoalSection],
    asked: StructureAsked,
    sdgs: Mapping[Key, Sequence[Sdg]],
) -> tuple[Branch, ...]:
    """What fits the filters, with all that it stands under."""
    tree = _Tree(
        asked=asked,
        sdgs=sdgs,
        depths={level.name: level.depth for level in asked.levels},
    )
    found = (tree.branch(goal.place, goal.own_lines, goal.measures) for goal in goals)
    return tuple(branch for branch in found if branch)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tree:
    asked: StructureAsked
    sdgs: Mapping[Key, Sequence[Sdg]]
    depths: Mapping[str, int]

    def branch(
        self,
        place: Place,
        lines: Sequence[IndicatorLine],
        below: Sequence[MeasureNode],
        *,
        node: MeasureNode | None = None,
        within_sdg: bool = False,
    ) -> Branch | None:
        """None where nothing fits; ``within_sdg``: what it stands under does."""
        named = self.sdgs.get((place.kind == Kind.GOAL, place.code), ())
        within_sdg = within_sdg or any(one.number == self.asked.sdg for one in named)
        found = (
            self.branch(
                child.place,
                child.lines,
                child.children,
                node=child,
                within_sdg=within_sdg,
            )
            for child in below
        )
        children = tuple(child for child in found if child)
        fits = self.asked.sdg is None or within_sdg
        shown = self._of_department(lines, node) if fits else ()
        is_wanted = fits and (not self.asked.department or self._is_theirs(node))
        if not (is_wanted or shown or children):
            return None
        unfolds_at = self._unfolds_at(children)
        lines_below = [line for child in children for line in child.all_lines]
        all_lines = once([*shown, *lines_below])
        return Branch(
            place=place,
            node=node,
            sdgs=named,
            lines=shown,
            all_lines=all_lines,
            tally=tally_of_lines(all_lines) if children else None,
            children=children,
            unfolds_at=unfolds_at,
            is_open=unfolds_at is not None and unfolds_at <= self.asked.depth,
        )

    def _is_theirs(self, node: MeasureNode | None) -> bool:
        return bool(node) and node.department_code == self.asked.department

    def _of_department(
        self, lines: Sequence[IndicatorLine], node: MeasureNode | None
    ) -> tuple[IndicatorLine, ...]:
        """All indicators of a measure of the department, else its own ones only."""
        wanted = self.asked.department
        if not wanted or self._is_theirs(node):
            return tuple(lines)
        return tuple(line for line in lines if line.department_code == wanted)

    def _unfolds_at(self, children: Sequence[Branch]) -> int | None:
        depths = (self.depths.get(child.place.level, 1) for child in children)
        return min(depths, default=None)
