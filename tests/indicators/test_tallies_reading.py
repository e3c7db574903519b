"""Whether a kept tally is trusted or counted anew."""

import pytest

from indicators.models import PlanTally
from indicators.tallies import Tally, latest_judged, refresh, tallies_of
from plans.models import Plan
from tests.factories import make_actual, make_indicator, make_plan
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db


def read(plan: Plan) -> Plan:
    return Plan.objects.get(pk=plan.pk)


def stored(plan, year=2022, audience="public") -> PlanTally:
    return PlanTally.objects.get(plan=plan, fiscal_year=year, audience=audience)


def tally(plan, year=2022, audience="public") -> Tally | None:
    return tallies_of([read(plan)], audience=audience)[plan.pk].get(year)


class TestReading:
    def test_trusts_a_tally_of_the_plan_s_version(self):
        plan = make_large_plan(2)
        refresh(plan)
        PlanTally.objects.update(achieved=99)

        assert tally(plan).achieved == 99

    def test_counts_anew_once_anything_was_written(self):
        plan = make_plan()
        indicator = make_indicator(plan, actuals={2022: 16})
        refresh(plan)
        actual = indicator.actuals.get()

        actual.value = 9
        actual.save()

        assert stored(plan).on_track == 1
        assert (tally(plan).on_track, tally(plan).worse) == (0, 1)

    def test_counts_anew_what_was_never_kept(self):
        plan = make_plan()
        make_indicator(plan, actuals={2022: 16})

        assert tally(plan).on_track == 1

    def test_tells_the_audiences_apart(self):
        plan = make_plan()
        make_actual(make_indicator(plan), 2022, 16, stage="confirmed")
        refresh(plan)

        assert tally(plan, audience="internal").on_track == 1
        assert tally(plan, audience="public") is None

    def test_of_a_plan_without_values_has_no_year(self):
        plan = make_plan()
        make_indicator(plan)

        assert tallies_of([plan], audience="public") == {plan.pk: {}}

    def test_of_no_plan_is_nothing(self):
        assert tallies_of([], audience="public") == {}

    @pytest.mark.parametrize("size", [1, 3])
    def test_takes_one_query_for_any_number_of_plans(
        self, size, django_assert_num_queries
    ):
        for _ in range(size):
            refresh(make_large_plan(size))
        plans = list(Plan.objects.all())

        with django_assert_num_queries(1):
            tallies_of(plans, audience="public")

    @pytest.mark.parametrize("size", [1, 3])
    def test_takes_six_if_some_are_stale(self, size, django_assert_num_queries):
        refresh(make_large_plan(1))
        for _ in range(size):
            make_large_plan(size)
        plans = list(Plan.objects.all())

        with django_assert_num_queries(6):
            found = tallies_of(plans, audience="public")

        assert [one[2022].total for one in found.values()] == [1] + [size] * size


class TestLatestJudged:
    def test_passes_over_years_without_a_judgement(self):
        tallies = {2021: Tally(behind=1), 2022: Tally(not_judged=1)}

        assert latest_judged(tallies) == 2021

    def test_takes_an_estimate_for_a_judgement(self):
        assert latest_judged({2022: Tally(provisional=1)}) == 2022

    def test_may_be_none(self):
        assert latest_judged({}) is None
