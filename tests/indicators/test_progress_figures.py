"""Which figures and marks a judgement carries."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.indicators.courses import (
    judged,
    make_actual,
    make_course,
    make_every_year,
    make_row,
    make_state,
    status_of,
)

pytestmark = pytest.mark.pure


class TestMarks:
    def test_an_estimated_actual_makes_the_judgement_provisional(self):
        estimate = make_actual(20, quality="estimate")

        assert judged(make_course(actuals={2022: estimate})).provisional
        assert not judged(make_course(actuals={2022: 20})).provisional

    def test_an_estimated_baseline_is_marked(self):
        course = make_course(baseline_estimated=True, actuals={2022: 15})

        assert judged(course).baseline_estimated
        assert not judged(make_course(actuals={2022: 15})).baseline_estimated

    def test_unless_the_increments_do_not_start_from_it(self):
        facts = {"basis": "cumulative", "entry": "increment", "counts_from": 2022}
        course = make_course(baseline_estimated=True, actuals={2022: 15}, **facts)

        assert not judged(course).baseline_estimated


class TestFiguresFilled:
    FIGURES = (
        "progress",
        "elapsed",
        "pace",
        "expected",
        "gap",
        "gap_to_target",
        "ratio_to_target",
        "years_met",
        "years_judged",
    )

    def filled(self, course, year=2022):
        judgement = judged(course, year)
        return [name for name in self.FIGURES if getattr(judgement, name) is not None]

    def test_all_of_a_way_that_rises(self):
        assert self.filled(make_course(actuals={2022: 9})) == [*self.FIGURES[:7]]

    def test_no_ratio_for_a_way_that_falls(self):
        course = make_course("decrease", baseline=30, actuals={2022: 29})

        assert self.filled(course) == [*self.FIGURES[:6]]

    @pytest.mark.parametrize(
        ("course", "shown"),
        [(make_course, (20, None)), (make_state, (None, "策定"))],
    )
    def test_the_actual_is_a_number_or_a_state(self, course, shown):
        both = make_actual(20, state="策定")

        judgement = judged(replace(course(), actuals={2022: both}))

        assert (judgement.actual, judgement.actual_state) == shown

    def test_the_ratio_to_a_target_below_one(self):
        course = make_course(baseline=0, target="0.5", actuals={2022: "0.3"})

        assert judged(course).ratio_to_target == Decimal("0.6")

    @pytest.mark.parametrize("target", [0, -5])
    def test_no_ratio_to_a_target_that_is_not_positive(self, target):
        course = make_course(baseline=-10, target=target, actuals={2022: -6})

        assert judged(course).ratio_to_target is None
        assert judged(course).progress is not None

    def test_only_the_distance_for_a_level(self):
        course = make_course("at_least", actuals={2022: 18})

        assert self.filled(course) == ["gap_to_target"]
        assert judged(course).gap_to_target == -2

    def test_the_run_for_a_level_of_every_year(self):
        course = make_every_year(actuals={2022: 18})

        assert self.filled(course) == ["gap_to_target", "years_met", "years_judged"]

    def test_none_for_a_state(self):
        course = make_state(actuals={2022: "策定"})

        assert status_of(course) == "achieved"
        assert self.filled(course) == []

    def test_none_where_the_year_is_not_judged(self):
        course = make_course(
            baseline=None, actuals={2022: make_actual(15, quality="estimate")}
        )

        judgement = judged(course)

        assert judgement.reason == "no_baseline"
        assert judgement.actual == 15
        assert self.filled(course) == []
        assert not judgement.provisional

    @pytest.mark.parametrize(
        ("actual", "distance"), [(18, -2), (20, 0), (25, 0), (30, 0), (34, 4)]
    )
    def test_the_distance_to_a_range_is_to_its_nearer_bound(self, actual, distance):
        row = make_row(20, comparison="range", upper=30)
        course = make_course("range", targets=(row,), actuals={2022: actual})

        assert judged(course).gap_to_target == distance
