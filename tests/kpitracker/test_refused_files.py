"""Files of years and versions that there are none of."""

import pytest

from tests.factories import make_goal, make_indicator, make_measure, make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.once]

FILES = {
    "report/list.pdf": "report/",
    "report/sheets.pdf": "report/",
    "report/plan.pdf": "report/",
    "report/list.xlsx": "report/",
    "report/sheets.xlsx": "report/",
    "report/sheets/m.pdf": "report/sheets/m/",
    "indicators/i/chart.svg": "indicators/i/",
    "indicators/i/data.csv": "indicators/i/",
    "years/data.csv": "years/",
}


@pytest.fixture
def _plan():
    plan = make_plan("p", title="計画")
    goal = make_goal(plan)
    make_measure(goal=goal, code="m")
    actuals = {2021: 11, 2022: 12}
    make_indicator(plan, code="i", on=goal, actuals=actuals, common_definition="人口")
    make_indicator(make_plan("q"), code="i", actuals=actuals, common_definition="人口")


@pytest.mark.usefixtures("_plan")
def test_no_file_of_another_year_comes_but_the_page_that_says_so(client):
    query = "year=1999"
    for file, page in FILES.items():
        response = client.get(f"/en/plans/p/{file}?{query}")

        assert (response.status_code, response.headers.get("Location")) == (
            302,
            f"/en/plans/p/{page}?{query}",
        ), file
        assert "“1999”" in client.get(response["Location"]).text, file


@pytest.mark.usefixtures("_plan")
def test_a_year_to_come_is_said_to_be_unpublished(client):
    response = client.get("/en/plans/p/report/list.xlsx?year=2024", follow=True)

    assert "have not been published yet" in response.text


@pytest.mark.usefixtures("_plan")
def test_what_is_no_year_at_all_is_named_too(client):
    response = client.get("/en/plans/p/report/list.pdf?year=abc", follow=True)

    assert "“abc”" in response.text


@pytest.mark.parametrize("query", ["version=9", "year=2022&version=9", "version=x"])
@pytest.mark.usefixtures("_plan")
def test_nor_does_another_version(client, query):
    response = client.get(f"/en/plans/p/indicators/i/data.csv?{query}", follow=True)

    assert "There is no version" in response.text


@pytest.mark.usefixtures("_plan")
def test_nor_a_comparison_of_other_years(client):
    query = "plan=p&with=q&year=1999"

    response = client.get(f"/en/compare/data.csv?{query}")

    assert response["Location"] == f"/en/compare/?{query}"
    assert "“1999”" in client.get(response["Location"]).text


@pytest.mark.usefixtures("_plan")
def test_a_year_that_is_there_comes_as_a_file(client):
    for file in ("report/list.xlsx", "indicators/i/chart.svg"):
        assert client.get(f"/en/plans/p/{file}?year=2021").status_code == 200, file
