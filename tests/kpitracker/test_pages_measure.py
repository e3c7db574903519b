"""The page of a measure: words, partners, money, reviews, relations."""

import re

import pytest

from measures.models import Measure
from tests.factories import (
    make_budget,
    make_budget_total,
    make_edition,
    make_goal,
    make_indicator,
    make_measure,
    make_organization,
    make_partner,
    make_plan,
    make_review,
    make_text,
)
from tests.kpitracker.pages import html_of, main_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure() -> Measure:
    plan = make_plan("p", organization=make_organization("架空市"))
    goal = make_goal(plan, number="1", title="仕事")
    above = make_measure(goal=goal, number="(1)", title="企業")
    return make_measure(parent=above, code="m", number="1", title="創業支援")


class TestMeasure:
    def test_the_breadcrumb_leads_down_the_tree(self, client, measure):
        html = html_of(client, "/en/plans/p/measures/m/")

        crumbs = words(html.partition('class="breadcrumb"')[2].partition("</nav>")[0])
        assert crumbs.endswith(
            "Plans 架空総合計画 Structure of the plan "
            "基本目標 1 仕事 施策 (1) 企業 事業 1"
        )

    def test_texts_stand_by_kind_with_marks_underlining_and_footnotes(
        self, client, measure
    ):
        make_text(measure, "関係<u>人口※を増やす</u>。", mark="●", heading="《移住》")
        make_text(measure, "<b>太字</b>ではない。", kind="effect")
        make_text(
            measure, "地域と関わる人", code="n", kind="footnote", anchor="関係人口※"
        )

        html = html_of(client, "/en/plans/p/measures/m/")

        assert '<span aria-hidden="true">●</span>' in html
        assert (
            '<p><a class="footnote-mark" role="doc-noteref" href="#text-n" id="mark-n">'
            "関係<u>人口※</u></a><u>を増やす</u>。</p>"
        ) in html
        assert '<a href="#mark-n" role="doc-backlink">Back to the text</a>' in html
        assert "&lt;b&gt;太字&lt;/b&gt;ではない。" in html
        assert "Content 《移住》" in words(html)

    def test_partners_and_roles(self, client, measure):
        elsewhere = make_measure(goal=measure.goal)
        for name in ("平内町", "今別町"):
            make_partner(measure, make_organization(name))
        make_partner(elsewhere, make_organization("蓬田村"))
        make_text(measure, "企画", kind="core_role", heading="青森市")
        make_text(measure, "参画", kind="partner_role", heading="連携町村")

        html = html_of(client, "/en/plans/p/measures/m/")

        text = words(html)
        assert (
            "Partners (○: takes part) Measure 平内町 今別町 蓬田村 事業 1 創業支援 "
            "○ takes part ○ takes part does not take part"
        ) in text
        assert html.count('<th scope="col" lang="ja">') == 3
        assert "Role of the core city 青森市 企画" in text
        assert "Role of the partners 連携町村 参画" in text

    def test_a_budget_keeps_number_mark_and_blank_apart(self, client, measure):
        edition = make_edition(measure.plan, name="変更案")
        make_budget(measure, 2020, "-1200", edition=edition)
        make_budget(measure, 2021, mark="－", edition=edition)
        make_budget(measure, 2022, edition=edition)
        make_budget_total(measure, "1234567", edition=edition)

        html = html_of(client, "/en/plans/p/measures/m/")

        text = words(main_of(html))
        assert "Budget by fiscal year (unit: 千円) Fiscal year 変更案 Planned" in text
        assert re.findall(r'<td class="figure">(.*?)</td>', html) == [
            "−1,200",
            '<span aria-hidden="true">－</span>'
            '<span class="visually-hidden">no value</span>',
            '<span class="visually-hidden">empty</span>',
            "1,234,567",
        ]
        assert (
            "変更案 planned: the total as printed (1,234,567千円) is not the sum of "
            "the years (−1,200千円). It stands as printed."
        ) in text

    def test_a_budget_leaves_as_a_file(self, client, measure):
        edition = make_edition(measure.plan, name="=変更案")
        make_budget(measure, 2020, "-1200.50", edition=edition)
        make_budget(measure, 2021, mark="－", edition=edition)

        answer = client.get("/en/plans/p/measures/m/budget.csv")

        _heading, *rows = answer.content.decode("utf-8-sig").splitlines()
        place = "p,架空総合計画,m,1,創業支援,'=変更案,Planned,千円"
        assert rows == [f"{place},2020,-1200.5,,", f"{place},2021,,－,"]
        assert 'href="/en/plans/p/measures/m/budget.csv"' in html_of(
            client, "/en/plans/p/measures/m/"
        )

    def test_a_budget_is_drawn_from_zero_with_its_finding(self, client, measure):
        for year, planned, settled in [(2020, 100, 90), (2021, 300, 270)]:
            make_budget(measure, year, planned)
            make_budget(measure, year, settled, kind="settled")
        make_budget(measure, 2022, 200)

        html = html_of(client, "/en/plans/p/measures/m/")

        finding = (
            "Planned for FY2020 to FY2022: 600千円 in all, most in FY2021 (300千円). "
            "Settled for FY2020 to FY2021: 360千円, 90.0% of what was planned for the "
            "same years."
        )
        assert finding in words(html)
        assert f'role="img" aria-label="{finding}"' in html
        bars = re.findall(
            r'budget-bar--(\w+)" x="[^"]*%" .*? y="(.*?)" height="(.*?)"', html
        )
        assert len(bars) == 5
        assert {float(y) + float(height) for _kind, y, height in bars} == {212}
        heights = {(kind, float(height)) for kind, _y, height in bars}
        assert {("planned", 188), ("settled", 169.2)} <= heights

    def test_a_review_keeps_three_voices_apart(self, client, measure):
        make_indicator(on=measure, name="創業件数", actuals={2022: 30})
        make_review(
            measure, 2022, rating="A", cause="相談が増えた。", committee_opinion="可"
        )

        text = words(html_of(client, "/en/plans/p/measures/m/"))

        _before, voices = text.partition("Judgement by the figures")[::2]
        assert voices.startswith(" By the rule of the plan 創業件数 Achieved")
        assert (
            "The department Department not named Own rating A Causes 相談が増えた。"
        ) in voices
        assert "The committee 可" in voices

    @pytest.mark.parametrize(
        ("rating", "said"),
        [
            ("A", "Own rating A Reason of the rating 頑張った"),
            (
                "C",
                "Own rating C differs from the figures Why the rating differs 頑張った",
            ),
        ],
    )
    def test_a_rating_that_differs_stands_with_its_reason(
        self, client, measure, rating, said
    ):
        make_indicator(on=measure, actuals={2022: 30})
        make_review(measure, 2022, rating=rating, rating_reason="頑張った")

        assert said in words(html_of(client, "/en/plans/p/measures/m/"))

    def test_a_footnote_of_an_indicator_stands_at_its_name(self, client, measure):
        make_indicator(on=measure, name="創業件数")
        make_text(measure, "年間の件数", code="n", kind="footnote", anchor="創業件数※")

        html = html_of(client, "/en/plans/p/measures/m/")

        assert '<a class="footnote-mark" role="doc-noteref" href="#text-n" id=' in html
        assert '<a href="#mark-n" role="doc-backlink">Back to the text</a>' in html

    def test_of_which_nothing_but_the_title_is_printed_says_so(self, client, measure):
        text = words(html_of(client, "/en/plans/p/measures/m/"))

        assert "Nothing but its title is printed for this measure." in text

    def test_before_anything_is_published_says_so(self, client, measure):
        make_indicator(on=measure)

        for place in ("measures/m/", f"goals/{measure.goal.code}/"):
            text = words(html_of(client, f"/en/plans/p/{place}"))
            assert "No actual values have been published yet." in text

    def test_relistings_and_ends_are_linked_both_ways(self, client, measure):
        make_measure(goal=measure.goal, code="again", relists=measure)
        make_measure(goal=measure.goal, code="old", ended_into=measure)

        here = html_of(client, "/en/plans/p/measures/m/")
        again = html_of(client, "/en/plans/p/measures/again/")
        old = html_of(client, "/en/plans/p/measures/old/")

        assert "/en/plans/p/measures/again/" in main_of(here)
        assert "Continues 施策 施策" in words(here)
        assert "printed again here (再掲)" in words(again)
        assert "This measure has ended into: 事業 1 創業支援" in words(old)

    @pytest.mark.parametrize("year", ["2025", "1999", "x", "２０２２", "99999999999"])
    def test_a_year_that_cannot_be_shown_gives_a_sentence_and_the_latest(
        self, client, measure, year
    ):
        make_indicator(on=measure, actuals={2022: 30})

        text = words(html_of(client, f"/en/plans/p/measures/m/?year={year}"))

        assert f"There is nothing for “{year}”" in text
        assert "Achieved" in text
