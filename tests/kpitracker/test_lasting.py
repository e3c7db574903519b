"""Since when an indicator has lagged, in words."""

import pytest
from django.utils.translation import override

from indicators.enums import MissingReason
from indicators.models import Audience
from indicators.reports.indicator import indicator_report
from indicators.reports.plan import plan_report
from kpitracker.dashboard.lagging import lagging_of
from kpitracker.dashboard.repeated import Repeated
from kpitracker.lasting import since_sentences, since_words
from kpitracker.spreadsheets.kpi_list_figures import judgement
from tests.factories import (
    make_actual,
    make_edition,
    make_indicator,
    make_plan,
    make_target,
)
from tests.indicators.published import published

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def _in_japanese():
    with override("ja"):
        yield


def line_of(indicator, year=2023):
    report = indicator_report(indicator, fiscal_year=year, audience=Audience.PUBLIC)
    return report.line


def said_of(actuals):
    return " ".join(since_sentences(line_of(make_indicator(actuals=actuals))))


def test_several_years_are_counted_and_what_was_before_is_named():
    assert said_of({2020: 14, 2021: 11, 2022: 9, 2023: 11}) == (
        "2021年度から3年続けて遅れ・後退。 その前の判定は、2020年度の「順調」です。"
    )


def test_the_first_year_that_was_judged_is_called_so():
    assert said_of({2022: 11, 2023: 11}) == (
        "2022年度から2年続けて遅れ。 2022年度が最初の判定です。"
    )


def test_a_single_year_is_not_called_a_row():
    assert said_of({2022: 18, 2023: 11}) == (
        "2023年度から遅れ。 その前の判定は、2022年度の「順調」です。"
    )


def test_years_without_a_survey_are_left_out_and_counted():
    indicator = make_indicator(actuals={2021: 11, 2023: 11})
    make_actual(indicator, 2022, None, missing_reason=MissingReason.NOT_SURVEYED)

    assert since_words(line_of(indicator)) == (
        "2021年度から、判定できた2年とも遅れ（途中の1年は判定不可）"
    )


def test_a_target_that_was_changed_meanwhile_is_said():
    plan = make_plan()
    indicator = make_indicator(plan=plan, actuals={2022: 11, 2023: 11})
    make_target(indicator, 30, edition=make_edition(plan, order=1))

    assert since_sentences(line_of(indicator))[-1] == (
        "いずれの年度も、現行の目標値による判定です。"
    )


def test_an_indicator_that_does_not_lag_says_nothing():
    assert said_of({2022: 11, 2023: 19}) == ""


def test_list_and_attention_say_it_of_values_that_are_published():
    plan = make_plan()
    indicator = make_indicator(plan=plan, actuals={2022: 11})
    make_actual(indicator, 2023, 11, stage="confirmed")
    published(plan, 2023)

    report = plan_report(plan, fiscal_year=2023, audience=Audience.PUBLIC, past=True)

    (item,) = report.attention
    assert lagging_of(item, Repeated(plan)).since == "2022年度から2年続けて遅れ"
    assert judgement(item.line).shown == "遅れ\n2022年度から2年続けて遅れ"


def test_a_report_that_does_not_ask_for_the_years_before_says_nothing():
    plan = make_plan()
    make_indicator(plan=plan, actuals={2022: 11, 2023: 11})

    report = plan_report(plan, fiscal_year=2023, audience=Audience.PUBLIC)

    assert report.lines[0].lasting is None
