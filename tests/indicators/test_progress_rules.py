"""Rules 4 and 6: targets of every year, and what is unmet without a way."""

import pytest

from tests.indicators.courses import (
    judged,
    make_course,
    make_every_year,
    make_row,
    make_state,
    reason_of,
    status_of,
)

pytestmark = pytest.mark.pure


class TestEveryYear:
    """Rule 4."""

    def test_is_met_or_missed_year_by_year(self):
        course = make_every_year(actuals={2021: 20, 2022: 19})

        assert status_of(course, 2021) == "achieved"
        assert status_of(course, 2022) == "missed"

    def test_counts_its_run_over_the_years_that_have_an_actual(self):
        course = make_every_year(
            actuals={2018: 20, 2019: 20, 2020: 20, 2021: 19, 2023: 20, 2024: 20}
        )

        judgement = judged(course, 2023)

        assert (judgement.years_met, judgement.years_judged) == (2, 3)

    def test_the_run_forgives_the_tolerance_too(self):
        course = make_every_year(tolerance=1, actuals={2020: 19, 2021: 18, 2022: 20})

        judgement = judged(course)

        assert (judgement.years_met, judgement.years_judged) == (2, 3)
        assert not judgement.within_tolerance

    def test_a_target_of_one_year_has_no_run(self):
        judgement = judged(make_course("at_least", actuals={2022: 20}))

        assert (judgement.years_met, judgement.years_judged) == (None, None)

    def test_has_no_target_year(self):
        assert judged(make_every_year(actuals={2022: 20})).target_year is None

    def test_without_an_actual_there_is_no_run_either(self):
        judgement = judged(make_every_year(actuals={2021: 20}))

        assert (judgement.reason, judgement.years_judged) == ("no_actual", None)

    def test_an_increase_for_every_year_is_still_only_met_or_missed(self):
        course = make_every_year("increase", actuals={2022: 15})

        judgement = judged(course)

        assert (judgement.status, judgement.progress) == ("missed", None)


class TestUnmetWithoutAWay:
    """Rule 6."""

    @pytest.mark.parametrize("aim", ["at_least", "at_most"])
    @pytest.mark.parametrize("year", [2022, 2024, 2025])
    def test_a_level_is_missed_in_any_year(self, aim, year):
        actual = 19 if aim == "at_least" else 21
        course = make_course(aim, actuals={year: actual})

        assert status_of(course, year) == "missed"

    def test_a_range_is_missed_outside(self):
        row = make_row(20, comparison="range", upper=30)
        course = make_course("range", targets=(row,), actuals={2022: 31})

        assert status_of(course) == "missed"

    def test_a_state_is_not_yet_due_before_its_year(self):
        course = make_state(actuals={2023: "素案", 2024: "素案", 2025: "素案"})

        assert reason_of(course, 2023) == "before_target"
        assert status_of(course, 2024) == "missed"
        assert status_of(course, 2025) == "missed"

    def test_a_state_is_not_yet_due_although_nothing_was_started(self):
        course = make_state(baseline_absent="zero", actuals={2023: "素案"})

        assert reason_of(course, 2023) == "before_target"

    @pytest.mark.parametrize(("aim", "actual"), [("increase", 19), ("decrease", 21)])
    def test_a_way_from_nowhere_cannot_be_judged_before_its_end(self, aim, actual):
        course = make_course(
            aim, baseline=None, actuals={2023: actual, 2024: actual, 2025: actual}
        )

        assert reason_of(course, 2023) == "no_baseline"
        assert status_of(course, 2024) == "missed"
        assert status_of(course, 2025) == "missed"

    def test_a_way_from_nowhere_may_have_arrived(self):
        course = make_course(baseline=None, actuals={2022: 20})

        judgement = judged(course)

        assert (judgement.status, judgement.progress) == ("achieved", None)
        assert judgement.ratio_to_target == 1

    def test_an_unknown_baseline_is_not_zero(self):
        course = make_course(
            baseline=None, baseline_absent="unknown", actuals={2022: 19}
        )

        assert reason_of(course) == "no_baseline"

    def test_not_started_counts_as_zero(self):
        course = make_course(baseline=None, baseline_absent="zero", actuals={2022: 12})

        judgement = judged(course)

        assert (judgement.baseline, judgement.status) == (0, "on_track")

    def test_a_known_baseline_is_stronger_than_its_absence(self):
        course = make_course(baseline=10, baseline_absent="zero", actuals={2022: 12})

        assert judged(course).baseline == 10


class TestAWayThatContradictsItsAim:
    """Refused on entry; if it stands all the same, it is judged without a share."""

    @pytest.mark.parametrize("target", [10, 5])
    def test_has_no_progress(self, target):
        course = make_course(target=target, tolerance=9, actuals={2022: target - 1})

        judgement = judged(course)

        assert (judgement.status, judgement.progress) == ("behind", None)
        assert (judgement.elapsed, judgement.pace, judgement.expected) == (None,) * 3

    def test_a_reduction_upwards_has_none_either(self):
        course = make_course("decrease", target=10, tolerance=9, actuals={2022: 11})

        assert (judged(course).status, judged(course).pace) == ("behind", None)
