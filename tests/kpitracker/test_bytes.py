"""How many bytes travel for a page: what its reader's line has to carry."""

import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from kpitracker import plotly_bundle
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db

FILE = re.compile(r'<(?:link|script)[^>]+?(?:href|src)="/static/([^"]+)"')
# A response's own headers, at most
HEADERS = 600


def loads(client, path: str) -> dict[str, int]:
    """Bytes of the page and of each file, compressed at most as well as in service."""
    response = client.get(path, headers={"Accept-Encoding": "br"})
    page = brotli.decompress(response.content).decode()
    sizes = {path: len(response.content) + HEADERS}
    for name in FILE.findall(page):
        content = Path(finders.find(name)).read_bytes()
        sizes[name] = len(brotli.compress(content, quality=9)) + HEADERS
    return sizes


@pytest.fixture(autouse=True)
def _kept_pages(settings):
    settings.PAGE_CACHE_BYTES = 2**22


def test_of_a_first_dashboard_are_few(client):
    make_large_plan(75, code="town")

    sizes = loads(client, "/plans/town/")

    assert sum(sizes.values()) <= 40_000, sizes
    assert not any(name.endswith((".js", ".woff2")) for name in sizes)


def test_of_a_first_indicator_are_few_for_a_chart_library(client):
    if plotly_bundle.installed() is None:
        pytest.skip(plotly_bundle.MISSING)
    make_large_plan(3, code="town")

    sizes = loads(client, "/plans/town/indicators/k0/")

    assert sum(sizes.values()) <= 420_000, sizes


def test_of_the_same_page_again_are_next_to_none(client):
    make_large_plan(75, code="town")
    etag = client.get("/plans/town/")["ETag"]

    again = client.get("/plans/town/", headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")
