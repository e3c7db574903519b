"""What a dashboard says once a target year has come."""

import pytest

from tests.factories import make_indicator, make_plan
from tests.kpitracker.pages import html_of, main_of, words

pytestmark = pytest.mark.django_db


def dashboard(client, target_year):
    make_indicator(make_plan("p"), target_year=target_year, actuals={2022: 11})
    return words(main_of(html_of(client, "/en/plans/p/?year=2022")))


class TestTargetYear:
    def test_once_it_came_the_gap_is_to_the_target(self, client):
        assert "11件 9件 below the target" in dashboard(client, 2022)

    def test_until_then_the_gap_is_to_the_expected_value(self, client):
        assert "below the expected value" in dashboard(client, 2024)

    def test_words_that_differ_from_the_count_are_explained(self, client):
        text = dashboard(client, 2021)

        assert "1 counted as “Behind” reads “Missed” below" in text

    def test_words_like_those_of_the_count_need_no_explanation(self, client):
        assert "counted as" not in dashboard(client, 2024)
