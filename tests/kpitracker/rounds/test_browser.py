"""The pages of a round in a real browser: sound at every width, and worked with."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.kpitracker import served
from tests.kpitracker.test_admin_browser import RULES

pytestmark = [pytest.mark.browser, pytest.mark.pure]

SCENE = ["shell", "-c", "from tests.kpitracker.rounds.scene import build; build()"]
PAGES = [
    "/admin/rounds/1/",
    "/admin/rounds/1/values/",
    "/admin/rounds/1/values/?department=1&stage=submitted",
    "/admin/rounds/1/reminders/",
    "/admin/indicators/round/1/change/",
    "/admin/indicators/round/add/?plan=kakuu",
    "/admin/history/",
    "/admin/history/kakuu/",
    "/plans/kakuu/indicators/k1/#history",
]

OPENED = "document.querySelectorAll('main details').forEach((it) => (it.open = true))"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with served.server(tmp_path_factory.mktemp("round"), SCENE) as address:
        yield address


def signed_in(chromium, site, name: str, **options):
    page = chromium.new_context(base_url=site, **options).new_page()
    page.add_init_script(served.OBSERVED)
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto("/admin/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", served.PASSWORD)
    page.click("[type=submit]")
    return page


@pytest.fixture(scope="module")
def planner(site, chromium):
    page = signed_in(chromium, site, "planner")
    yield page
    page.context.close()


def check(page, site) -> None:
    """Nothing unnamed, nothing blocked, nobody else asked, nothing sticking out."""
    assert page.evaluate("window.violations") == []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(it["id"], it["nodes"][0]["html"]) for it in found] == []
        assert not page.evaluate(
            "document.documentElement.scrollWidth > window.innerWidth"
        )
    assert [url for url in page.asked if not url.startswith((site, "data:"))] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound(planner, site, path):
    assert planner.goto(path).status == 200
    planner.evaluate(OPENED)
    check(planner, site)


def test_the_queue_of_a_head_is_sound(chromium, site):
    page = signed_in(chromium, site, "head")
    assert page.goto("/admin/approvals/").status == 200
    check(page, site)
    page.context.close()


def test_a_return_without_a_comment_loses_no_tick(planner, site):
    planner.goto("/admin/rounds/1/values/?department=2")
    planner.locator("[name=tick]").first.check()
    planner.click("button[value=return]")
    planner.wait_for_selector(".errornote")
    assert planner.locator("[name=tick]:checked").count() == 1
    check(planner, site)

    planner.fill("[name=comment]", "根拠となる資料を添えてください。")
    planner.click("button[value=return]")
    planner.wait_for_selector(".messagelist .success")


def test_it_works_without_javascript(chromium, site):
    page = signed_in(chromium, site, "planner", java_script_enabled=False)
    page.goto("/admin/rounds/1/")
    page.click("button[name=all]")
    assert "確認" in page.locator(".messagelist .success").inner_text()
    page.context.close()
