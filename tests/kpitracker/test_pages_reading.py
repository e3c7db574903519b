"""Who may read the pages, and what reading them costs."""

import pytest

from indicators.enums import Stage
from tests.factories import (
    make_actual,
    make_budget,
    make_department,
    make_goal,
    make_indicator,
    make_measure,
    make_organization,
    make_partner,
    make_plan,
    make_review,
    make_text,
    make_user,
)
from tests.kpitracker.pages import html_of, words

pytestmark = pytest.mark.django_db


class TestWhoMayRead:
    def test_an_internal_plan_looks_like_no_plan_and_the_page_offers_the_login(
        self, client
    ):
        make_measure(goal=make_goal(make_plan("p", visibility="internal")), code="m")

        for path in ("", "structure/", "goals/g1/", "measures/m/"):
            hidden = html_of(client, f"/en/plans/p/{path}", status=404)
            absent = html_of(client, f"/en/plans/q/{path}", status=404)
            assert hidden == absent.replace("/q/", "/p/").replace("%2Fq%2F", "%2Fp%2F")
            assert f'href="/en/login/?next=/en/plans/p/{path}"' in hidden

    def test_a_member_of_its_organization_reads_it_and_sees_that_it_is_internal(
        self, client
    ):
        office = make_department()
        make_plan("p", visibility="internal", organization=office.organization)
        client.force_login(make_user(department=office, name="企画花子"))

        text = words(html_of(client, "/en/plans/p/structure/"))

        assert "For members only" in text
        assert "企画花子" in text
        assert "架空総合計画" in words(html_of(client, "/"))

    def test_a_member_of_another_organization_does_not(self, client):
        make_plan("p", visibility="internal", organization=make_organization())
        client.force_login(make_user())

        assert "Log in" not in words(html_of(client, "/en/plans/p/", status=404))

    @pytest.mark.parametrize("path", ["goals/x/", "measures/g1/", "goals/m1/"])
    def test_what_the_plan_does_not_hold_is_not_found(self, client, path):
        make_measure(goal=make_goal(make_plan("p")))

        html_of(client, f"/plans/p/{path}", status=404)

    def test_unpublished_values_are_not_shown_to_anybody(self, client):
        office = make_department()
        plan = make_plan("p", organization=office.organization)
        indicator = make_indicator(on=make_measure(plan, code="m"))
        make_actual(indicator, 2022, "777123", stage=Stage.CONFIRMED)
        client.force_login(make_user("planning", department=office))

        assert "777,123" not in html_of(client, "/plans/p/measures/m/")


def make_pages(size: int) -> None:
    """As many of everything as the size says: plans, measures, texts, years."""
    for at in range(size):
        plan = make_plan(f"p{at}")
        goal = make_goal(plan, code="g")
        for _ in range(size):
            above = make_measure(goal=goal)
            make_text(above)
            make_indicator(on=[goal, above], actuals={2022: 15})
            for _ in range(size):
                make_text(make_measure(parent=above))
        first = plan.measures.first()
        for year in range(2020, 2020 + size):
            make_budget(first, year, 1)
            make_partner(first)
            make_review(first, year)


class TestQueries:
    @pytest.mark.parametrize("size", [1, 3])
    @pytest.mark.parametrize(
        ("path", "queries"),
        [
            ("/", 8),
            ("/plans/p0/structure/", 9),
            ("/plans/p0/goals/g/", 17),
            ("/plans/p0/measures/m1/", 23),
        ],
    )
    def test_their_number_does_not_grow(
        self, client, django_assert_num_queries, path, queries, size
    ):
        make_pages(size)

        with django_assert_num_queries(queries):
            client.get(path)
