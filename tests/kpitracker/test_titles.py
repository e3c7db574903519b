"""A published year bears the title that the plan had; ways to the plan bear today's."""

import re

import pytest

from indicators.publishing import publish
from tests.factories import make_goal, make_indicator, make_measure, make_plan
from tests.kpitracker.pages import html_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]

THEN, NOW = "第5次総合計画（案）", "第5次総合計画"
BAR = re.compile(r'plan-bar__title" lang="ja">(.*?)<')
HEAD = re.compile(r"<title>(.*?)</title>", re.DOTALL)
PAGES = ["", "structure/", "goals/g1/", "measures/m1/", "indicators/k1/"]


@pytest.fixture
def plan():
    plan = make_plan("p", title=THEN)
    measure = make_measure(goal=make_goal(plan))
    make_indicator(on=measure, code="k1", name="件数", actuals={2021: 11, 2022: 12})
    publish(plan, 2022, user=None)
    plan.refresh_from_db()
    plan.title = NOW
    plan.save()
    return plan


@pytest.mark.parametrize("path", PAGES)
def test_on_pages(client, plan, path):
    then, now = (html_of(client, f"/plans/p/{path}?year={y}") for y in (2022, 2021))

    assert (BAR.findall(then), BAR.findall(now)) == ([THEN], [NOW])
    assert THEN in HEAD.search(then)[1]
    assert f">{NOW}</" in then  # where one is, and how one gets to the plan


def test_on_the_page_of_the_version(client, plan):
    assert BAR.findall(html_of(client, "/plans/p/publications/2022/1/")) == [THEN]


@pytest.mark.parametrize("file", ["chart.svg", "data.csv"])
def test_in_files_of_an_indicator(client, plan, file):
    then, now = (
        client.get(f"/plans/p/indicators/k1/{file}?year={year}").text
        for year in (2022, 2021)
    )

    assert THEN in then
    assert THEN not in now and NOW in now


@pytest.mark.parametrize("paper", ["", "sheets/", "sheets/m1/"])
def test_on_paper(client, plan, paper):
    response = client.get(f"/plans/p/report/{paper}?year=2022")

    assert BAR.findall(response.text) == [THEN]
    said = [response.context["whose"], response.context["front"].title]
    assert all(THEN in one for one in said)


def test_where_two_plans_stand_side_by_side(client, plan):
    other = make_plan("q", title="次の計画", predecessor_code="p")
    make_indicator(
        other,
        predecessor_plan_code="p",
        predecessor_indicator_code="k1",
        actuals={2022: 3},
    )

    file = client.get("/compare/data.csv?plan=p&with=q&year=2022&with_year=2022").text

    assert f",{THEN}," in file
