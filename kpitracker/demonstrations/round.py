"""The open round of the demonstration: a town in the middle of entering its values."""

from datetime import timedelta

from django.utils import timezone
from django.utils.timezone import localdate

from indicators import stages
from indicators.enums import Stage
from indicators.models import Actual, Round
from indicators.workflow import Step
from plans.models import Department, Plan, User

FISCAL_YEAR = 2024
# As if it had been opened three weeks ago, whenever the demonstration is built.
DAYS_OPEN, DAYS_LEFT = 20, 19
NOTE = (
    "令和6年度の実績を入力してください。数値のないときは理由を選び、"
    "遅れている指標には要因を書いてください。"
)
DOUBT = (
    "集計の時点（4月1日現在か、3月31日現在か）を確かめて、要因を書き足してください。"
)


def open_round(plan: Plan, *, department: Department, planner: User) -> Round:
    """Open the round; the planning section has returned what the office submitted."""
    today = localdate()
    opened = Round(
        plan=plan,
        fiscal_year=FISCAL_YEAR,
        opens_on=today - timedelta(days=DAYS_OPEN),
        closes_on=today + timedelta(days=DAYS_LEFT),
        note=NOTE,
    )
    opened.save()
    submitted = Actual.objects.filter(
        indicator__plan=plan,
        indicator__department=department,
        fiscal_year=FISCAL_YEAR,
        stage__in=[Stage.SUBMITTED, Stage.APPROVED, Stage.CONFIRMED],
    )
    first = dict(
        submitted.order_by("indicator__position").values_list("pk", "version")[:1]
    )
    stages.take(Step.RETURN, first, user=planner, at=timezone.now(), comment=DOUBT)
    return opened
