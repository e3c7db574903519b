"""The structure page: how everything stands, and what its address may ask for."""

import re

import pytest

from tests.factories import (
    make_department,
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
    make_text,
)
from tests.kpitracker.pages import html_of, main_of, words

pytestmark = pytest.mark.django_db
TITLES = {"仕事", "企業", "窓口", "健康", "検診"}


@pytest.fixture
def plan():
    """Goal 仕事 (SDG 8) with 企業 over 窓口 (SDG 4), goal 健康 (SDG 3) with 検診."""
    plan = make_plan("p")
    office = make_department(plan.organization, code="shoko", name="商工課")
    work = make_goal(plan, title="仕事")
    above = make_measure(goal=work, title="企業")
    desk = make_measure(parent=above, title="窓口", department=office)
    health = make_goal(plan, title="健康")
    check = make_measure(goal=health, title="検診")
    for owner, sdgs in [(work, "８ 働きがい"), (desk, "4 教育"), (health, "3 健康")]:
        make_text(owner, sdgs, kind="sdgs")
    make_indicator(on=desk, name="件数", actuals={2021: 9, 2022: 25})
    make_indicator(on=check, name="受診率", actuals={2022: 9}, department=office)
    return plan


def shown(client, query=""):
    """The titles of the tree and the words of the whole page."""
    html = main_of(html_of(client, f"/en/plans/p/structure/{query}"))
    titles = re.findall(r'/(?:goals|measures)/[^"]*" lang="ja">(\w+)</a>', html)
    return TITLES & set(titles), html


class TestStanding:
    def test_stands_at_every_indicator_and_is_counted_above(self, client, plan):
        _titles, html = shown(client)

        text = words(html)
        assert "窓口 商工課 SDG 4 教育 Achieved (this year) A 件数" in text
        assert "企業 Achieved 1 事業 1 事業" in text
        assert "Judged for FY2022 (Reiwa 4)." in text

    def test_is_that_of_the_chosen_year_and_so_are_the_links(self, client, plan):
        _titles, html = shown(client, "?year=2021")

        assert "Worse than the baseline D 件数" in words(html)
        assert re.search(r'/indicators/\w+/\?year=2021"', html)
        assert re.search(r'/measures/\w+/\?year=2021"', html)

    def test_without_published_values_is_said_to_be_unknown(self, client):
        make_indicator(on=make_measure(make_plan("p")), name="件数")

        _titles, html = shown(client)

        assert "No actual values have been published yet." in words(html)
        assert "件数" in html


class TestFilters:
    @pytest.mark.parametrize(
        ("query", "titles"),
        [
            ("", TITLES),
            ("?sdg=8", {"仕事", "企業", "窓口"}),
            ("?sdg=4", {"仕事", "企業", "窓口"}),
            ("?sdg=3", {"健康", "検診"}),
            ("?department=shoko", TITLES),
            ("?sdg=3&department=shoko", {"健康", "検診"}),
        ],
    )
    def test_leave_what_fits_with_all_it_stands_under(
        self, client, plan, query, titles
    ):
        assert shown(client, query)[0] == titles

    def test_say_that_only_a_part_is_shown(self, client, plan):
        _titles, html = shown(client, "?sdg=3&depth=0")

        assert "Only a part of the plan is shown: SDG 3 Show the whole plan" in words(
            html
        )
        assert 'class="chip" href="?depth=0" aria-current="true"' in html

    def test_that_leave_nothing_say_so(self, client, plan):
        make_department(plan.organization, code="x")
        make_text(make_goal(plan), "17 協力", kind="sdgs")

        titles, html = shown(client, "?sdg=17&department=shoko")

        assert titles == set()
        assert "Nothing in this plan fits these filters." in words(html)

    def test_offer_an_sdg_with_the_words_printed_anywhere(self, client):
        plan = make_plan("p")
        for at, printed in enumerate(["3", "3 すべての人に健康を", "3 健康"]):
            make_text(make_goal(plan), printed, kind="sdgs", position=at)

        (offer,) = client.get("/plans/p/structure/").context["asked"].sdg_offers

        assert (offer.value, offer.label) == ("3", "すべての人に健康を")

    @pytest.mark.parametrize("typed", ["18", "x", "３", "-3", "3 OR 1=1", "9" * 400])
    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("sdg", "This plan prints no SDG “{}”."),
            ("department", "No department “{}” takes part in this plan."),
            ("depth", "This plan has no level “{}” to unfold."),
            ("year", "There is nothing for “{}”;"),
        ],
    )
    def test_that_mean_nothing_are_refused_in_a_sentence(
        self, client, plan, name, said, typed
    ):
        titles, html = shown(client, f"?{name}={typed}")

        assert titles == TITLES
        assert said.format(typed) in words(html)


class TestFolding:
    @pytest.mark.parametrize(
        ("depth", "opened"), [("", 3), ("2", 3), ("1", 2), ("0", 0)]
    )
    def test_opens_as_many_levels_as_the_address_says(
        self, client, plan, depth, opened
    ):
        _titles, html = shown(client, f"?depth={depth}")

        assert len(re.findall("<details[^>]* open>", html)) == opened
        assert html.count("<details") == 3

    def test_is_offered_for_every_level_of_the_plan(self, client, plan):
        _titles, html = shown(client, "?sdg=3")

        offers = re.findall(r'href="([^"]*)" data-depth="\d"', html)
        assert offers == ["?sdg=3&amp;depth=0", "?sdg=3&amp;depth=1", "?sdg=3"]
