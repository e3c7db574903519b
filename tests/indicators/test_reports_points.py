"""What was entered for an indicator, year by year."""

from decimal import Decimal

import pytest

from tests.factories import make_actual, make_indicator
from tests.indicators.lines import line_of

pytestmark = pytest.mark.django_db


class TestPoints:
    def test_run_without_a_hole_from_the_first_year_to_the_last(self):
        line = line_of(make_indicator(actuals={2020: 11, 2022: 13}))

        years = [(point.fiscal_year, point.value) for point in line.points]
        assert years == [(2020, Decimal(11)), (2021, None), (2022, Decimal(13))]
        assert not line.points[1].is_entered

    def test_say_why_a_value_is_missing(self):
        line = line_of(make_indicator(actuals={2022: "cancelled"}))

        assert line.point.missing_reason == "cancelled"
        assert line.point.is_entered
        assert not line.point.has_value

    def test_keep_a_zero(self):
        line = line_of(make_indicator(actuals={2022: 0}))

        assert line.point.has_value
        assert line.point.standing.value == 0

    def test_show_the_increment_and_the_sum(self):
        line = line_of(
            make_indicator(
                basis="cumulative",
                entry="increment",
                counts_from=2021,
                actuals={2021: 3, 2022: 4},
            )
        )

        assert (line.point.value, line.point.standing.value) == (Decimal(4), Decimal(7))

    def test_of_a_sum_with_an_estimate_are_estimated(self):
        indicator = make_indicator(
            basis="cumulative", entry="increment", counts_from=2021, actuals={2022: 4}
        )
        make_actual(indicator, 2021, 3, quality="estimate")

        assert [point.estimated for point in line_of(indicator).points] == [True, True]

    def test_carry_comment_source_and_stage(self):
        indicator = make_indicator()
        make_actual(indicator, 2022, 16, comment="移住フェアの効果", source="庁内調べ")

        line = line_of(indicator)

        assert line.comment == "移住フェアの効果"
        assert line.point.source == "庁内調べ"
        assert line.point.stage == "published"

    def test_say_whether_a_survey_was_due(self):
        line = line_of(
            make_indicator(
                survey_every=2, survey_first=2020, actuals={2020: 11, 2022: 13}
            )
        )

        assert [point.is_due for point in line.points] == [True, False, True]
