"""Both sides of the tolerance: where it counts as met, and where it does not."""

from decimal import Decimal

import pytest

from tests.indicators.courses import (
    judged,
    make_course,
    make_every_year,
    make_row,
    status_of,
)

pytestmark = pytest.mark.pure

JUST = Decimal("0.0001")


class TestTolerance:
    """±3 points around a level of 20, or a range of 20 to 30."""

    @pytest.mark.parametrize(
        ("aim", "comparison", "actual", "met", "said"),
        [
            ("at_least", "at_least", 20, True, False),
            ("at_least", "at_least", 20 - JUST, True, True),
            ("at_least", "at_least", 17, True, True),
            ("at_least", "at_least", 17 - JUST, False, False),
            ("at_least", "more_than", 20 + JUST, True, False),
            ("at_least", "more_than", 20, True, True),
            ("at_least", "more_than", 17 + JUST, True, True),
            ("at_least", "more_than", 17, False, False),
            ("at_most", "at_most", 20, True, False),
            ("at_most", "at_most", 23, True, True),
            ("at_most", "at_most", 23 + JUST, False, False),
            ("at_most", "less_than", 20, True, True),
            ("at_most", "less_than", 23 - JUST, True, True),
            ("at_most", "less_than", 23, False, False),
            ("range", "range", 20, True, False),
            ("range", "range", 17, True, True),
            ("range", "range", 17 - JUST, False, False),
            ("range", "range", 33, True, True),
            ("range", "range", 33 + JUST, False, False),
        ],
    )
    def test_counts_as_met_and_is_said(self, aim, comparison, actual, met, said):
        row = make_row(20, comparison=comparison, upper=30)
        course = make_course(aim, targets=(row,), tolerance=3, actuals={2022: actual})

        judgement = judged(course)

        assert judgement.status == ("achieved" if met else "missed")
        assert judgement.within_tolerance is said

    def test_counts_for_a_target_of_every_year(self):
        judgement = judged(make_every_year(tolerance=3, actuals={2022: 17}))

        assert (judgement.status, judgement.within_tolerance) == ("achieved", True)

    @pytest.mark.parametrize(("aim", "actual"), [("increase", 19), ("decrease", 21)])
    def test_does_not_shorten_a_way(self, aim, actual):
        baseline = 10 if aim == "increase" else 30
        course = make_course(
            aim, baseline=baseline, tolerance=3, actuals={2024: actual}
        )

        judgement = judged(course, 2024)

        assert (judgement.status, judgement.within_tolerance) == ("mostly", False)

    @pytest.mark.parametrize(
        ("aim", "comparison"), [("increase", "more_than"), ("decrease", "less_than")]
    )
    def test_does_not_shorten_a_strict_way_either(self, aim, comparison):
        baseline = 10 if aim == "increase" else 30
        course = make_course(
            aim,
            baseline=baseline,
            comparison=comparison,
            tolerance=3,
            actuals={2024: 20},
        )

        assert status_of(course, 2024) == "on_track"

    def test_of_the_indicator_goes_before_the_plans(self):
        floor = {"aim": "at_least", "actuals": {2022: 18}}

        assert status_of(make_course(**floor, plan_tolerance=3)) == "achieved"
        assert (
            status_of(make_course(**floor, tolerance=1, plan_tolerance=3)) == "missed"
        )

    def test_of_zero_is_a_tolerance_of_its_own(self):
        course = make_course(
            "at_least", tolerance=0, plan_tolerance=3, actuals={2022: 18}
        )

        assert status_of(course) == "missed"
