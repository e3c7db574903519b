"""進捗率 beside 目標比, and why one of them may be missing."""

import pytest

from indicators.models import Audience
from indicators.reports.indicator import indicator_report
from kpitracker.shares import shares_of
from tests.factories import make_indicator, make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def shares(**facts):
    indicator = make_indicator(make_plan(), actuals={2022: 15}, **facts)
    report = indicator_report(indicator, fiscal_year=2022, audience=Audience.PUBLIC)
    return shares_of(report.line)


class TestBoth:
    def test_differ_by_what_was_there_before(self):
        found = shares(baseline=10, target=20)

        assert (found.progress, found.ratio) == ("50.0%", "75.0%")
        assert "The baseline of 10件 alone was 50.0% of the target" in found.difference

    def test_are_the_same_from_zero(self):
        found = shares(baseline=0, target=20)

        assert found.progress == found.ratio == "75.0%"
        assert found.difference.startswith("Both are the same here")

    def test_at_the_target_are_alike_for_another_reason(self):
        found = shares(baseline=10, target=15)

        assert found.progress == found.ratio == "100.0%"
        assert "The baseline of 10件 alone was 66.7% of the target" in found.difference

    def test_differ_the_other_way_from_below_zero(self):
        found = shares(baseline=-5, target=20)

        assert (found.progress, found.ratio) == ("80.0%", "75.0%")
        assert "below 0" in found.difference


class TestOneAlone:
    def test_without_a_baseline_there_is_no_progress(self):
        found = shares(baseline=None, target=20)

        assert (found.progress, found.ratio) == ("not defined", "75.0%")
        assert "without a baseline nobody knows the way" in found.difference

    def test_where_less_is_better_there_is_no_ratio(self):
        found = shares(aim="decrease", baseline=20, target=10)

        assert (found.progress, found.ratio) == ("50.0%", "not defined")
        assert "would rise with a value that should fall" in found.difference

    def test_a_target_of_zero_divides_nothing(self):
        found = shares(baseline=-68, target=0)

        assert found.ratio == "not defined"
        assert "0 or below divides nothing" in found.difference


class TestNeither:
    def test_a_level_has_neither_and_says_why(self):
        found = shares(aim="at_least", target=15)

        assert (found.progress, found.ratio) == ("not defined", "not defined")
        assert "keeps a level" in found.difference

    @pytest.mark.parametrize(
        "facts",
        [
            {"aim": "monitor", "target": None},
            {"target": "", "comparison": "undetermined"},
        ],
    )
    def test_without_a_number_to_reach_nothing_is_said(self, facts):
        assert shares(**facts) is None
