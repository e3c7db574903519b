"""What needs attention, in words."""

import pytest

from indicators.reports.plan import plan_report
from kpitracker.dashboard.lagging import lagging_of
from kpitracker.dashboard.repeated import Repeated
from tests.factories import make_budget, make_goal, make_indicator, make_measure

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_a_sum_tells_of_how_many_measures_it_is():
    goal = make_goal()
    one, other = make_measure(goal=goal), make_measure(goal=goal)
    make_budget(one, 2022, 100)
    make_budget(other, 2022, 50)
    make_budget(other, 2022, 40, kind="settled")
    make_indicator(on=goal, actuals={2022: 11})
    (item,) = plan_report(goal.plan, fiscal_year=2022, audience="public").attention

    (cost,) = lagging_of(item, Repeated(goal.plan)).costs

    assert cost.planned == "150千円 (sum of 2 measures)"
    assert cost.settled == "40千円 (of one measure below)"
