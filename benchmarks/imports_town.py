"""The database of the import benchmark: plans with eight years of drafts each."""

from django.db import connection, transaction
from django.utils import timezone

from benchmarks.imports_sheets import (
    INDICATORS_A_PLAN,
    STORED_YEARS,
    YEARS,
    comment_of,
    indicator_code,
    plan_code,
    value_of,
)
from indicators.enums import Aim, Basis
from indicators.imports.stored import UNSTORED, Stored
from indicators.models import Actual, Indicator
from plans.bulk import BulkWriter
from plans.models import Department, Membership, Organization, Plan, Role, User

# A member of the planning section, in whose name everything is brought in.
USERNAME = "planning"


def fill(rows: int) -> None:
    """Drafts as in a round that is under way, with their history."""
    organization = Organization.objects.create(name="架空市")
    department = Department.objects.create(
        organization=organization, code="planning", name="企画課"
    )
    user = User.objects.create_user(USERNAME, is_staff=True)
    Membership.objects.create(user=user, department=department, role=Role.PLANNING)
    with transaction.atomic():
        for number in range(0, rows // YEARS, INDICATORS_A_PLAN):
            _make_plan(number, organization, department, user)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _make_plan(first: int, organization, department, user: User) -> None:
    plan = Plan.objects.create(
        organization=organization,
        code=plan_code(first),
        title=f"架空計画 {first}",
        period_start=2013,
        period_end=2024,
        visibility="public",
    )
    numbers = range(first, first + INDICATORS_A_PLAN)
    indicators = Indicator.objects.bulk_create(
        Indicator(
            plan=plan,
            department=department,
            code=indicator_code(number),
            name=f"架空の事業に参加した人の数 {number}",
            unit="人",
            aim=Aim.INCREASE,
            basis=Basis.POINT,
            definition="年度末に担当課が数えた人の数",
            position=number,
        )
        for number in numbers
    )
    writer = BulkWriter(Actual, user_id=user.pk, moment=timezone.now(), reason="")
    places = [(it.pk, it.position, year) for it in indicators for year in STORED_YEARS]
    rows = zip(writer.new_ids(len(places)), places, strict=True)
    writer.insert([_row(pk, *place) for pk, place in rows])


def _row(pk: int, indicator: int, number: int, year: int) -> Stored:
    return UNSTORED._replace(
        id=pk,
        version=1,
        indicator_id=indicator,
        fiscal_year=year,
        value=value_of(number, year),
        quality="actual",
        entered=value_of(number, year),
        comment=comment_of(number, year),
        position=0,
    )
