"""How many queries a sheet takes: as many for 2,000 rows as for a few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plans.imports.staging import ROWS_A_CHUNK
from plans.models import ImportState, Plan
from tests.large_plans import make_large_plan
from tests.sheets import bring, confirm

pytestmark = pytest.mark.django_db

HEAD = "計画コード,指標コード,年度,実績値"
YEARS = range(2019, 2023)
MOST = 60


@pytest.fixture
def plan() -> Plan:
    """500 indicators with two of the four years that the sheets are about."""
    return make_large_plan(500, years=range(2018, 2021), code="p")


def sheet(indicators: int) -> str:
    """Half of the rows are new, most of the others are changed."""
    rows = [
        f"p,k{it},{year},{it % 16 + 6}" for it in range(indicators) for year in YEARS
    ]
    return "\n".join([HEAD, *rows, ""])


def queries_of(content: str) -> tuple[int, int]:
    """Of the preview, and of confirming it."""
    with CaptureQueriesContext(connection) as preview:
        job = bring(content)
    with CaptureQueriesContext(connection) as confirming:
        done = confirm(job, correction="訂正")
    assert done.state == ImportState.APPLIED
    assert done.facts["counts"]["new"]
    assert done.facts["counts"]["changed"]
    return len(preview), len(confirming)


def test_2000_rows_take_few(plan):
    assert 500 * len(YEARS) == 2000 <= ROWS_A_CHUNK

    assert sum(queries_of(sheet(500))) <= MOST


def test_a_block_takes_as_many_however_full_it_is(plan):
    few = queries_of(sheet(20))

    assert queries_of(sheet(500)) == few
