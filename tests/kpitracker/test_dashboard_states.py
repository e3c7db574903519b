"""The dashboard of a plan of which there is little to show, or not to everybody."""

import pytest

from tests.factories import (
    make_actual,
    make_department,
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
    make_user,
)
from tests.kpitracker.pages import html_of, main_of, page, words
from tests.kpitracker.town import make_town, withhold_everything

pytestmark = pytest.mark.django_db


class TestEmptyStates:
    def test_before_the_first_publication_plan_and_targets_are_shown(self, client):
        plan = make_town()
        withhold_everything(plan)

        html = main_of(html_of(client, "/en/plans/town/"))

        assert "No actual value has been published yet." in words(html)
        assert "Judged by" not in words(html)
        assert "sk-target" in html
        assert "sk-dot" not in html
        assert "-20" not in words(html)

    def test_a_year_of_which_no_value_is_known_says_so(self, client):
        make_indicator(make_plan("q"), actuals={2021: 12, 2022: "unpublished"})

        text = page(client, "/plans/q/?year=2022")

        assert "2022年度の実績は未公表です。この計画には1指標があります。" in text

    def test_a_plan_without_indicators_shows_what_it_has(self, client):
        goal = make_goal(make_plan("q"), title="目標だけ")
        make_measure(goal=goal, title="施策だけ")

        text = page(client, "/en/plans/q/")

        assert "This plan has no indicators." in text
        assert "目標だけ" in text
        assert "施策だけ" in text

    def test_a_plan_without_anything_says_so(self, client):
        make_plan("q")

        assert "No goals have been entered yet." in page(client, "/en/plans/q/")

    def test_an_unknown_plan_is_not_found(self, client):
        html_of(client, "/en/plans/nowhere/", status=404)


class TestAccess:
    def test_an_internal_plan_is_for_its_members(self, client):
        department = make_department()
        make_plan("q", visibility="internal", organization=department.organization)

        html_of(client, "/plans/q/", status=404)
        client.force_login(make_user(department=department))
        html_of(client, "/plans/q/")

    def test_unpublished_values_are_shown_to_nobody(self, client):
        department = make_department()
        plan = make_plan("q", organization=department.organization)
        indicator = make_indicator(plan, actuals={2021: 12})
        make_actual(indicator, 2022, 18181, stage="confirmed")

        client.force_login(make_user("planning", department))

        assert "18,181" not in html_of(client, "/plans/q/")
