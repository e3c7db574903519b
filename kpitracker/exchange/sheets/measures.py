"""What the town will do: measures with their texts, partners, budgets and reviews."""

from kpitracker.exchange import kinds
from kpitracker.exchange.columns import (
    PLAN_CODE,
    Column,
    ColumnsOf,
    Reference,
    reference,
)
from kpitracker.exchange.sheets.frame import (
    ORGANIZATION,
    TO_DEPARTMENT,
    TO_EDITION,
    TO_GOAL,
)
from kpitracker.exchange.sheets.sheet import Sheet
from measures.models import Budget, BudgetTotal, Measure, Partner, Review, Text
from plans.models import PlanLevel

measure, text, review = ColumnsOf(Measure), ColumnsOf(Text), ColumnsOf(Review)
budget, total = ColumnsOf(Budget), ColumnsOf(BudgetTotal)


def to_measure(field: str = "measure") -> Reference:
    return Reference("measures.csv", "measure_code", field)


OWN_MEASURE = reference("measure_code", to_measure(), required=True)
EDITION = reference("edition_code", TO_EDITION)

MEASURES = Sheet(
    "measures.csv",
    Measure,
    (
        PLAN_CODE,
        measure.code("measure_code"),
        reference("goal_code", TO_GOAL, required=True),
        reference("parent_code", to_measure("parent")),
        Column(
            "level",
            kinds.Line(PlanLevel._meta.get_field("name").max_length),
            is_required=True,
            references=(Reference("levels.csv", "name", "level"),),
        ),
        measure.line("number"),
        measure.line("title", required=True),
        measure.flag("is_new"),
        reference("relists_code", to_measure("relists")),
        reference("ended_into_code", to_measure("ended_into")),
        reference("department_code", TO_DEPARTMENT),
        measure.line("scope_printed"),
    ),
    key=("measure_code",),
)

TEXTS = Sheet(
    "texts.csv",
    Text,
    (
        PLAN_CODE,
        reference("owner_code", TO_GOAL, to_measure()),
        text.code("text_code"),
        text.choice("kind", required=True),
        text.line("heading"),
        text.line("mark"),
        text.line("anchor"),
        Column("body", kinds.Underlined(), "body", is_required=True),
    ),
    key=("text_code",),
    list_of="owner_code",
)

PARTNERS = Sheet(
    "partners.csv",
    Partner,
    (PLAN_CODE, OWN_MEASURE, *ORGANIZATION),
    key=("measure_code", "organization_code", "organization_name"),
    plan_path="measure__plan",
    list_of="measure_code",
)

BUDGETS = Sheet(
    "budgets.csv",
    Budget,
    (
        PLAN_CODE,
        OWN_MEASURE,
        EDITION,
        budget.year("fiscal_year", required=True),
        budget.choice("kind", required=True),
        budget.number("amount"),
        budget.line("mark"),
        budget.line("unit"),
    ),
    key=("measure_code", "edition_code", "fiscal_year", "kind"),
    plan_path="measure__plan",
)

BUDGET_TOTALS = Sheet(
    "budget_totals.csv",
    BudgetTotal,
    (
        PLAN_CODE,
        OWN_MEASURE,
        EDITION,
        total.choice("kind", required=True),
        total.number("amount"),
        total.line("mark"),
        total.line("unit"),
    ),
    key=("measure_code", "edition_code", "kind"),
    plan_path="measure__plan",
)

REVIEWS = Sheet(
    "reviews.csv",
    Review,
    (
        PLAN_CODE,
        OWN_MEASURE,
        review.year("fiscal_year", required=True),
        review.line("rating"),
        review.prose("rating_reason"),
        review.prose("done"),
        review.prose("cause"),
        review.prose("issue"),
        review.prose("next"),
        review.choice("course"),
        review.prose("committee_opinion"),
        review.day("opinion_on"),
    ),
    key=("measure_code", "fiscal_year"),
    plan_path="measure__plan",
)
