"""What is said of one indicator, built from its judgement."""

from decimal import Decimal

import pytest

from indicators.models import Audience
from indicators.reports.indicator import indicator_report
from kpitracker.explanations import rule_of
from kpitracker.sentences import gap_words, summary_of
from tests.factories import make_indicator, make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def line_of(actual, **facts):
    indicator = make_indicator(make_plan(), unit="％", actuals={2022: actual}, **facts)
    report = indicator_report(indicator, fiscal_year=2022, audience=Audience.PUBLIC)
    return report.line


def test_a_small_gap_is_told_with_the_decimals_it_takes():
    # 51 + 1.1 × 3/5 = 51.66 is due
    line = line_of("51.65", baseline=51, target="52.1")

    assert gap_words(line) == "0.01 points below the expected value"
    assert "0.01 points below the 51.66％ expected by then" in summary_of(line)


def test_a_larger_one_with_the_usual_ones():
    assert gap_words(line_of(51, baseline=51, target="52.1")).startswith("0.7 points")


def test_a_band_is_never_rounded():
    plan = make_plan(pace_lower=Decimal("0.665"))
    indicator = make_indicator(plan, baseline=0, target=1000, actuals={2022: 400})
    report = indicator_report(indicator, fiscal_year=2022, audience=Audience.PUBLIC)

    assert "pace of 66.7% is at least 66.5% and below 100%" in rule_of(report)
