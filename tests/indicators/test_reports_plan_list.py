"""The plans a reader may see."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators.reports import plan_list as module
from indicators.reports.plan_list import plan_list
from indicators.tallies import refresh
from tests.factories import (
    make_department,
    make_indicator,
    make_organization,
    make_plan,
    make_user,
)
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db

TODAY = date(2024, 5, 20)


def shown_to(user=None, **asked):
    user = user or AnonymousUser()
    return plan_list(user, on=TODAY, audience="public", **asked)


def rows_for(user=None):
    return shown_to(user).rows


class TestRows:
    def test_are_the_plans_the_reader_may_see(self):
        town = make_organization()
        make_plan("public")
        make_plan("own", organization=town, visibility="internal")
        make_plan("others", organization=make_organization(), visibility="internal")
        member = make_user("viewer", make_department(town))

        assert [row.plan.code for row in rows_for()] == ["public"]
        assert [row.plan.code for row in rows_for(member)] == ["own", "public"]

    def test_stand_by_their_code_as_computers_compare_it(self):
        for code in ("b", "a_b", "a-b", "B"):
            make_plan(code)

        assert [row.plan.code for row in rows_for()] == ["B", "a-b", "a_b", "b"]

    def test_stand_by_their_owner_first(self):
        later, earlier = (
            make_organization(code="024210"),
            make_organization(code="022012"),
        )
        make_plan("a", organization=later)
        make_plan("b", organization=earlier)
        make_plan("c", organization=None)

        assert [row.plan.code for row in rows_for()] == ["b", "a", "c"]

    def test_show_the_latest_judged_year(self):
        plan = make_plan()
        make_indicator(plan, actuals={2021: 16, 2022: 9, 2023: "collecting"})

        (row,) = rows_for()

        assert row.fiscal_year == 2022
        assert (row.tally.worse, row.tally.total, row.indicators) == (1, 1, 1)

    def test_of_a_plan_without_values_has_no_tally(self):
        make_indicator()

        (row,) = rows_for()

        assert (row.fiscal_year, row.tally, row.indicators) == (None, None, 1)


class TestSearch:
    @pytest.mark.parametrize("text", ["ＳＯＧＯ", "みほん 総合", "ﾐﾎﾝ町", "第5次"])
    def test_finds_title_owner_and_code_in_any_width_and_kana(self, text):
        make_plan(
            "sogo", title="第５次総合計画", organization=make_organization("ミホン町")
        )
        make_plan("other", title="別の計画", organization=make_organization("山町"))

        found = shown_to(text=text)

        assert [row.plan.code for row in found.rows] == ["sogo"]
        assert (found.found, found.total) == (1, 2)


class TestPages:
    @pytest.fixture(autouse=True)
    def three_plans_two_a_page(self, monkeypatch):
        monkeypatch.setattr(module, "PAGE", 2)
        for code in "abc":
            make_plan(code)

    def test_hold_so_many_plans_and_the_last_the_rest(self):
        first, second = shown_to(), shown_to(page=2)

        assert [row.plan.code for row in first.rows] == ["a", "b"]
        assert [row.plan.code for row in second.rows] == ["c"]
        assert (second.page, second.pages) == (2, 2)

    @pytest.mark.parametrize("page", [0, 3, 99_999])
    def test_that_do_not_exist_are_the_first(self, page):
        assert shown_to(page=page).page == 1


class TestQueries:
    @pytest.mark.parametrize("size", [1, 3])
    def test_are_three_while_tallies_are_kept(self, size, django_assert_num_queries):
        for _ in range(size):
            plan = make_large_plan(size, organization=make_organization())
            refresh(plan)

        with django_assert_num_queries(3):
            for row in rows_for():
                assert str(row.plan.organization)

    @pytest.mark.parametrize("size", [1, 3])
    def test_are_eight_while_some_are_stale(self, size, django_assert_num_queries):
        for _ in range(size):
            make_large_plan(size)

        with django_assert_num_queries(8):
            rows_for()
