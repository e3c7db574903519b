"""What is read off an indicator before it is judged."""

import pytest

from indicators.course import ActualValue, Course, baseline_fiscal_year
from indicators.targets import TargetRow
from tests.indicators.courses import (
    judged,
    make_actual,
    make_course,
    make_row,
    reason_of,
)

pytestmark = pytest.mark.pure


class TestBaselineYear:
    @pytest.mark.parametrize(
        ("year", "kind", "month", "fiscal_year"),
        [
            (2020, "fiscal_year", None, 2020),
            (2020, "calendar_year", None, 2020),
            (2020, "month", 1, 2019),
            (2020, "month", 3, 2019),
            (2020, "month", 4, 2020),
            (2020, "month", 12, 2020),
            (2020, "month", None, 2020),
            (2020, "fiscal_year", 3, 2020),
            (2020, "none", None, None),
            (None, "fiscal_year", None, None),
            (None, "month", 3, None),
        ],
    )
    def test_counts_as_a_fiscal_year(self, year, kind, month, fiscal_year):
        assert baseline_fiscal_year(year, kind, month) == fiscal_year

    def test_needs_no_month_to_be_given(self):
        assert baseline_fiscal_year(2020, "month") == 2020


class TestNothingAssumed:
    def test_what_an_indicator_does_not_say_is_not_known(self):
        unsaid = (
            *("entry", "counts_from", "baseline", "baseline_state"),
            *("baseline_fiscal_year", "baseline_absent", "plan_y0", "tolerance"),
            *("plan_tolerance", "survey_every", "survey_first", "lifecycle_from"),
        )

        assert Course(aim="increase") == Course(
            aim="increase",
            basis="point",
            lifecycle="active",
            baseline_included=False,
            baseline_estimated=False,
            targets=(),
            states=(),
            actuals={},
            **dict.fromkeys(unsaid),
        )

    def test_what_a_year_does_not_say_is_not_known(self):
        unsaid = ("value", "state", "quality", "missing_reason")

        assert ActualValue() == ActualValue(**dict.fromkeys(unsaid))


class TestStart:
    @pytest.mark.parametrize(
        ("of_plan", "of_baseline", "y0"),
        [
            (2019, None, 2019),
            (2019, 2018, 2019),
            (2019, 2019, 2019),
            (2019, 2020, 2020),
            (None, 2018, None),
            (None, None, None),
        ],
    )
    def test_is_the_plans_unless_the_baseline_is_later(self, of_plan, of_baseline, y0):
        course = make_course(plan_y0=of_plan, baseline_fiscal_year=of_baseline)

        assert course.y0 == y0


class TestTargetThatApplies:
    def value_in(self, year, *rows):
        return make_course(targets=rows).target_for(year).value

    def test_is_the_first_that_is_not_over(self):
        rows = (make_row(30, 2026), make_row(12, 2021), make_row(20, 2024))

        assert [self.value_in(year, *rows) for year in range(2020, 2028)] == [
            *(12, 12, 20, 20, 20, 30, 30),
            30,
        ]

    def test_belongs_to_the_newest_edition_that_has_a_row(self):
        rows = (
            make_row(1, 2022, edition_order=1),
            make_row(3, 2024, edition_order=3),
            make_row(2, 2022, edition_order=2),
        )

        assert self.value_in(2021, *rows) == 3

    @pytest.mark.parametrize("order", [0, 1, -1])
    def test_a_row_of_no_edition_is_the_oldest(self, order):
        rows = (make_row(1, 2022), make_row(2, 2024, edition_order=order))

        assert self.value_in(2021, *rows) == 2

    def test_of_no_value_needs_nothing_but_its_comparison(self):
        row = TargetRow(comparison="none")

        assert row == make_row(None, None, "none", edition_order=None)
        assert (row.edition_name, row.printed, row.state) == ("", "", None)
        assert (row.value, row.upper_value, row.fiscal_year) == (None, None, None)

    def test_none_applies_where_there_is_none(self):
        assert make_course(targets=()).target_for(2022) is None

    def test_a_newer_edition_may_take_the_target_away(self):
        rows = (make_row(20), make_row(None, None, "none", edition_order=1))

        assert reason_of(make_course(targets=rows, actuals={2022: 20})) == "no_target"

    def test_each_interim_target_has_its_own_year(self):
        rows = (make_row(14, 2022), make_row(20, 2024))
        course = make_course(targets=rows, actuals={2021: 14, 2023: 14})

        assert judged(course, 2021).status == "achieved"
        assert judged(course, 2023).target_year == 2024
        assert judged(course, 2023).expected == 18


class TestSurveyCycle:
    @pytest.mark.parametrize(
        ("year", "due"),
        [(2015, True), (2016, False), (2018, True), (2021, True), (2022, False)],
    )
    def test_reaches_back_and_forth_from_the_year_given(self, year, due):
        course = make_course(survey_every=3, survey_first=2018)

        assert course.is_due(year) is due

    def test_without_a_cycle_every_year_is_due(self):
        assert make_course().is_due(2022)
        assert make_course(survey_every=2).is_due(2022)
        assert make_course(survey_first=2021).is_due(2022)

    def test_the_last_surveyed_value_stands_beside_a_year_off(self):
        course = make_course(
            survey_every=3,
            survey_first=2018,
            actuals={2018: 11, 2021: 0, 2022: make_actual(), 2024: 19},
        )

        last = judged(course, 2023).last_surveyed

        assert (last.fiscal_year, last.value) == (2021, 0)

    def test_also_where_somebody_entered_that_there_was_no_survey(self):
        off = make_actual(missing_reason="not_surveyed")
        course = make_course(actuals={2021: 12, 2022: off})

        assert judged(course).last_surveyed.value == 12

    def test_the_last_survey_before_a_year_is_not_its_own(self):
        course = make_course(actuals={2021: 12, 2022: 13})

        assert course.last_standing_before(2022).fiscal_year == 2021

    def test_nothing_stands_beside_it_before_the_first_survey(self):
        course = make_course(survey_every=2, survey_first=2023, actuals={2023: 12})

        assert judged(course).last_surveyed is None

    def test_nothing_stands_beside_other_reasons_or_a_judgement(self):
        course = make_course(actuals={2021: 12, 2022: 13})

        assert judged(course, 2022).last_surveyed is None
        assert judged(course, 2023).last_surveyed is None
