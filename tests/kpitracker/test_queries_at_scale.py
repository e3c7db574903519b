"""Pages ask the database as often for 750 indicators as for 75."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "page",
    ["", "structure/", "years/", "goals/g1/", "measures/m0/", "indicators/k0/"],
)
def test_ten_times_the_plan_asks_no_more(client, page):
    asked = []
    for code, size in [("town", 75), ("prefecture", 750)]:
        make_large_plan(size, code=code)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(f"/plans/{code}/{page}").status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 25
