"""The database of the page benchmark: one published plan, and as many copies of it.

The plan is written and published as people would. Copies are made by the database: in
every table the rows of the plan once more, all ids moved by the same step.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Field, ForeignKey, Model

from indicators import tallies
from indicators.publishing import publish
from plans.models import Department, Organization, Plan, User
from plans.versions import Versioned
from tests.factories import (
    make_actual,
    make_budget,
    make_department,
    make_goal,
    make_indicator,
    make_measure,
    make_organization,
    make_plan,
    make_review,
)

CODE = "town"
INDICATORS, MEASURES, GOALS = 75, 25, 5
YEARS, TARGET_YEAR = range(2019, 2025), 2028
# More than any table has rows of the first plan
STEP = 10_000
# Ids that are no foreign keys, because what they name may go
ID_NAMES = {"original", "successor_measure_id"}
# What would name two rows alike, gets the number of the copy.
DISTINCT = {("plans.plan", "code"), ("plans.organization", "name")}


def fill_first() -> None:
    """75 indicators at 25 measures under 5 goals, six years of actuals, published."""
    with transaction.atomic():
        plan = _write()
        publish(plan, YEARS[-1], user=None)
        tallies.refresh(plan)


def copy(plans: int) -> None:
    """Let there be so many plans, all like the first; it comes in the middle."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Copies refer to copies: checking them one by one takes minutes.
            cursor.execute("SET LOCAL session_replication_role = replica")
        for model in _models():
            cursor.execute(*_copies(model, plans))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _write() -> Plan:
    owner = make_organization("架空市")
    offices = [make_department(owner, name=f"架空第{at}課") for at in range(6)]
    plan = make_plan(
        CODE,
        organization=owner,
        title="架空市総合計画",
        period_start=YEARS[0],
        period_end=TARGET_YEAR,
    )
    goals = [
        make_goal(plan, number=str(at + 1), title=f"架空のまちづくりの目標その{at + 1}")
        for at in range(GOALS)
    ]
    measures = [
        make_measure(
            goal=goals[at % GOALS],
            number=f"({at + 1})",
            title=f"架空の施策を進める取組その{at + 1}",
            department=offices[at % len(offices)],
        )
        for at in range(MEASURES)
    ]
    for at, measure in enumerate(measures):
        make_budget(measure, YEARS[-1], 1_000 + at, kind="planned", unit="千円")
        make_review(
            measure, YEARS[-1], cause="参加者が集まらなかった。", next="続ける。"
        )
    for at in range(INDICATORS):
        indicator = make_indicator(
            on=measures[at % MEASURES],
            name=f"架空の事業に参加した人の数その{at + 1}",
            unit="人",
            baseline=100 + at,
            baseline_year=2018,
            baseline_year_kind="fiscal_year",
            target=200 + 3 * at,
            target_year=TARGET_YEAR,
            department=offices[at % len(offices)],
            definition="年度末に担当課が数えた人の数",
        )
        for year in YEARS:
            value = _value(at, year)
            comment = f"{year}年度は催しを{at}回開いた。"
            stage = "confirmed" if year == YEARS[-1] else "published"
            make_actual(indicator, year, value, stage=stage, comment=comment)
    return plan


def _value(at: int, year: int) -> int:
    """Ahead of its way, on it, behind it or going back: as far as is usual."""
    way, pace = 100 + 2 * at, at * 37 % 180 - 20
    return 100 + at + way * (year - 2018) * pace // (100 * (TARGET_YEAR - 2018))


def _models() -> Iterator[type[Model]]:
    """Every table with rows of a plan, what others refer to first."""
    others = [Organization, Department]
    of_plan = [
        model
        for name in ("plans", "measures", "indicators")
        for model in apps.get_app_config(name).get_models()
        if model not in others
        and (
            getattr(model, "plan_path", None) is not None
            or (not issubclass(model, Versioned) and _leads_to_plan(model))
        )
    ]
    return iter([*others, *of_plan])


def _leads_to_plan(model: type[Model]) -> bool:
    return not model.__name__.startswith("Historical") and any(
        field.related_model.__name__ in {"Plan", "Publication", "PublishedIndicator"}
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey)
    )


def _copies(model: type[Model], plans: int) -> tuple[str, list]:
    fields = model._meta.concrete_fields
    names = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_moved(model, field) for field in fields)
    table = model._meta.db_table
    return (
        f"WITH RECURSIVE copy(number) AS (SELECT 1 UNION ALL "
        f"SELECT number + 1 FROM copy WHERE number < %s) "
        f"INSERT INTO {table} ({names}) SELECT {values} "
        f"FROM copy, {table} row WHERE row.id <= %s",
        [plans - 1, STEP],
    )


def _moved(model: type[Model], field: Field) -> str:
    column = f'row."{field.column}"'
    refers = isinstance(field, ForeignKey) and field.related_model is not User
    if field.primary_key or refers or field.name in ID_NAMES:
        return f"{column} + copy.number * {STEP}"
    if (model._meta.label_lower, field.name) in DISTINCT:
        return f"{column} || '-' || copy.number"
    return column
