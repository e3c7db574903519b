"""Which fiscal years a plan can be looked at in."""

import pytest

from indicators.years import Years, plan_years
from tests.factories import make_actual, make_indicator, make_plan

pytestmark = pytest.mark.django_db


def years_of(plan, audience="public"):
    return plan_years(plan, audience=audience)


class TestChoices:
    def test_run_from_the_plan_s_first_year_to_the_last_entered(self):
        plan = make_plan()
        make_indicator(plan, actuals={2015: 8, 2022: 16})
        make_indicator(plan, actuals={2021: 16})

        assert years_of(plan).choices == (2020, 2021, 2022)

    def test_begin_with_the_first_value_where_no_start_is_stated(self):
        plan = make_plan(period_start=None, period_end=None)
        make_indicator(plan, actuals={2018: 8, 2020: 9})

        assert years_of(plan).choices == (2018, 2019, 2020)

    def test_show_values_from_before_the_plan_where_there_are_no_others(self):
        plan = make_plan()
        make_indicator(plan, actuals={2018: 8, 2019: 9})

        assert years_of(plan) == Years((2018, 2019), 2019)

    def test_count_a_reason_but_no_draft(self):
        plan = make_plan()
        indicator = make_indicator(plan, actuals={2020: 11, 2021: "collecting"})
        make_actual(indicator, 2022, 16, stage="draft")
        make_actual(indicator, 2023, 16, stage="confirmed")

        assert years_of(plan).choices == (2020, 2021)
        assert years_of(plan, "internal").choices == (2020, 2021, 2022, 2023)

    def test_are_none_before_the_first_value(self):
        assert years_of(make_plan()) == Years()


class TestDefault:
    def test_is_the_latest_year_with_a_value(self):
        plan = make_plan()
        make_indicator(plan, actuals={2021: 0, 2022: "collecting"})

        assert years_of(plan).default == 2021

    def test_may_be_a_year_with_a_state(self):
        plan = make_plan()
        make_indicator(plan, aim="state", actuals={2022: "素案"})

        assert years_of(plan).default == 2022


class TestPick:
    years = Years((2020, 2021, 2022), 2021)

    @pytest.mark.parametrize("typed", ["2020", "2022"])
    def test_takes_a_choice(self, typed):
        assert self.years.pick(typed) == int(typed)
        assert not self.years.refuses(typed)

    @pytest.mark.parametrize(
        "typed", ["2019", "2023", "abc", "２０２２", "2022 ", "-1", "9" * 5000, "２"]
    )
    def test_falls_back_and_says_so(self, typed):
        assert self.years.pick(typed) == 2021
        assert self.years.refuses(typed)

    @pytest.mark.parametrize("typed", [None, ""])
    def test_takes_the_default_where_nothing_was_asked(self, typed):
        assert self.years.pick(typed) == 2021
        assert not self.years.refuses(typed)


class TestQueries:
    @pytest.mark.parametrize("size", [1, 3])
    def test_is_one(self, size, django_assert_num_queries):
        plan = make_plan()
        for _ in range(size):
            make_indicator(plan, actuals={2021: 1, 2022: 2})

        with django_assert_num_queries(1):
            plan_years(plan, audience="public")
