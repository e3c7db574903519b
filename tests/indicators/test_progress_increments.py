"""Yearly increments, and the sum they make."""

from decimal import Decimal

import pytest

from tests.indicators.courses import (
    judged,
    make_actual,
    make_course,
    make_every_year,
    make_state,
    reason_of,
)

pytestmark = pytest.mark.pure


class TestIncrements:
    def course(self, **facts):
        usual = {"basis": "cumulative", "entry": "increment", "counts_from": 2020}
        return make_course(**usual | facts)

    def test_are_summed_from_the_year_that_counts(self):
        course = self.course(actuals={2019: 100, 2020: 4, 2021: 5, 2022: 6, 2023: 7})

        judgement = judged(course)

        assert (judgement.actual, judgement.actual_state) == (15, None)

    def test_without_the_baseline_start_from_zero(self):
        course = self.course(actuals={2020: 3, 2021: 4, 2022: 5}, baseline=18)

        judgement = judged(course)

        assert (judgement.baseline, judgement.actual) == (0, 12)
        assert judgement.progress == Decimal("0.6")
        assert judgement.status == "on_track"

    def test_with_the_baseline_start_from_it(self):
        course = self.course(
            actuals={2020: 1, 2021: 1, 2022: 4}, baseline_included=True
        )

        judgement = judged(course)

        assert (judgement.baseline, judgement.actual) == (10, 16)
        assert judgement.status == "on_track"

    def test_with_a_baseline_not_started_start_from_zero(self):
        course = self.course(
            baseline=None,
            baseline_absent="zero",
            baseline_included=True,
            actuals={2020: 1, 2021: 1, 2022: 4},
        )

        assert judged(course).actual == 6

    def test_with_an_unknown_baseline_have_no_sum(self):
        course = self.course(
            baseline=None,
            baseline_included=True,
            actuals={2020: 1, 2021: 1, 2022: 4},
        )

        assert judged(course).actual is None
        assert reason_of(course) == "no_baseline"
        assert reason_of(course, 2023) == "no_actual"

    def test_a_zero_is_an_increment(self):
        assert judged(self.course(actuals={2020: 0, 2021: 0, 2022: 0})).actual == 0

    @pytest.mark.parametrize("gap", [2020, 2021, 2022])
    def test_a_missing_year_leaves_the_sum_open(self, gap):
        years = {2020, 2021, 2022} - {gap}
        course = self.course(actuals=dict.fromkeys(years, 9))

        assert judged(course).actual is None
        assert reason_of(course) == "no_actual"

    def test_the_reason_is_that_of_the_judged_year(self):
        course = self.course(
            actuals={
                2020: make_actual(missing_reason="other"),
                2021: 5,
                2022: make_actual(missing_reason="collecting"),
            }
        )

        assert reason_of(course, 2021) == "no_actual"
        assert reason_of(course, 2022) == "collecting"

    def test_nothing_counts_before_the_first_year(self):
        course = self.course(counts_from=2022, actuals={2021: 50, 2022: 50})

        assert reason_of(course, 2021) == "no_actual"
        assert judged(course, 2022).actual == 50

    def test_without_a_first_year_have_no_sum(self):
        course = self.course(counts_from=None, actuals={2022: 50})

        assert reason_of(course) == "no_actual"

    def test_one_estimate_makes_the_sum_provisional(self):
        estimate = make_actual(4, quality="estimate")
        course = self.course(actuals={2020: 1, 2021: estimate, 2022: 1})

        assert judged(course, 2022).provisional
        assert not judged(course, 2020).provisional

    def test_a_running_total_is_taken_as_typed(self):
        course = self.course(entry="running_total", actuals={2022: 16})

        judgement = judged(course)

        assert (judgement.baseline, judgement.actual) == (10, 16)

    def test_yearly_values_are_not_summed(self):
        course = self.course(basis="yearly", actuals={2020: 4, 2021: 5, 2022: 6})

        assert judged(course).actual == 6

    def test_states_are_not_summed(self):
        course = make_state(
            basis="cumulative",
            entry="increment",
            counts_from=2020,
            actuals={2022: "策定"},
        )

        assert judged(course).actual_state == "策定"

    def test_a_floor_of_every_year_counts_complete_sums(self):
        course = make_every_year(
            target=6,
            basis="cumulative",
            entry="increment",
            counts_from=2021,
            actuals={2020: 9, 2021: 3, 2022: 4},
        )

        judgement = judged(course)

        assert (judgement.years_met, judgement.years_judged) == (1, 2)
