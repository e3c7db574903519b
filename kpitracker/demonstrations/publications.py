"""What the fictional towns have published: one year of them was corrected since."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from indicators.enums import Stage
from indicators.models import Actual
from indicators.publishing import publish, settle
from plans.models import Plan, User

YEARS = (2020, 2021, 2022, 2023)
# 保育所等の待機児童数: at first the value of another day was published.
INDICATOR, YEAR, MISTAKEN = "i03", 2023, Decimal(3)
REASON = "4月1日現在ではなく10月1日現在の値を掲載していたため訂正（架空の例）"

# Plans beside the town's own, for comparisons: what they have published.
OTHERS = {"mihon-4": (2018, 2019), "tonari": (2022, 2023)}


def publish_others() -> None:
    """The plan before the town's own, and the neighbour's; where they are there."""
    for plan in Plan.objects.filter(code__in=OTHERS):
        for year in OTHERS[plan.code]:
            publish(plan, year, user=None, at=_day(year + 1, 8))


def publish_years(plan: Plan, *, planner: User) -> None:
    """Each year in the July after it; the correction came in September."""
    row = Actual.objects.get(
        indicator__plan=plan, indicator__code=INDICATOR, fiscal_year=YEAR
    )
    right = row.value
    _save(row, MISTAKEN, at=_day(YEAR + 1, 6), by=planner)
    for year in YEARS:
        publish(plan, year, user=None, at=_day(year + 1, 7))
    row.refresh_from_db()
    with transaction.atomic():
        _save(row, right, at=_day(YEAR + 1, 9), by=planner, reason=REASON)
        settle(plan)


def _save(
    row: Actual, value: Decimal, *, at: datetime, by: User, reason: str = ""
) -> None:
    row.value, row.stage = value, Stage.PUBLISHED
    row._change_reason = reason or None
    row._history_user, row._history_date = by, at
    row.save()


def _day(year: int, month: int) -> datetime:
    return timezone.make_aware(datetime(year, month, 1, 10))
