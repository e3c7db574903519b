"""A small plan that holds one of everything a chart can show."""

from indicators.models import Actual
from plans.models import Plan
from tests.factories import (
    make_actual,
    make_edition,
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
    make_target,
)


def make_town(code: str = "town") -> Plan:
    """Thirteen indicators, one for each way a course can look."""
    plan = make_plan(code, title="架空まちづくり計画", source_title="架空の冊子")
    first, revised = make_edition(plan), make_edition(plan)
    goal = make_goal(plan, number="1", title="仕事")
    at = {"on": make_measure(goal=goal, title="創業支援")}
    since = {"baseline_year": 2019, "baseline_year_kind": "fiscal_year"}

    gap = make_indicator(
        **at, **since, code="gap", baseline=-35, target=70, actuals={2020: -20, 2023: 9}
    )
    make_actual(gap, 2021, "collecting")
    bars = make_indicator(
        **at, **since, code="bars", basis="yearly", actuals={2020: 11, 2021: 12}
    )
    make_actual(bars, 2022, 14, quality="estimate")
    make_indicator(
        **at, **since, code="down", aim="decrease", baseline=8, target=0, decimals=1
    )
    make_indicator(**at, code="bare", baseline=None, actuals={2021: 12, 2022: 21})
    make_indicator(
        **at,
        code="every",
        aim="at_least",
        basis="yearly",
        baseline=None,
        target=1,
        every_year=True,
        actuals={2020: 1, 2021: 0, 2022: 2},
    )
    make_indicator(
        **at, code="range", aim="range", target=(20, 30), actuals={2021: 33, 2022: 28}
    )
    make_indicator(
        **at,
        code="steps",
        aim="state",
        baseline_state="未策定",
        actuals={2020: "未策定", 2022: "素案"},
    )
    make_indicator(
        **at,
        code="sums",
        basis="cumulative",
        entry="increment",
        counts_from=2020,
        baseline=None,
        baseline_absent="zero",
        actuals={2020: 2, 2021: 3, 2022: 4},
    )
    changed = make_indicator(**at, **since, code="changed", target=30, edition=first)
    make_target(changed, 25, edition=revised)
    make_actual(changed, 2022, 14)
    interim = make_indicator(**at, **since, code="interim", actuals={2022: 13})
    make_target(interim, 14, target_year=2022)
    make_indicator(
        **at,
        code="open",
        baseline=None,
        target="",
        comparison="undetermined",
        printed="整備後に設定",
    )
    make_indicator(**at, code="watched", aim="monitor", target=None, actuals={2021: 5})
    make_indicator(**at, code="new", baseline=None, target=40)
    return plan


def withhold_everything(plan: Plan) -> None:
    """As it was before the first publication."""
    for actual in Actual.objects.filter(indicator__plan=plan):
        actual.stage = "confirmed"
        actual.save()
