"""A year that was never published as such: only what was known by then is shown."""

import pytest

from indicators.reports.indicator import indicator_report
from indicators.reports.plan import plan_report
from tests.factories import make_indicator, make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.once]

BY_2022 = {2020: 12, 2021: 13, 2022: 14}


@pytest.fixture
def indicator():
    return make_indicator(make_plan(), actuals=BY_2022 | {2023: 19})


def seen_in(indicator, year):
    return indicator_report(indicator, fiscal_year=year, audience="public")


def test_an_indicators_values_and_outlook_end_with_the_year(indicator):
    report = seen_in(indicator, 2022)

    assert [point.fiscal_year for point in report.line.points] == list(BY_2022)
    assert [one.fiscal_year for one in report.outlook.standings] == list(BY_2022)
    assert (report.outlook.value, report.latest.value) == (16, 14)
    assert seen_in(indicator, 2023).outlook.value > 16


def test_so_does_what_a_card_draws(indicator):
    report = plan_report(indicator.plan, fiscal_year=2022, audience="public")

    (line,) = report.lines
    assert [point.fiscal_year for point in line.points] == list(BY_2022)


def test_of_no_year_is_all_there_is(indicator):
    assert len(seen_in(indicator, None).line.points) == 4


def test_a_later_year_without_a_value_still_says_why():
    indicator = make_indicator(make_plan(), actuals=BY_2022 | {2023: "collecting"})

    last = seen_in(indicator, 2022).line.points[-1]

    assert (last.fiscal_year, last.missing_reason) == (2023, "collecting")
