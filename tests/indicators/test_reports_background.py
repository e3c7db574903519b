"""What lagging indicators cost, and what is said of their measures."""

import pytest

from indicators.models import Actual
from indicators.reports.plan import plan_report
from plans.models import Plan
from tests.factories import (
    make_budget,
    make_edition,
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
    make_review,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure():
    """Under a goal one measure with two under it; the first is behind in 2022."""
    goal = make_goal(make_plan("p"), code="g")
    above = make_measure(goal=goal, code="above")
    below = make_measure(parent=above, code="below")
    make_measure(parent=above, code="other")
    make_indicator(on=below, code="k", actuals={2022: 11})
    return below


def item(measure, code="k", year=2022):
    plan = Plan.objects.get(pk=measure.plan_id)
    items = plan_report(plan, fiscal_year=year, audience="public").attention
    return next(one for one in items if one.line.code == code)


def cost(measure):
    (found,) = item(measure).costs
    cells = (found.planned, found.settled)
    printed = [one.cell.mark or one.cell.amount for one in cells]
    return (found.place.code, *printed, *(one.parts for one in cells))


class TestCost:
    def test_is_that_of_the_measure_in_the_year(self, measure):
        make_budget(measure, 2022, 100)
        make_budget(measure, 2022, 90, kind="settled")
        make_budget(measure, 2021, 5)

        assert cost(measure) == ("below", 100, 90, 0, 0)

    def test_is_that_of_the_newest_edition(self, measure):
        editions = [make_edition(measure.plan) for _ in range(2)]
        make_budget(measure, 2022, 300, edition=editions[1])
        make_budget(measure, 2022, 200, edition=editions[0])

        assert cost(measure) == ("below", 300, None, 0, 0)

    def test_a_printed_mark_is_no_amount(self, measure):
        make_budget(measure, 2022, None, mark="－")

        assert cost(measure) == ("below", "－", None, 0, 0)

    def test_of_a_measure_without_one_is_the_sum_below(self, measure):
        below, other = measure.plan.measures.filter(parent=measure.parent)
        make_indicator(on=measure.parent, code="k2", actuals={2022: 11})
        make_budget(below, 2022, 100)
        make_budget(other, 2022, 50)
        make_budget(other, 2022, 40, kind="settled")

        (found,) = item(measure, "k2").costs
        assert (found.place.code, found.planned.cell.amount) == ("above", 150)
        assert (found.planned.parts, found.settled.parts) == (2, 1)

    def test_is_looked_for_below_for_each_kind_by_itself(self, measure):
        below, other = measure.plan.measures.filter(parent=measure.parent)
        make_indicator(on=measure.parent, code="k2", actuals={2022: 11})
        make_budget(measure.parent, 2022, 120, kind="settled")
        make_budget(below, 2022, 100)
        make_budget(other, 2022, 40, kind="settled")
        make_budget(make_measure(parent=other), 2022, 50)

        (found,) = item(measure, "k2").costs
        assert (found.planned.cell.amount, found.planned.parts) == (150, 2)
        assert (found.settled.cell.amount, found.settled.parts) == (120, 0)

    def test_above_says_the_same_of_a_place_as_the_place_itself(self, measure):
        third = make_measure(parent=measure.parent)
        make_indicator(on=third, code="k2", actuals={2022: 11})
        make_budget(measure.parent, 2022, 120, kind="settled")
        make_budget(measure, 2022, 100)

        (found,) = item(measure, "k2").costs
        assert (found.place.code, found.planned.parts) == ("above", 1)
        assert (found.planned.cell.amount, found.settled.cell.amount) == (100, 120)

    def test_different_units_are_never_added(self, measure):
        below, other = measure.plan.measures.filter(parent=measure.parent)
        make_budget(below, 2022, 100)
        make_budget(other, 2022, 50, unit="百万円")
        make_indicator(on=measure.parent, code="k2", actuals={2022: 11})

        assert item(measure, "k2").costs == ()

    def test_of_a_goal_is_the_sum_of_its_measures(self, measure):
        make_budget(measure, 2022, 100)
        make_indicator(on=measure.goal, code="k2", actuals={2022: 11})

        (found,) = item(measure, "k2").costs
        assert (found.place.code, found.planned.cell.amount) == ("g", 100)

    def test_what_is_printed_again_is_counted_once(self, measure):
        again = make_measure(goal=measure.goal, relists=measure)
        make_budget(measure, 2022, 100)
        make_budget(again, 2022, 100)
        make_indicator(on=measure.goal, code="k2", actuals={2022: 11})

        (found,) = item(measure, "k2").costs
        assert (found.planned.cell.amount, found.planned.parts) == (100, 1)

    def test_else_is_that_of_the_measure_above(self, measure):
        make_budget(measure.parent, 2022, 700)

        assert cost(measure) == ("above", 700, None, 0, 0)

    def test_is_none_where_nothing_is_printed(self, measure):
        assert item(measure).costs == ()


class TestVoices:
    def test_are_those_of_the_measure_in_the_year(self, measure):
        make_review(measure, 2022, cause="人手不足", issue="定着", next="募集")
        make_review(measure, 2021, cause="昔のこと")

        (said,) = item(measure).said
        assert (said.place.code, said.cause, said.issue, said.next) == (
            "below",
            "人手不足",
            "定着",
            "募集",
        )

    def test_else_of_the_nearest_measure_above_that_says_why(self, measure):
        make_review(measure, 2022, rating="C")
        make_review(measure.parent, 2022, issue="上の課題")

        (said,) = item(measure).said
        assert (said.place.code, said.issue) == ("above", "上の課題")

    def test_are_silent_where_nobody_wrote(self, measure):
        assert item(measure).said == ()

    def test_of_a_year_without_any_public_value_are_kept_back(self, measure):
        make_review(measure, 2022, cause="まだ言えない")
        Actual.objects.update(stage="confirmed")

        plan = Plan.objects.get(pk=measure.plan_id)
        shown, own = (
            plan_report(plan, fiscal_year=2022, audience=audience)
            for audience in ("public", "internal")
        )
        assert shown.attention == ()
        assert own.attention[0].said[0].cause == "まだ言えない"
