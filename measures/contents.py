"""The table of contents of a plan: its elements in printed order. Three queries."""

from dataclasses import dataclass

from measures.models import Measure
from plans.models import Goal, Plan

# Whether it is a goal, and its code: a goal and a measure may have the same.
Key = tuple[bool, str]


@dataclass(frozen=True, slots=True)
class Element:
    """A goal (``above`` is None) or a measure, as a menu names it.

    ``above`` is the key of what it stands under.
    """

    code: str
    number: str
    title: str
    level: str
    above: Key | None = None

    @property
    def is_goal(self) -> bool:
        return self.above is None

    @property
    def key(self) -> Key:
        return (self.is_goal, self.code)

    @property
    def peers(self) -> tuple[bool, str]:
        """What all elements of one level share."""
        return (self.is_goal, self.level)


@dataclass(frozen=True, slots=True)
class Entry:
    """An element in the menu; only the way to the page being read is unfolded."""

    element: Element
    is_here: bool
    entries: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The elements of one plan, each before what it contains, and where one is."""

    elements: tuple[Element, ...]
    here: Key

    @property
    def before(self) -> Element | None:
        """What is printed before it on the same level, a goal or a measure."""
        return self._at(-1)

    @property
    def after(self) -> Element | None:
        """What is printed after it on the same level."""
        return self._at(+1)

    @property
    def menu(self) -> tuple[Entry, ...]:
        """The goals, unfolded along the way to the element and one step below it."""
        below: dict[Key | None, list[Element]] = {}
        for element in self.elements:
            below.setdefault(element.above, []).append(element)
        unfolded = self._way_here()

        def entries(above: Key | None) -> tuple[Entry, ...]:
            return tuple(
                Entry(
                    element,
                    element.key == self.here,
                    entries(element.key) if element.key in unfolded else (),
                )
                for element in below.get(above, ())
            )

        return entries(None)

    def _at(self, distance: int) -> Element | None:
        here = next(one for one in self.elements if one.key == self.here)
        peers = [one for one in self.elements if one.peers == here.peers]
        place = peers.index(here) + distance
        return peers[place] if 0 <= place < len(peers) else None

    def _way_here(self) -> set[Key]:
        above = {element.key: element.above for element in self.elements}
        way: set[Key] = set()
        at: Key | None = self.here
        while at in above and at not in way:
            way.add(at)
            at = above[at]
        return way


def plan_contents(plan: Plan, *, here: Goal | Measure) -> Contents:
    """Goals with their measures; the rows' own order is that of the document."""
    goal_level = plan.levels.filter(depth=0).values_list("name", flat=True).first()
    measures = list(plan.measures.select_related("level"))
    codes = {measure.pk: measure.code for measure in measures}
    by_goal: dict[int, list[Measure]] = {}
    for measure in measures:
        by_goal.setdefault(measure.goal_id, []).append(measure)
    elements: list[Element] = []
    for goal in plan.goals.all():
        elements.append(Element(goal.code, goal.number, goal.title, goal_level or ""))
        elements += [
            Element(
                measure.code,
                measure.number,
                measure.title,
                measure.level.name,
                (False, codes[measure.parent_id])
                if measure.parent_id in codes
                else (True, goal.code),
            )
            for measure in by_goal.get(goal.pk, ())
        ]
    return Contents(tuple(elements), (isinstance(here, Goal), here.code))
