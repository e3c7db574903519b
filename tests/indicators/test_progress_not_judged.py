"""Rules 1 to 3: what is not judged, and the reason it is given."""

import pytest

from tests.indicators.courses import (
    make_actual,
    make_course,
    make_row,
    make_state,
    reason_of,
    status_of,
)

pytestmark = pytest.mark.pure


def bare(comparison, **facts):
    """A target row that names no value."""
    return make_row(None, 2024, comparison, **facts)


class TestWhatIsNotJudgedAtAll:
    """Rule 1."""

    @pytest.mark.parametrize("lifecycle", ["merged", "ended"])
    def test_an_indicator_that_was_given_up_says_how(self, lifecycle):
        course = make_course(lifecycle=lifecycle, actuals={2022: 15})

        assert reason_of(course) == lifecycle

    @pytest.mark.parametrize("lifecycle", ["merged", "ended"])
    def test_it_is_judged_up_to_the_year_before(self, lifecycle):
        course = make_course(
            lifecycle=lifecycle, lifecycle_from=2022, actuals={2021: 15, 2022: 15}
        )

        assert course.has_left(2021) is False
        assert status_of(course, 2021) == "on_track"
        assert reason_of(course, 2022) == lifecycle
        assert reason_of(course, 2023) == lifecycle

    def test_an_active_indicator_ignores_the_year(self):
        course = make_course(lifecycle_from=2020, actuals={2022: 20})

        assert course.has_left(2022) is False
        assert status_of(course) == "achieved"

    def test_monitoring_is_no_judgement(self):
        assert reason_of(make_course("monitor", actuals={2022: 15})) == "monitor"

    def test_ending_comes_before_monitoring(self):
        assert reason_of(make_course("monitor", lifecycle="ended")) == "ended"

    def test_monitoring_comes_before_the_target(self):
        course = make_course("monitor", targets=(bare("undetermined"),))

        assert reason_of(course) == "monitor"

    @pytest.mark.parametrize("targets", [(), (bare("none"),)])
    def test_without_a_target_there_is_nothing_to_hold_it_to(self, targets):
        assert reason_of(make_course(targets=targets, actuals={2022: 9})) == "no_target"

    def test_a_target_to_be_set_later_says_so(self):
        course = make_course(targets=(bare("undetermined"),), actuals={2022: 9})

        assert reason_of(course) == "target_undetermined"

    def test_a_merged_target_says_so_before_the_year_of_merging(self):
        course = make_course(
            targets=(bare("merged"),), lifecycle="merged", lifecycle_from=2024
        )

        assert reason_of(course) == "merged"

    def test_a_missing_target_comes_before_a_missing_period(self):
        assert reason_of(make_course(targets=(), plan_y0=None)) == "no_target"


class TestPeriod:
    """Rule 2."""

    def test_a_plan_without_a_start_is_not_judged(self):
        course = make_course(plan_y0=None, actuals={2022: 20})

        assert reason_of(course) == "no_period"

    def test_a_year_up_to_the_start_is_not_judged(self):
        course = make_course(actuals={2018: 20, 2019: 20, 2020: 20})

        assert reason_of(course, 2018) == "before_start"
        assert reason_of(course, 2019) == "before_start"
        assert status_of(course, 2020) == "achieved"

    def test_the_start_comes_before_a_missing_value(self):
        assert reason_of(make_course(), 2019) == "before_start"


class TestMissingValues:
    """Rule 3."""

    def test_a_year_without_a_row_has_no_actual(self):
        assert reason_of(make_course()) == "no_actual"

    def test_an_empty_row_has_no_actual(self):
        assert reason_of(make_course(actuals={2022: make_actual()})) == "no_actual"

    def test_an_empty_reason_is_none(self):
        empty = make_actual(missing_reason="", quality="", state="")

        assert reason_of(make_course(actuals={2022: empty})) == "no_actual"

    @pytest.mark.parametrize(
        "entered", ["unpublished", "not_surveyed", "collecting", "cancelled", "other"]
    )
    def test_the_reason_that_was_entered_is_given(self, entered):
        empty = make_actual(missing_reason=entered)

        assert reason_of(make_course(actuals={2022: empty})) == entered

    def test_the_reason_entered_comes_before_the_survey_cycle(self):
        course = make_course(
            survey_every=2,
            survey_first=2021,
            actuals={2022: make_actual(missing_reason="collecting")},
        )

        assert reason_of(course) == "collecting"

    def test_a_year_outside_the_survey_cycle_was_not_due(self):
        course = make_course(survey_every=2, survey_first=2021)

        assert reason_of(course, 2022) == "not_due"
        assert reason_of(course, 2023) == "no_actual"

    def test_an_actual_is_judged_although_no_survey_was_due(self):
        course = make_course(survey_every=2, survey_first=2021, actuals={2022: 20})

        assert status_of(course) == "achieved"

    def test_another_years_actual_is_never_used(self):
        assert reason_of(make_course(actuals={2021: 20, 2023: 20})) == "no_actual"

    def test_a_state_indicator_needs_a_state(self):
        course = make_state(actuals={2022: None})

        assert reason_of(course) == "no_actual"

    def test_a_number_is_no_state_and_a_state_no_number(self):
        number = make_course("state", actuals={2022: 5}, states=("a",))
        state = make_course(actuals={2022: make_actual(state="a")})

        assert reason_of(number) == "no_actual"
        assert reason_of(state) == "no_actual"
