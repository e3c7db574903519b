"""The admin in a real browser: no violation, no request elsewhere, nothing unnamed."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.kpitracker import served

pytestmark = [pytest.mark.browser, pytest.mark.pure]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = [
    "/admin/",
    "/admin/entry/",
    "/admin/indicators/indicator/?department=1",
    "/admin/indicators/indicator/1/change/",
    "/admin/indicators/indicator/1/history/",
    "/admin/indicators/actual/",
    "/admin/measures/measure/2/change/",
    "/admin/measures/measure/2/delete/",
    "/admin/measures/measure/add/?plan=mihon",
    "/admin/plans/plan/1/change/",
    "/admin/plans/user/add/",
    "/admin/plans/user/1/change/",
    "/admin/plans/user/1/password/",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with served.town(tmp_path_factory.mktemp("town")) as address:
        yield address


@pytest.fixture(scope="module")
def page(site, chromium):
    """A signed-in page that remembers what was blocked and what was asked for."""
    opened = chromium.new_page(base_url=site, viewport={"width": 1280, "height": 900})
    opened.add_init_script(served.OBSERVED)
    opened.asked = []
    opened.on("request", lambda request: opened.asked.append(request.url))
    served.sign_in(opened)
    yield opened
    opened.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_nothing_is_blocked_and_nobody_else_is_asked(page, site, prefix, path):
    page.asked.clear()

    answer = page.goto(f"{prefix}{path}", wait_until="networkidle")

    assert answer.status == 200
    assert page.url.startswith(f"{site}{prefix}{path}")
    assert page.evaluate("window.violations") == []
    assert [url for url in page.asked if not url.startswith((site, "data:"))] == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_unnamed_and_nothing_sticks_out(page, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path, wait_until="networkidle")

    sideways = "document.documentElement.scrollWidth > window.innerWidth"
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]

    assert [(it["id"], it["nodes"][0]["html"]) for it in found] == []
    assert not page.evaluate(sideways)


def test_autocompletion_and_calendar_work_under_the_policy(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/admin/indicators/indicator/1/change/", wait_until="networkidle")

    page.click(".field-department .select2-selection")
    page.keyboard.type("課")
    page.wait_for_selector(".select2-results__option[role=option]")
    page.keyboard.press("Escape")
    page.click("#calendarlink0")
    page.click("#calendarin0 td a >> nth=0")

    assert page.input_value("#id_targets-0-decided_on") != ""
    assert page.evaluate("window.violations") == []
