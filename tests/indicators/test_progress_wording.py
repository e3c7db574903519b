"""What readers are told, depending on whether the target's year has come."""

from decimal import Decimal

import pytest
from django.utils import translation

from indicators.enums import MissingReason, Reason
from indicators.wording import remarks, run_words, shown_as, words
from tests.indicators.courses import (
    judged,
    make_actual,
    make_course,
    make_every_year,
    make_state,
)

pytestmark = pytest.mark.pure


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def said(course, year):
    return str(words(judged(course, year)))


class TestWords:
    @pytest.mark.parametrize(
        ("year", "value", "word"),
        [
            (2023, 20, "Achieved (this year)"),
            (2024, 20, "Achieved"),
            (2025, 20, "Achieved"),
            (2023, 18, "On track"),
            (2023, 15, "Mostly on track"),
            (2024, 16, "Nearly achieved (short of the target)"),
            (2025, 16, "Nearly achieved (short of the target)"),
            (2023, 11, "Behind"),
            (2024, 11, "Missed"),
            (2025, 11, "Missed"),
            (2023, 9, "Worse than the baseline"),
            (2024, 9, "Worse than the baseline"),
            (2025, 9, "Worse than the baseline"),
        ],
    )
    def test_of_a_way(self, year, value, word):
        assert said(make_course(actuals={year: value}), year) == word

    @pytest.mark.parametrize(
        ("year", "value", "mark"),
        [(2023, 11, "behind"), (2024, 11, "missed"), (2025, 16, "mostly")],
    )
    def test_have_one_mark_each(self, year, value, mark):
        course = make_course(actuals={year: value})

        assert shown_as(judged(course, year)) == mark

    def test_ahead_of_a_low_band_is_marked_as_it_reads(self):
        course = make_course(actuals={2024: 19})

        assert shown_as(judged(course, 2024, upper=Decimal("0.8"))) == "mostly"

    def test_a_strict_target_just_touched_is_nearly_achieved(self):
        course = make_course(comparison="more_than", actuals={2024: 20})

        assert said(course, 2024) == "Nearly achieved (short of the target)"

    @pytest.mark.parametrize(
        ("basis", "word"),
        [
            ("point", "Achieved (this year)"),
            ("yearly", "Achieved (this year)"),
            ("cumulative", "Achieved"),
        ],
    )
    def test_a_total_stays_achieved(self, basis, word):
        course = make_course(basis=basis, entry="running_total", actuals={2022: 20})

        assert said(course, 2022) == word

    @pytest.mark.parametrize(
        ("year", "word"),
        [(2023, "Missed (this year)"), (2024, "Missed"), (2025, "Missed")],
    )
    def test_of_a_level(self, year, word):
        assert said(make_course("at_least", actuals={year: 9}), year) == word

    @pytest.mark.parametrize(("value", "word"), [(20, "Achieved"), (19, "Missed")])
    def test_of_a_level_of_every_year(self, value, word):
        assert said(make_every_year(actuals={2020: value}), 2020) == word

    def test_a_missing_judgement_gives_its_reason(self):
        assert said(make_course(), 2022) == "Not judged (no actual value)"

    def test_a_state_not_yet_due_gives_its_reason(self):
        course = make_state(actuals={2022: "素案"})

        assert said(course, 2022) == "Not judged (target year not reached)"

    def test_every_reason_for_a_missing_value_reads_the_same_everywhere(self):
        for missing in MissingReason:
            assert str(Reason(missing.value).label) == str(missing.label)


class TestRun:
    def test_says_how_many_of_how_many_years(self):
        course = make_every_year(actuals={2020: 20, 2021: 1, 2022: 20})

        assert str(run_words(judged(course))) == "2 of 3 years"

    def test_is_silent_for_a_target_of_one_year(self):
        assert run_words(judged(make_course(actuals={2022: 20}))) is None


class TestRemarks:
    def of(self, course, year=2022):
        return [str(remark) for remark in remarks(judged(course, year))]

    def test_there_is_nothing_to_add_to_a_plain_judgement(self):
        assert self.of(make_course(actuals={2022: 15})) == []
        assert self.of(make_course(actuals={2024: 15}), 2024) == []

    def test_name_the_target_year_when_it_is_over(self):
        course = make_course(actuals={2025: 15})

        assert self.of(course, 2025) == ["after the target year (FY2024)"]

    def test_come_in_a_fixed_order(self):
        estimate = make_actual(19, quality="estimate")
        course = make_every_year(
            tolerance=1, baseline_estimated=True, actuals={2022: estimate}
        )

        assert self.of(course) == [
            "1 of 1 years",
            "within the tolerance",
            "estimated actual",
        ]

    def test_mark_an_estimated_baseline_where_the_figures_rest_on_it(self):
        course = make_course(baseline_estimated=True, actuals={2022: 15})

        assert self.of(course) == ["estimated baseline"]

    def test_add_nothing_to_a_year_that_is_not_judged(self):
        assert self.of(make_course(), 2026) == []
