"""The pages that show a plan's words: list, structure and goal."""

import re

import pytest

from indicators.enums import Stage
from tests.factories import (
    make_actual,
    make_goal,
    make_indicator,
    make_measure,
    make_organization,
    make_plan,
    make_text,
)
from tests.kpitracker.pages import html_of, main_of, words

pytestmark = pytest.mark.django_db


class TestPlanList:
    def test_shows_owner_period_and_tally_of_the_latest_judged_year(self, client):
        plan = make_plan("sogo", organization=make_organization("架空町"))
        make_indicator(plan, actuals={2021: 12, 2022: 30})

        text = words(main_of(html_of(client, "/en/")))

        assert "架空総合計画" in text
        assert "架空町 FY2020 (Reiwa 2) to FY2024 (Reiwa 6)" in text
        assert "FY2022 (Reiwa 4), 1 indicator" in text
        assert "Achieved 1" in text

    def test_says_what_a_plan_does_not_state(self, client):
        make_plan(organization=None, period_start=None, period_end=None)

        text = words(main_of(html_of(client, "/en/")))

        assert "Owner not stated Period not stated" in text
        assert "A plan without indicators" in text

    def test_before_the_first_publication_there_is_no_tally(self, client):
        indicator = make_indicator(make_plan())
        make_actual(indicator, 2022, 15, stage=Stage.CONFIRMED)

        text = words(main_of(html_of(client, "/en/")))

        assert "1 indicator, no value published yet" in text

    def test_without_any_plan_it_says_so_and_points_to_the_login(self, client):
        text = words(main_of(html_of(client, "/en/")))

        assert "There is no plan to show yet." in text
        assert "shown after you log in" in text


class TestStructure:
    def test_shows_the_tree_as_printed_with_levels_and_numbers(self, client):
        goal = make_goal(make_plan("p"), number="1", title="仕事をつくる")
        above = make_measure(goal=goal, number="(1)", title="企業を呼ぶ")
        make_measure(parent=above, number="①", title="窓口を置く", is_new=True)
        make_indicator(on=above, name="起業の数")

        text = words(main_of(html_of(client, "/en/plans/p/structure/")))

        assert "基本目標 1 施策 1 事業 1" in text
        assert (
            "基本目標 1 仕事をつくる 施策 1 施策 (1) 企業を呼ぶ 起業の数 "
            "事業 1 事業 ① 窓口を置く New"
        ) in text

    def test_links_a_relisting_with_its_original_and_an_end_with_its_successor(
        self, client
    ):
        goal = make_goal(make_plan("p"))
        original = make_measure(goal=goal, code="a", title="医療")
        make_measure(goal=goal, title="医療(再掲)", relists=original)
        make_measure(goal=goal, title="旧事業", ended_into=original)

        html = main_of(html_of(client, "/en/plans/p/structure/"))

        link = '<a href="/en/plans/p/measures/a/" lang="ja">施策 医療</a>'
        assert f"Printed again; the original: {link}" in html
        assert f"Ended into: {link}" in html
        assert "and 1 printed again" in words(html)

    def test_unfolds_every_branch_so_that_it_prints_whole(self, client):
        make_measure(goal=make_goal(make_plan("p")))

        html = html_of(client, "/plans/p/structure/")

        assert len(re.findall("<details[^>]*>", html)) == 1
        assert '<details data-depth="1" open>' in html

    def test_tells_about_the_plan_itself(self, client):
        plan = make_plan("p", source_title="計画書", note="転記の注記。")
        make_text(plan, "町民が主役", kind="comment", heading="声")
        make_text(plan, "下線は新規", kind="page_note", mark="※")

        text = words(main_of(html_of(client, "/en/plans/p/structure/")))

        assert "Owner The document does not say." in text
        assert "Source document 計画書" in text
        assert "Comments of residents 声 町民が主役" in text
        assert "Notes ※ 下線は新規" in text
        assert "Notes on this transcription 転記の注記。" in text

    def test_a_plan_without_goals_says_so(self, client):
        make_plan("p")

        text = words(html_of(client, "/en/plans/p/structure/"))

        assert "No goals have been entered for this plan yet." in text


class TestGoal:
    def test_shows_its_texts_indicators_and_what_its_measures_want(self, client):
        goal = make_goal(make_plan("p"), code="g", number="1", title="仕事をつくる")
        measure = make_measure(goal=goal, code="m", number="(1)", title="企業を呼ぶ")
        make_measure(parent=measure, title="窓口を置く")
        make_text(goal, "雇用を増やす。", kind="direction", heading="基本的方向")
        make_text(measure, "見出し\n本文です。", kind="initiative", mark="○")
        make_text(measure, "効果は書かない", kind="effect")
        make_indicator(on=goal, name="事業所数", actuals={2022: 15})

        html = html_of(client, "/en/plans/p/goals/g/")
        text = words(main_of(html))

        assert "基本目標 1 仕事をつくる There is no record of a publication" in text
        assert "Direction 基本的方向 雇用を増やす。 Standing of this goal" in text
        assert "Indicators of this goal" in text
        assert "事業所数" in text
        assert "施策 1 施策 (1) 企業を呼ぶ ○ 見出し 本文です。 事業 窓口を置く" in text
        assert "効果は書かない" not in text
        assert "<p><b>見出し</b></p><p>本文です。</p>" in html

    def test_without_measures_it_says_so(self, client):
        make_goal(make_plan("p"), code="g")

        text = words(html_of(client, "/en/plans/p/goals/g/"))

        assert "No measures have been entered under this goal." in text

    def test_shows_the_indicators_of_its_measures_once_and_one_choice_of_year(
        self, client
    ):
        goal = make_goal(make_plan("p"), code="g")
        measure = make_measure(goal=goal)
        make_indicator(on=[goal, measure], name="両方に載る", actuals={2022: 15})
        make_indicator(on=measure, name="施策に載る", actuals={2022: 15})

        html = main_of(html_of(client, "/en/plans/p/goals/g/"))

        own, below = html.split("Indicators of what stands under it")
        assert ("両方に載る" in own, "両方に載る" in below) == (True, False)
        assert ("施策に載る" in own, "施策に載る" in below) == (False, True)
        assert html.count("<select") == 1
