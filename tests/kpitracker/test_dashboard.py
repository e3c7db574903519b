"""The dashboard of a plan."""

import re

import pytest

from tests.factories import (
    make_actual,
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
)
from tests.kpitracker.pages import html_of, main_of, page, words
from tests.kpitracker.town import make_town
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    """In 2022 one achieved, one on track, one behind; one judged by an estimate."""
    plan = make_plan("p")
    goal = make_goal(plan, number="1", title="仕事")
    measure = make_measure(goal=goal)
    since = {"on": measure, "baseline_year": 2019, "baseline_year_kind": "fiscal_year"}
    make_indicator(**since, code="a", name="達成した指標", actuals={2021: 11, 2022: 20})
    make_indicator(**since, code="b", name="順調な指標", actuals={2021: 14, 2022: 16})
    late = make_indicator(**since, code="c", name="遅れた指標", actuals={2021: 16})
    make_actual(late, 2022, 11, comment="人手が足りなかった。")
    maybe = make_indicator(**since, code="d", name="見込の指標")
    make_actual(maybe, 2022, 17, quality="estimate")
    make_indicator(**since, code="e", name="値のない指標")
    return plan


class TestHeadline:
    def test_counts_and_never_averages(self, client, plan):
        text = page(client, "/en/plans/p/")

        assert (
            "Of 5 indicators 3 could be judged: Achieved 1 · On track 1 · Behind 1, "
            "judged by estimates 1, not judged 1 (no actual value 1)." in text
        )

    def test_is_a_japanese_sentence_by_default(self, client, plan):
        text = page(client, "/plans/p/")

        assert (
            "5指標のうち判定できた3指標：達成1・順調1・遅れ1、見込値による判定1、"
            "判定不可1（実績値なし1）。" in text
        )

    def test_compares_with_the_year_before_and_leads_to_what_changed(
        self, client, plan
    ):
        html = html_of(client, "/en/plans/p/")

        assert (
            "Against FY2021: Improved 1 Worsened 1 Newly judged 0 Involves an estimate "
            "1 No longer judged 0" in words(html)
        )
        assert 'href="?change=worsened#indicators">Worsened</a>' in html

    def test_does_not_hide_what_is_no_longer_judged(self, client):
        make_indicator(make_plan("q"), actuals={2021: 11, 2022: "collecting"})
        make_indicator(make_plan("r"), actuals={2021: "collecting", 2022: "collecting"})

        assert "No longer judged 1" in page(client, "/en/plans/q/?year=2022")
        assert "No longer judged 0" in page(client, "/en/plans/r/?year=2022")

    def test_says_nothing_of_a_year_before_the_first(self, client, plan):
        assert "Against" not in page(client, "/en/plans/p/?year=2020")


class TestTally:
    def test_every_status_has_a_word_a_shape_a_letter_and_a_count(self, client, plan):
        html = main_of(html_of(client, "/en/plans/p/"))

        items = re.findall(r'<li class="tally__item".*?</li>', html, re.DOTALL)
        assert [words(item) for item in items] == [
            "Achieved A 1 previous year 0",
            "On track A 1 previous year 2",
            "Mostly on track B 0 previous year 0",
            "Behind C 1 previous year 1",
            "Missed C 0 previous year 0",
            "Worse than the baseline D 0 previous year 0",
            "Judged by estimates 1 previous year 0",
            "Not judged 1 previous year 2",
        ]
        assert all('<svg class="shape"' in item for item in items)

    def test_the_pieces_lie_side_by_side_and_fill_the_bar(self, client, plan):
        make_indicator(plan, code="a2", actuals={2022: 21})

        html = html_of(client, "/en/plans/p/")

        pieces = re.findall(
            r'class="tally__piece.*?x="([\d.]+)%" width="([\d.]+)%"', html
        )
        assert pieces == [
            ("0.00", "33.33"),
            ("33.33", "16.67"),
            ("50.00", "16.67"),
            ("66.67", "16.67"),
            ("83.33", "16.67"),
        ]

    def test_a_bar_is_not_full_of_what_few_indicators_achieved(self, client):
        plan = make_plan("q")
        make_indicator(plan, code="a", actuals={2022: 30})
        for number in range(3):
            make_indicator(plan, code=f"n{number}", actuals={})

        html = html_of(client, "/plans/q/")

        pieces = re.findall(
            r'class="(tally__piece[^"]*)" data-status="(\w+)".*?width="([\d.]+)%"', html
        )
        assert pieces == [
            ("tally__piece", "achieved", "25.00"),
            ("tally__piece tally__piece--open", "not_judged", "75.00"),
        ]
        assert ">判定不可 3</text>" in html

    def test_what_only_estimates_judge_stands_apart(self, client, plan):
        text = page(client, "/en/plans/p/")

        assert "Judged by estimates, counted apart: On track 1." in text


class TestAttention:
    def test_names_the_gap_and_the_reason(self, client, plan):
        html = main_of(html_of(client, "/en/plans/p/"))

        (item,) = re.findall(r'<li class="attention__item".*?</li>', html, re.DOTALL)
        assert words(item) == (
            "遅れた指標 Behind C 11件 5件 below the expected value "
            "previous year: On track Cause 人手が足りなかった。 "
            "No budget is stated for this year."
        )

    def test_worse_stands_before_missed_and_behind(self, client, plan):
        measure = plan.measures.get()
        make_indicator(on=measure, code="w", actuals={2022: 5})
        make_indicator(
            on=measure, code="m", aim="at_least", target=20, actuals={2022: 3}
        )

        html = main_of(html_of(client, "/en/plans/p/"))

        items = re.findall(r'attention__item" data-status="(\w+)"', html)
        assert items == ["worse", "missed", "behind"]

    def test_more_than_eight_are_folded(self, client):
        plan = make_plan("q")
        for _ in range(10):
            make_indicator(plan, actuals={2022: 11})

        assert "2 more indicators that lag behind" in page(client, "/en/plans/q/")

    def test_none_is_said(self, client):
        make_indicator(make_plan("q"), actuals={2022: 20})

        assert "No judged indicator lags behind." in page(client, "/en/plans/q/")


class TestCards:
    def test_stand_under_their_goal_once_however_often_printed(self, client):
        plan = make_plan("q")
        goals = [make_goal(plan), make_goal(plan)]
        measures = [make_measure(goal=goal) for goal in goals]
        make_indicator(on=[measures[0], measures[1]], code="k", actuals={2022: 12})

        html = html_of(client, "/en/plans/q/")

        assert html.count('<figure class="card"') == 2
        assert "The whole plan: 1 indicator" in words(html)

    def test_every_indicator_is_charted_without_any_script(self, client):
        make_town()

        html = html_of(client, "/en/plans/town/")

        assert html.count('class="sketch sketch-small"') == 12
        assert "<script" not in html

    def test_an_open_target_is_said_in_words(self, client):
        make_town()

        assert "To be determined (整備後に設定)" in page(client, "/en/plans/town/")

    def test_a_year_without_a_survey_shows_the_last_one(self, client):
        plan = make_plan("q")
        make_indicator(plan, actuals={2022: 12})
        make_indicator(
            plan, code="s", actuals={2021: 15}, survey_every=2, survey_first=2021
        )

        assert "Last survey, FY2021 15件" in page(client, "/en/plans/q/?year=2022")


class TestYear:
    def test_is_the_latest_published_one_by_default(self, client, plan):
        assert "Progress in FY2022" in page(client, "/en/plans/p/")

    def test_can_be_chosen_by_a_plain_form(self, client, plan):
        html = html_of(client, "/en/plans/p/?year=2021")

        assert "Progress in FY2021" in words(html)
        assert '<option value="2021" selected>' in html
        assert '<form class="choose' in html

    @pytest.mark.parametrize("typed", ["1999", "2025", "abc", "２０２２", "9" * 5000])
    def test_a_bad_one_is_said_and_the_default_shown(self, client, plan, typed):
        text = page(client, f"/en/plans/p/?year={typed}")

        assert "There is nothing for" in text
        assert "Progress in FY2022" in text


class TestYearToCome:
    def test_is_said_to_be_unpublished(self, client, plan):
        text = page(client, "/plans/p/?year=2024")

        assert "2024年度（令和6年度）の実績は未公表です。" in text
        assert "2022年度（令和4年度）を表示しています。" in text

    def test_is_said_where_nothing_is_published_at_all(self, client):
        make_indicator(make_plan("q"))

        text = page(client, "/plans/q/?year=2021")

        assert "2021年度（令和3年度）の実績は未公表です。" in text

    def test_of_a_past_or_another_plan_is_not(self, client, plan):
        for year in (2019, 2025):
            assert "未公表です" not in page(client, f"/plans/p/?year={year}")


class TestQueries:
    @pytest.mark.parametrize("size", [1, 3])
    def test_are_seven_whatever_the_size(self, client, django_assert_num_queries, size):
        make_large_plan(size, code="q")

        with django_assert_num_queries(7):
            html_of(client, "/plans/q/")
