"""The plans a reader may see."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators.reports.plan_list import plan_list_rows
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


def rows_for(user=None):
    user = user or AnonymousUser()
    return plan_list_rows(user, on=TODAY, audience="public")


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


class TestQueries:
    @pytest.mark.parametrize("size", [1, 3])
    def test_are_two_while_tallies_are_kept(self, size, django_assert_num_queries):
        for _ in range(size):
            plan = make_large_plan(size, organization=make_organization())
            refresh(plan)

        with django_assert_num_queries(2):
            for row in rows_for():
                assert str(row.plan.organization)

    @pytest.mark.parametrize("size", [1, 3])
    def test_are_seven_while_some_are_stale(self, size, django_assert_num_queries):
        for _ in range(size):
            make_large_plan(size)

        with django_assert_num_queries(7):
            rows_for()
