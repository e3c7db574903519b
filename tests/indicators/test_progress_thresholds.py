"""Both sides of every threshold."""

from decimal import Decimal

import pytest

from tests.indicators.courses import (
    judged,
    make_course,
    make_row,
    make_state,
    status_of,
)

pytestmark = pytest.mark.pure

JUST = Decimal("0.0001")


class TestMet:
    """Rule 5."""

    @pytest.mark.parametrize(
        ("aim", "comparison", "actual", "met"),
        [
            ("increase", "reach", 20, True),
            ("increase", "reach", 20 - JUST, False),
            ("increase", "more_than", 20 + JUST, True),
            ("increase", "more_than", 20, False),
            ("decrease", "reach", 20, True),
            ("decrease", "reach", 20 + JUST, False),
            ("decrease", "less_than", 20 - JUST, True),
            ("decrease", "less_than", 20, False),
            ("at_least", "at_least", 20, True),
            ("at_least", "at_least", 20 - JUST, False),
            ("at_least", "more_than", 20 + JUST, True),
            ("at_least", "more_than", 20, False),
            ("at_most", "at_most", 20, True),
            ("at_most", "at_most", 20 + JUST, False),
            ("at_most", "less_than", 20 - JUST, True),
            ("at_most", "less_than", 20, False),
        ],
    )
    def test_the_target_itself_and_beside_it(self, aim, comparison, actual, met):
        baseline = 30 if aim == "decrease" else 10
        course = make_course(
            aim, comparison=comparison, baseline=baseline, actuals={2022: actual}
        )

        assert (status_of(course) == "achieved") is met

    @pytest.mark.parametrize(
        ("actual", "met"),
        [(20, True), (30, True), (20 - JUST, False), (30 + JUST, False)],
    )
    def test_both_bounds_of_a_range_are_inside(self, actual, met):
        row = make_row(20, comparison="range", upper=30)
        course = make_course("range", targets=(row,), actuals={2022: actual})

        assert (status_of(course) == "achieved") is met

    @pytest.mark.parametrize(
        ("target", "state", "met"),
        [
            ("素案", "策定", True),
            ("素案", "素案", True),
            ("素案", "未策定", False),
            ("公表", "公表", True),
            ("公表", "策定", False),
        ],
    )
    def test_a_state_is_reached_by_itself_and_what_comes_after(
        self, target, state, met
    ):
        course = make_state(target=target, actuals={2022: state})

        assert (status_of(course) == "achieved") is met


class TestWorse:
    """Rule 7."""

    @pytest.mark.parametrize(
        ("aim", "actual", "status"),
        [
            ("increase", 10, "behind"),
            ("increase", 10 - JUST, "worse"),
            ("decrease", 30, "behind"),
            ("decrease", 30 + JUST, "worse"),
        ],
    )
    @pytest.mark.parametrize("year", [2022, 2024, 2026])
    def test_begins_beyond_the_baseline(self, aim, actual, status, year):
        baseline = 10 if aim == "increase" else 30
        course = make_course(aim, baseline=baseline, actuals={year: actual})

        assert status_of(course, year) == status

    @pytest.mark.parametrize(
        ("aim", "actual", "status"),
        [
            ("increase", 7, "behind"),
            ("increase", 7 - JUST, "worse"),
            ("decrease", 33, "behind"),
            ("decrease", 33 + JUST, "worse"),
        ],
    )
    def test_is_forgiven_within_the_tolerance(self, aim, actual, status):
        baseline = 10 if aim == "increase" else 30
        course = make_course(
            aim, baseline=baseline, tolerance=3, actuals={2022: actual}
        )

        assert status_of(course) == status


class TestPace:
    """Rules 8 to 10: in 2022, 16 of 20 are due; the way is 10 long."""

    @pytest.mark.parametrize(
        ("actual", "status"),
        [
            (16, "on_track"),
            (16 - JUST, "mostly"),
            ("13.6", "mostly"),
            (Decimal("13.6") - JUST, "behind"),
        ],
    )
    def test_bands_begin_at_their_number(self, actual, status):
        assert status_of(make_course(actuals={2022: actual})) == status

    @pytest.mark.parametrize(
        ("actual", "status"), [("14.8", "mostly"), (Decimal("14.8") - JUST, "behind")]
    )
    def test_the_preset_of_80_percent_begins_at_80_percent(self, actual, status):
        course = make_course(actuals={2022: actual})

        assert status_of(course, preset="standard4-80") == status

    def test_the_plans_own_bands_go_before_the_presets(self):
        course = make_course(actuals={2022: 15})

        assert status_of(course, upper=Decimal("0.8")) == "on_track"
        assert status_of(course, lower=Decimal("0.9")) == "behind"

    def test_a_strict_target_just_touched_at_the_end_is_on_track(self):
        course = make_course(comparison="more_than", actuals={2024: 20})

        assert status_of(course, 2024) == "on_track"

    @pytest.mark.parametrize(
        ("year", "elapsed"),
        [(2020, "0.2"), (2023, "0.8"), (2024, "1"), (2025, "1"), (2030, "1")],
    )
    def test_time_stands_still_from_the_target_year_on(self, year, elapsed):
        judgement = judged(make_course(actuals={year: 18}), year)

        assert judgement.elapsed == Decimal(elapsed)

    def test_after_the_target_year_the_target_is_due(self):
        judgement = judged(make_course(actuals={2026: 18}), 2026)

        assert (judgement.expected, judgement.gap, judgement.pace) == (
            20,
            -2,
            Decimal("0.8"),
        )

    def test_a_target_of_the_baselines_own_year_is_due_ever_after(self):
        course = make_course(baseline_fiscal_year=2024, actuals={2025: 15})

        judgement = judged(course, 2025)

        assert (judgement.elapsed, judgement.status) == (1, "behind")
