"""The goals and measures of a plan and what stands at them, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from indicators.models import IndicatorLink
from indicators.reports.places import Kind, Place
from measures.models import Measure
from measures.tree import parents_of
from plans.models import Department, Goal, Plan, PlanLevel
from plans.together import Given, Reading, instances, whole

OFFICE = [f"department__{name}" for name in whole(Department)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Rows in the order of the document; all mappings are keyed by database ids.

    ``parents`` names the measure above a measure; following it ends at a goal.
    ``at_goal`` and ``at_measure`` list the indicators printed at an owner, and
    ``owners`` the owners of an indicator.
    """

    levels: Sequence[PlanLevel]
    goals: Sequence[Goal]
    measures: Sequence[Measure]
    parents: Mapping[int, int | None]
    goal_places: Mapping[int, Place]
    measure_places: Mapping[int, Place]
    at_goal: Mapping[int, Sequence[int]]
    at_measure: Mapping[int, Sequence[int]]
    owners: Mapping[int, Sequence[Place]]

    def relistings_of(self, indicator: int) -> tuple[Place, ...]:
        """Where a measure that prints the indicator, or one above it, stands again."""
        printing = {
            pk for pk, printed in self.at_measure.items() if indicator in printed
        }
        above = printing
        while above := {self.parents.get(pk) for pk in above} - printing - {None}:
            printing |= above
        return tuple(
            self.measure_places[measure.pk]
            for measure in self.measures
            if measure.relists_id in printing
        )


# For rows whose place in the plan nobody asks for.
NOWHERE = Outline(
    levels=(),
    goals=(),
    measures=(),
    parents={},
    goal_places={},
    measure_places={},
    at_goal={},
    at_measure={},
    owners={},
)


def outline_rows(plan: Given) -> dict[str, QuerySet]:
    """What an outline is read from, for a ``Reading``."""
    levels = PlanLevel.objects.filter(plan=plan).order_by("depth")
    goals = Goal.objects.filter(plan=plan).order_by("position", "pk")
    measures = Measure.objects.filter(plan=plan).order_by("position", "pk")
    links = IndicatorLink.objects.filter(indicator__plan=plan)
    return {
        "levels": levels.values_list(*whole(PlanLevel)),
        "goals": goals.values_list(*whole(Goal)),
        "measures": measures.values_list(*whole(Measure, *OFFICE)),
        "links": links.order_by("position", "pk").values_list(
            "indicator_id", "goal_id", "measure_id"
        ),
    }


OUTLINE = Reading(lambda: outline_rows(Given("plan")))


def outline_of(plan: Plan) -> Outline:
    """One query."""
    return outline_from(OUTLINE(plan=plan.pk))


def outline_from(rows: Mapping[str, Sequence]) -> Outline:
    levels = list(instances(PlanLevel, rows["levels"]))
    level_names = {level.pk: level.name for level in levels}
    goal_level = next((level.name for level in levels if level.depth == 0), "")
    goals = list(instances(Goal, rows["goals"]))
    measures = list(instances(Measure, rows["measures"]))
    offices = {row[-len(OFFICE)]: row[-len(OFFICE) :] for row in rows["measures"]}
    departments = {one.pk: one for one in instances(Department, offices.values())}
    for measure in measures:
        if measure.department_id is not None:
            measure.department = departments[measure.department_id]
    goal_places = {goal.pk: _place(Kind.GOAL, goal, level=goal_level) for goal in goals}
    measure_places = {
        measure.pk: _place(
            Kind.MEASURE, measure, level=level_names.get(measure.level_id, "")
        )
        for measure in measures
    }
    at_goal: dict[int, list[int]] = {}
    at_measure: dict[int, list[int]] = {}
    owners: dict[int, list[Place]] = {}
    for indicator, goal, measure in rows["links"]:
        if goal in goal_places:
            at_goal.setdefault(goal, []).append(indicator)
            owners.setdefault(indicator, []).append(goal_places[goal])
        elif measure in measure_places:
            at_measure.setdefault(measure, []).append(indicator)
            owners.setdefault(indicator, []).append(measure_places[measure])
    return Outline(
        levels=levels,
        goals=goals,
        measures=measures,
        parents=parents_of(measures),
        goal_places=goal_places,
        measure_places=measure_places,
        at_goal=at_goal,
        at_measure=at_measure,
        owners=owners,
    )


def _place(kind: Kind, row: Goal | Measure, *, level: str) -> Place:
    return Place(
        kind=kind, code=row.code, title=row.title, number=row.number, level=level
    )
