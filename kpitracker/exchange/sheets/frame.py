"""The frame of a plan: itself, its editions and levels, departments and goals."""

from kpitracker.exchange import kinds
from kpitracker.exchange.columns import (
    PLAN_CODE,
    Column,
    ColumnsOf,
    Reference,
    reference,
)
from kpitracker.exchange.sheets.sheet import Sheet
from plans.models import (
    Department,
    Edition,
    Goal,
    Organization,
    Plan,
    PlanLevel,
    Population,
    ScalePreset,
)

organization = ColumnsOf(Organization)
plan, edition, level = ColumnsOf(Plan), ColumnsOf(Edition), ColumnsOf(PlanLevel)
department, goal = ColumnsOf(Department), ColumnsOf(Goal)
population = ColumnsOf(Population)

LARGEST = 2**31 - 1

ORGANIZATION = (
    Column("organization_code", kinds.OrganizationCode(6)),
    Column(
        "organization_name",
        kinds.Line(Organization._meta.get_field("name").max_length),
    ),
)

PLAN = Sheet(
    "plan.csv",
    Plan,
    (
        plan.code("plan_code"),
        plan.line("title", required=True),
        *ORGANIZATION,
        plan.choice("visibility"),
        plan.year("period_start"),
        plan.year("period_end"),
        plan.year("y0"),
        plan.code("predecessor_code", "predecessor_code", required=False),
        plan.line("source_title"),
        plan.day("source_date"),
        plan.line("licence"),
        plan.day("as_of"),
        plan.choice("scale", default=ScalePreset.STANDARD4.value),
        plan.number("pace_upper"),
        plan.number("pace_lower"),
        plan.number("tolerance"),
        plan.prose("note"),
    ),
    key=("plan_code",),
    plan_path="",
)

EDITIONS = Sheet(
    "editions.csv",
    Edition,
    (
        PLAN_CODE,
        edition.code("edition_code"),
        edition.line("name", required=True),
        edition.day("decided_on"),
        edition.whole("order", most=LARGEST, required=True),
    ),
    key=("edition_code",),
    unique=(("order",),),
)

LEVELS = Sheet(
    "levels.csv",
    PlanLevel,
    (
        PLAN_CODE,
        level.whole("depth", most=99, required=True),
        level.line("name", required=True),
    ),
    key=("depth",),
    unique=(("name",),),
)

DEPARTMENTS = Sheet(
    "departments.csv",
    Department,
    (
        department.code("code"),
        department.line("name", required=True),
        department.day("valid_from"),
        department.day("valid_to"),
        reference("successor_code", Reference("departments.csv", "code", "successor")),
    ),
    key=("code",),
    plan_path="",
    is_shared=True,
)

POPULATIONS = Sheet(
    "populations.csv",
    Population,
    (
        population.day("counted_on", required=True),
        population.whole("people", least=1, most=LARGEST, required=True),
        population.line("source", required=True),
    ),
    key=("counted_on",),
    plan_path="",
    is_shared=True,
)

GOALS = Sheet(
    "goals.csv",
    Goal,
    (
        PLAN_CODE,
        goal.code("goal_code"),
        goal.line("number"),
        goal.line("title", required=True),
    ),
    key=("goal_code",),
)

TO_GOAL = Reference("goals.csv", "goal_code", "goal")
TO_EDITION = Reference("editions.csv", "edition_code", "edition")
TO_DEPARTMENT = Reference("departments.csv", "code", "department")
