"""Sheets in a real browser: brought, looked at, confirmed, undone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.kpitracker import served
from tests.kpitracker.test_admin_browser import RULES

pytestmark = [pytest.mark.browser, pytest.mark.pure]

HEAD = "計画コード,指標コード,年度,実績値,要因・説明\r\n"
GOOD = HEAD + "mihon,i03,2020,80,増えた\r\nmihon,i08,2022,△５人,\r\n"
BAD = HEAD + "mihon,i03,2020,約２割,\r\nmihon,nai,2020,1,\r\nmihon,i03,1-1,1,\r\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with served.town(tmp_path_factory.mktemp("town")) as address:
        yield address


def signed_in(chromium, site, **options):
    page = chromium.new_context(base_url=site, **options).new_page()
    page.add_init_script(served.OBSERVED)
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    served.sign_in(page)
    return page


@pytest.fixture(scope="module")
def page(site, chromium):
    opened = signed_in(chromium, site, viewport={"width": 1280, "height": 900})
    yield opened
    opened.context.close()


def bring(page, text: str, name: str = "実績.csv") -> None:
    page.goto("/admin/sheets/")
    content = {"name": name, "mimeType": "text/csv", "buffer": text.encode("cp932")}
    page.set_input_files("[name=file]", content)
    page.click("form[enctype] [type=submit]")
    page.wait_for_selector(".job-facts")


def check(page, site) -> None:
    """Nothing unnamed, nothing blocked, nobody else asked, nothing sticking out."""
    # First, since axe brings a style of its own.
    assert page.evaluate("window.violations") == []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(it["id"], it["nodes"][0]["html"]) for it in found] == []
        assert not page.evaluate(
            "document.documentElement.scrollWidth > window.innerWidth"
        )
    page.set_viewport_size({"width": 1280, "height": 900})
    assert [url for url in page.asked if not url.startswith((site, "data:"))] == []


def test_the_page_of_sheets_is_sound(page, site):
    page.goto("/admin/sheets/")

    check(page, site)


def test_problems_are_shown_where_they_stand(page, site):
    bring(page, BAD)

    assert page.locator(".is-refused strong").inner_text().startswith("問題が3件")
    assert page.locator(".job-rows tbody tr").count() == 3
    check(page, site)


def test_a_sheet_is_looked_at_confirmed_and_undone(page, site):
    bring(page, GOOD)
    assert "Shift_JIS" in page.locator(".job-facts").inner_text()
    check(page, site)

    page.click(".job-confirm [type=submit]")  # the browser asks for ticks and a reason
    assert page.locator(".is-ready").count() == 1
    for box in page.locator("[name=ticked]").all():
        box.check()
    page.fill("[name=correction]", "転記の誤り")
    page.click(".job-confirm [type=submit]")
    page.wait_for_selector(".is-applied")
    check(page, site)

    page.click(".job-confirm [type=submit]")
    page.wait_for_selector(".is-undone")
    check(page, site)


def test_it_works_without_javascript(chromium, site):
    page = signed_in(chromium, site, java_script_enabled=False)

    bring(page, BAD, "no-script.csv")

    assert page.locator(".is-refused").count() == 1
    page.context.close()


# Playwright looks at no element while a page is on its way elsewhere.
TELLS = """
const told = () => document.querySelector(".progress")?.textContent;
new MutationObserver(() => console.log(told()))
  .observe(document, {subtree: true, childList: true, characterData: true});
"""


def test_the_page_that_waits_says_how_far_it_is(page):
    page.add_init_script(TELLS)
    page.goto("/admin/sheets/")
    # The answer is held back, as that of a long file would be.
    page.route("**/admin/sheets/bring/", lambda route: None)
    page.route("**/progress/", lambda route: route.fulfill(json={"rows": 2000}))
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": GOOD.encode()}
    page.set_input_files("[name=file]", file)

    with page.expect_console_message(lambda message: "2,000" in message.text):
        page.click("form[enctype] [type=submit]", no_wait_after=True)
