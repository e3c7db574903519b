"""The indicators of a dashboard narrowed, searched and sorted by its address."""

import re

import pytest

from tests.factories import (
    make_actual,
    make_department,
    make_goal,
    make_indicator,
    make_measure,
    make_organization,
    make_plan,
)
from tests.kpitracker.pages import html_of, main_of, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    """Under two goals: one achieved, one on track; one behind, one without value."""
    town = make_organization("架空町")
    plan = make_plan("p", organization=town)
    work, life = make_goal(plan, code="g1"), make_goal(plan, code="g2")
    office = make_department(town, code="kikaku", name="企画課")
    since = {"baseline_year": 2019, "baseline_year_kind": "fiscal_year"}
    first, second = make_measure(goal=work), make_measure(goal=life)
    make_indicator(on=first, code="a", name="ごみの量", actuals={2022: 20}, **since)
    make_indicator(
        on=first, code="b", name="会員数", role="KPI", actuals={2022: 16}, **since
    )
    late = make_indicator(
        on=second, code="c", name="窓口の数", department=office, **since
    )
    make_actual(late, 2021, 16)
    make_actual(late, 2022, 11, comment="人手が足りなかった。")
    make_indicator(on=second, code="d", name="道の長さ", **since)
    return plan


def cards(client, query):
    html = main_of(html_of(client, f"/en/plans/p/{query}"))
    return re.findall(
        r'<p class="card__name"><a href="/en/plans/p/indicators/(\w+)/', html
    )


class TestConditions:
    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("", "abcd"),
            ("?goal=g2", "cd"),
            ("?department=kikaku", "c"),
            ("?department=none", "abd"),
            ("?status=behind", "c"),
            ("?status=achieved&status=on_track", "ab"),
            ("?status=not_judged", "d"),
            ("?role=KPI", "b"),
            ("?change=worsened", "c"),
            ("?q=ｺﾞﾐ", "a"),
            ("?sort=worst", "cbad"),
            ("?sort=name&goal=g1", "ab"),
            ("?goal=g1&department=kikaku", ""),
        ],
    )
    def test_stand_in_the_address(self, client, plan, query, shown):
        assert "".join(cards(client, query)) == shown

    def test_are_said_with_how_many_they_leave(self, client, plan):
        text = page(client, "/plans/p/?goal=g2&status=behind&q=窓口")

        assert "4指標のうち1指標を表示" in text
        assert "目標：目標 2 外す" in text
        assert "判定：遅れ 外す" in text
        assert "検索語：窓口 外す" in text

    def test_each_can_be_left_out_alone_or_all_at_once(self, client, plan):
        html = html_of(client, "/plans/p/?year=2022&goal=g2&status=behind")

        assert 'href="?year=2022&amp;status=behind#indicators">外す' in html
        assert 'href="?year=2022&amp;goal=g2#indicators">外す' in html
        assert 'href="?year=2022#indicators">すべて表示に戻す' in html

    def test_never_carry_a_year_along_that_was_refused(self, client, plan):
        html = html_of(client, "/plans/p/?year=1999&goal=g2&status=behind")

        assert 'href="?status=behind#indicators">外す' in html
        assert "1999" not in html.partition('<form class="narrow')[2]

    def test_never_change_what_is_said_of_the_whole_plan(self, client, plan):
        text = page(client, "/plans/p/?goal=g1")

        assert "4指標のうち判定できた3指標：達成1・順調1・遅れ1" in text
        assert "計画全体（4指標）の内訳" in text
        assert "表示している指標に、遅れ・未達・後退のものはありません。" in text

    def test_that_nothing_meets_are_said_to_be_so(self, client, plan):
        text = page(client, "/plans/p/?goal=g1&department=kikaku")

        assert "条件に合う指標はありません。" in text
        assert "先に確認したい指標" not in text

    def test_stay_in_the_form_and_go_along_to_another_year(self, client, plan):
        html = html_of(client, "/plans/p/?year=2022&goal=g2&status=behind&q=窓口")

        form, other = html.split('<form class="narrow')
        assert '<input type="hidden" name="goal" value="g2">' in form
        assert '<input type="hidden" name="status" value="behind">' in form
        assert '<input type="hidden" name="year" value="2022">' in other
        assert '<option value="g2" selected>' in other
        assert 'value="behind" checked>' in other
        assert 'name="q" value="窓口"' in other

    def test_without_a_year_have_neither_status_nor_change(self, client):
        make_indicator(make_plan("q"), code="a")

        html = html_of(client, "/plans/q/?status=behind")

        assert 'name="status"' not in html.partition('<form class="narrow')[2]
        assert "条件に合う指標はありません。" in words(html)


class TestRefusals:
    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("goal", "目標"),
            ("department", "担当課"),
            ("status", "判定"),
            ("role", "指標の区分"),
            ("change", "前年度との比較"),
            ("sort", "並び順"),
        ],
    )
    def test_are_sentences_and_everything_is_shown(self, client, plan, name, said):
        text = page(client, f"/plans/p/?{name}=xyz")

        assert f"「xyz」は、この計画の「{said}」では選べません。" in text
        assert "全4指標を表示" in text

    @pytest.mark.parametrize("typed", ["<b>", "9" * 4000, "%00"])
    def test_of_anything_are_safe_and_short(self, client, plan, typed):
        html = main_of(html_of(client, f"/plans/p/?goal={typed}"))

        assert "「目標」では選べません。" in html
        assert "<b>" not in html.partition("notice")[2].partition("</p>")[0]
        assert "9" * 41 not in html

    def test_of_a_flood_are_few(self, client, plan):
        flood = "&".join(f"status=x{number}" for number in range(500))

        assert page(client, f"/plans/p/?{flood}").count("では選べません。") == 3

    def test_of_a_text_too_long_to_search_for(self, client, plan):
        text = page(client, f"/plans/p/?q={'あ' * 101}")

        assert "検索語は100文字までです。" in text
        assert "全4指標を表示" in text


class TestNumbersOfTheCharts:
    def test_stand_in_a_table_too(self, client, plan):
        html = html_of(client, "/plans/p/?goal=g2")

        table = html.partition('<table class="table table--figures">')[2]
        head, *rows = re.findall(r"<tr>.*?</tr>", table, re.DOTALL)
        assert words(head).endswith(
            "2019年度 2020年度 2021年度 2022年度 2023年度 2024年度"
        )
        assert words(rows[0]) == (
            "窓口の数 件 基準値 10 期待値 10.0 期待値 12.0 16 期待値 14.0 "
            "11 期待値 16.0 期待値 18.0 期待値 20.0 目標値 20"
        )
