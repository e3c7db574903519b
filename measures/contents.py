"""The table of contents of a plan: its elements in printed order. Three queries."""

from dataclasses import dataclass

from measures.models import Measure
from plans.models import Plan


@dataclass(frozen=True, slots=True)
class Element:
    """A goal (``above`` is None) or a measure, as a menu names it.

    ``above`` is the code of the goal or measure it stands under.
    """

    code: str
    number: str
    title: str
    level: str
    above: str | None = None

    @property
    def is_goal(self) -> bool:
        return self.above is None


@dataclass(frozen=True, slots=True)
class Entry:
    """An element in the menu; only the way to the page being read is unfolded."""

    element: Element
    is_here: bool
    entries: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The elements of one plan, each before what it contains."""

    elements: tuple[Element, ...]

    def neighbours(self, code: str) -> tuple[Element | None, Element | None]:
        """What is printed just before the element and just after it."""
        around = [None, *self.elements, None]
        place = next(i for i, one in enumerate(around) if one and one.code == code)
        return around[place - 1], around[place + 1]

    def menu(self, code: str) -> tuple[Entry, ...]:
        """The goals, unfolded along the way to the element and one step below it."""
        unfolded = {one.code for one in self._way_to(code)}
        below: dict[str | None, list[Element]] = {}
        for element in self.elements:
            below.setdefault(element.above, []).append(element)

        def entries(above: str | None) -> tuple[Entry, ...]:
            return tuple(
                Entry(
                    element,
                    element.code == code,
                    entries(element.code) if element.code in unfolded else (),
                )
                for element in below.get(above, ())
            )

        return entries(None)

    def _way_to(self, code: str) -> list[Element]:
        known = {element.code: element for element in self.elements}
        way, at = [], known.get(code)
        while at is not None and at not in way:
            way.append(at)
            at = known.get(at.above)
        return way


def plan_contents(plan: Plan) -> Contents:
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
                codes.get(measure.parent_id, goal.code),
            )
            for measure in by_goal.get(goal.pk, ())
        ]
    return Contents(tuple(elements))
