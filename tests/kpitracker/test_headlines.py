"""What a dashboard says once a target year has come."""

import pytest

from indicators.reports.plan import plan_report
from kpitracker.dashboard.headlines import changes_of
from tests.factories import make_actual, make_indicator, make_plan
from tests.kpitracker.pages import html_of, main_of, words

pytestmark = pytest.mark.django_db


def dashboard(client, target_year):
    make_indicator(make_plan("p"), target_year=target_year, actuals={2022: 11})
    return words(main_of(html_of(client, "/en/plans/p/?year=2022")))


class TestReasons:
    def test_are_counted_by_kind_the_most_frequent_first(self, client):
        plan = make_plan("p")
        make_indicator(plan, actuals={2022: 20})
        reasons = ["collecting", "unpublished", "unpublished", "cancelled", "other"]
        for reason in [*reasons, "not_surveyed"]:
            make_indicator(plan, actuals={2022: reason})
        for comparison in ("none", "undetermined"):
            make_indicator(plan, comparison=comparison)
        make_indicator(plan, lifecycle="ended", lifecycle_from=2022)

        text = words(main_of(html_of(client, "/plans/p/?year=2022")))

        assert (
            "10指標のうち判定できた1指標：達成1、"
            "判定不可9（実績値なし5・目標値の設定なし2・調査年でない1・統合または終了1）。"
            in text
        )

    def test_no_survey_is_one_reason_in_both_languages(self, client):
        plan = make_plan("p")
        make_indicator(plan, actuals={2022: 20})
        make_indicator(plan, actuals={2022: "not_surveyed"})
        make_indicator(plan, survey_every=2, survey_first=2021)

        japanese, english = (
            words(main_of(html_of(client, f"{prefix}/plans/p/?year=2022")))
            for prefix in ("", "/en")
        )

        assert "判定不可2（調査年でない2）。" in japanese
        assert "not judged 2 (no survey this year 2)." in english


class TestAttention:
    def test_tells_how_many_nobody_could_judge_where_none_lags(self, client):
        plan = make_plan("p")
        make_indicator(plan, actuals={2022: 20})
        make_indicator(plan)

        text = words(main_of(html_of(client, "/en/plans/p/")))

        assert (
            "No judged indicator lags behind. 1 indicator could not be judged." in text
        )


def test_estimates_alone_are_not_said_to_judge_nothing(client):
    indicator = make_indicator(make_plan("p"))
    make_actual(indicator, 2022, 11, quality="estimate")

    text = words(main_of(html_of(client, "/plans/p/?year=2022")))

    assert "1指標のうち確定値で判定できたものはありません、見込値による判定1。" in text


def test_nothing_is_said_to_be_better_by_an_estimate_on_page_or_paper(client):
    indicator = make_indicator(make_plan("p"), actuals={2021: 11})
    make_actual(indicator, 2022, 16, quality="estimate")

    text = words(main_of(html_of(client, "/plans/p/?year=2022")))
    report = plan_report(indicator.plan, fiscal_year=2022, audience="public")

    assert "改善 0 悪化 0 新たに判定 0 見込値を含む 1 判定できなくなった 0" in text
    assert changes_of(report) == (
        "2021年度と比べて、改善0・悪化0・新たに判定0・見込値を含む1・判定できなくなった0。"
    )


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
