"""Where a course leads: the two ways to draw it on, and when it is not drawn."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.outlook import Hindrance, Method, outlook_of
from tests.indicators.anything import amounts
from tests.indicators.courses import (
    make_actual,
    make_course,
    make_every_year,
    make_row,
    make_state,
)

pytestmark = pytest.mark.pure

THREE = {2020: 12, 2021: 14, 2022: 16}


class TestLeastSquares:
    def test_goes_on_along_a_straight_line(self):
        outlook = outlook_of(make_course(actuals=THREE))

        assert outlook.method == Method.LEAST_SQUARES
        assert outlook.slope == 2
        assert outlook.points == ((2023, 18), (2024, 20))
        assert (outlook.value, outlook.is_reached) == (20, True)

    def test_weighs_all_years_alike(self):
        """Excel: FORECAST.LINEAR(2024, {1,5,3}, {2020,2021,2022}) is 6."""
        outlook = outlook_of(make_course(actuals={2020: 1, 2021: 5, 2022: 3}))

        assert (outlook.slope, outlook.value) == (1, 6)
        assert not outlook.is_reached

    def test_years_between_count_by_their_distance(self):
        outlook = outlook_of(make_course(actuals={2020: 1, 2021: 2, 2023: 4}))

        assert outlook.points == ((2024, 5),)

    def test_leads_to_the_next_target_ahead(self):
        rows = (make_row(14, 2022), make_row(20, 2025))

        outlook = outlook_of(make_course(targets=rows, actuals=THREE))

        assert outlook.target is rows[1]
        assert outlook.points[-1].fiscal_year == 2025

    def test_leaves_out_what_was_before_the_way(self):
        with_earlier = make_course(actuals={2018: 900, 2019: 10} | THREE)

        assert outlook_of(with_earlier) == outlook_of(make_course(actuals=THREE))

    def test_says_when_it_rests_on_an_estimate(self):
        estimated = THREE | {2022: make_actual(16, quality="estimate")}

        assert outlook_of(make_course(actuals=estimated)).provisional
        assert not outlook_of(make_course(actuals=THREE)).provisional


class TestRunningTotals:
    TOTALS = {"basis": "cumulative", "entry": "running_total"}
    SUMS = {"basis": "cumulative", "entry": "increment", "counts_from": 2020}

    def test_go_on_by_their_average_increase(self):
        totals = {2020: 10, 2021: 10, 2022: 40}

        outlook = outlook_of(make_course(actuals=totals, target=70, **self.TOTALS))

        assert outlook.method == Method.AVERAGE_INCREASE
        assert (outlook.slope, outlook.first_year) == (10, 2020)
        assert outlook.points == ((2023, 50), (2024, 60))
        assert not outlook.is_reached

    @pytest.mark.parametrize("facts", [{"baseline": None}, {"plan_y0": None}])
    def test_of_no_known_beginning_leave_out_the_first_year(self, facts):
        totals = {2020: 10, 2021: 22, 2022: 36}

        outlook = outlook_of(make_course(actuals=totals, **facts, **self.TOTALS))

        assert (outlook.slope, outlook.first_year, outlook.value) == (13, 2021, 62)

    @pytest.mark.parametrize(
        ("counts_from", "slope"), [(None, 2), (2019, 2), (2020, Fraction(16, 3))]
    )
    def test_begin_at_zero_where_counting_does(self, counts_from, slope):
        """Counted from before the way on, the baseline is a total itself."""
        course = make_course(actuals=THREE, counts_from=counts_from, **self.TOTALS)

        assert outlook_of(course).slope == slope

    def test_grow_from_the_year_of_their_baseline_on(self):
        course = make_course(actuals=THREE, baseline_fiscal_year=2018, **self.TOTALS)

        outlook = outlook_of(course)

        assert (outlook.slope, outlook.first_year) == (Fraction(3, 2), 2019)

    def test_of_increments_average_all_of_them(self):
        course = make_course(actuals={2020: 1, 2021: 2, 2022: 6}, **self.SUMS)

        outlook = outlook_of(course)

        assert (outlook.slope, outlook.value) == (3, 15)

    @pytest.mark.parametrize(("included", "value"), [(False, 15), (True, 25)])
    def test_begin_with_the_baseline_where_it_counts(self, included, value):
        course = make_course(
            actuals={2020: 3, 2021: 3, 2022: 3}, baseline_included=included, **self.SUMS
        )

        assert outlook_of(course).value == value

    @settings(max_examples=25)
    @given(st.lists(amounts, min_size=3, max_size=5))
    def test_never_fall_where_nothing_is_taken_away(self, added):
        course = make_course(
            actuals=dict(enumerate(added, 2020)),
            targets=(make_row(20, 2026),),
            **self.SUMS,
        )

        values = [point.expected for point in outlook_of(course).points]

        assert sorted(values) == values
        assert values[0] >= sum(added)


class TestTarget:
    def test_is_held_against_the_exact_value(self):
        third = {2020: 1, 2021: 1, 2022: 2}  # leads to 17/6
        course = make_course(baseline=1, actuals=third, target="2.8333")

        assert outlook_of(course).value == Fraction(17, 6)
        assert outlook_of(course).is_reached
        above = replace(course, targets=(make_row("2.8334"),))
        assert not outlook_of(above).is_reached

    @pytest.mark.parametrize(("target", "reached"), [(11, True), (10, False)])
    def test_of_a_decrease_lies_below(self, target, reached):
        falls = {2020: 19, 2021: 17, 2022: 15}
        course = make_course("decrease", baseline=20, target=target, actuals=falls)

        assert outlook_of(course).is_reached is reached

    @pytest.mark.parametrize(("tolerance", "reached"), [(None, False), (1, True)])
    def test_of_a_level_forgives_the_tolerance(self, tolerance, reached):
        course = make_course(
            "at_least", target=21, actuals=THREE, plan_tolerance=tolerance
        )

        assert outlook_of(course).is_reached is reached

    @pytest.mark.parametrize(("upper", "reached"), [(19, False), (20, True)])
    def test_of_a_range_lies_inside(self, upper, reached):
        rows = (make_row(10, comparison="range", upper=upper),)
        course = make_course("range", targets=rows, actuals=THREE)

        assert outlook_of(course).is_reached is reached


class TestBounds:
    def test_nothing_falls_below_zero_where_nothing_known_does(self):
        children = {2020: 8, 2021: 5, 2022: 2}
        course = make_course("decrease", baseline=9, target=0, actuals=children)

        outlook = outlook_of(course)

        assert (outlook.value, outlook.computed) == (0, -4)
        assert outlook.is_bounded
        assert outlook.is_reached

    def test_a_balance_may_fall_below_zero(self):
        course = make_course(baseline=-35, actuals={2020: 8, 2021: 5, 2022: 2})

        assert outlook_of(course).value == -4

    def test_a_share_ends_at_100_per_cent(self):
        course = make_course(target=100, actuals={2020: 80, 2021: 88, 2022: 96})

        outlook = outlook_of(course, highest=Decimal(100))

        assert (outlook.value, outlook.computed) == (100, 112)
        assert outlook.is_reached
        assert outlook_of(course).value == 112

    def test_a_rate_above_100_per_cent_has_no_end(self):
        course = make_course(target=150, actuals={2020: 80, 2021: 100, 2022: 120})

        assert outlook_of(course, highest=Decimal(100)).value == 160


class TestNothingIsDrawnOn:
    @pytest.mark.parametrize(
        ("course", "hindrance"),
        [
            (make_course(actuals={2021: 1, 2022: 2}), Hindrance.TOO_FEW),
            (make_course(), Hindrance.TOO_FEW),
            (make_course(actuals={2023: 1, 2024: 2}), Hindrance.NO_TARGET_AHEAD),
            (make_course("monitor", actuals=THREE), Hindrance.NO_TARGET_AHEAD),
            (make_course(targets=(), actuals=THREE), Hindrance.NO_TARGET_AHEAD),
            (
                make_course(
                    targets=(make_row(None, None, "undetermined"),), actuals=THREE
                ),
                Hindrance.NO_TARGET_AHEAD,
            ),
            (
                make_course(actuals=THREE, lifecycle="ended", lifecycle_from=2024),
                Hindrance.NO_TARGET_AHEAD,
            ),
            (make_every_year(actuals=THREE), Hindrance.EVERY_YEAR),
            (make_state(actuals={2020: "未策定"}), Hindrance.STATES),
        ],
    )
    def test_and_the_reason_is_said(self, course, hindrance):
        assert outlook_of(course) == hindrance

    def test_from_the_year_of_the_target_on(self):
        assert (
            outlook_of(make_course(actuals=THREE | {2024: 20}))
            == Hindrance.NO_TARGET_AHEAD
        )
