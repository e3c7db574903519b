"""Pages ask the database as often for 750 indicators as for 75."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.publishing import publish
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db

PAGES = ["", "structure/", "years/", "goals/g1/", "measures/m0/", "indicators/k0/"]
# What PostgreSQL plans badly as long as it knows little of the tables.
SECOND_JOIN = re.compile(r'IN \(SELECT [^()]+ FROM "indicators_')


@pytest.mark.parametrize("page", PAGES)
def test_ten_times_the_plan_asks_no_more(client, page):
    asked = []
    for code, size in [("town", 75), ("prefecture", 750)]:
        make_large_plan(size, code=code)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/plans/{code}/{page}").status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 25


@pytest.mark.parametrize("is_published", [False, True])
def test_no_page_of_a_plan_joins_a_table_a_second_time(client, is_published):
    plan = make_large_plan(3, code="town")
    if is_published:
        publish(plan, 2024, user=None)

    with CaptureQueriesContext(connection) as queries:
        for page in [*PAGES, "report/sheets.xlsx"]:
            assert client.get(f"/plans/town/{page}").status_code == 200

    assert [one["sql"] for one in queries if SECOND_JOIN.search(one["sql"])] == []
