"""The table of an indicator that is entered by its yearly increments."""

import pytest

from indicators.models import Audience
from indicators.reports.indicator import indicator_report
from kpitracker.trends import trend_of
from kpitracker.year_tables import table_of
from tests.factories import make_indicator, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    indicator = make_indicator(
        make_plan(),
        basis="cumulative",
        entry="increment",
        counts_from=2020,
        baseline=None,
        actuals={2020: 1, 2021: 2, 2023: 4},
    )
    report = indicator_report(indicator, fiscal_year=2023, audience=Audience.PUBLIC)
    table = table_of(report, trend_of(report.line, plan=report.plan))
    return {row.fiscal_year: row for row in table.rows}


class TestIncrements:
    def test_the_first_year_shows_what_was_entered_too(self, rows):
        assert [rows[year].entered for year in (2020, 2021, 2023)] == [1, 2, 4]

    def test_a_sum_with_a_year_missing_says_so(self, rows):
        assert rows[2023].actual is None
        assert rows[2023].missing == "an earlier year is missing"
