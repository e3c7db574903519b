"""A round from the first cell to the council, by four people in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.kpitracker import served
from tests.kpitracker.entry.browsing import ROWS, are_saved, paste, signed_in
from tests.long import tell

pytestmark = [pytest.mark.browser, pytest.mark.pure]


class Mouse:
    """Counts the clicks of everybody."""

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, page, selector: str) -> None:
        page.locator(selector).first.click()
        self.clicks += 1


def of(chromium, site, user: str, start: str):
    """Somebody's own browser, logged in."""
    page = chromium.new_context(base_url=site, locale="ja-JP").new_page()
    page.add_init_script(served.OBSERVED)
    page.goto(f"/login/?next={start}")
    page.fill("[name=username]", user)
    page.fill("[name=password]", served.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{start}")
    return page


@pytest.mark.parametrize("plan", [[ROWS]], indirect=True)
def test_entered_approved_confirmed_published_and_read(chromium, site, plan, request):
    mouse = Mouse()

    clerk = signed_in(chromium, site, plan)
    paste(clerk, "".join(f"{14 + number % 3}\r\n" for number in range(ROWS)))
    are_saved(clerk, ROWS)
    mouse.click(clerk, 'button[value="submit"]')
    expect(clerk.locator("text=25行を提出しました")).to_be_visible()

    head = of(chromium, site, "kacho", "/admin/approvals/")
    mouse.click(head, 'button[name=all][value="approve"]')
    expect(head.locator(".messagelist")).to_contain_text("承認")

    planner = of(chromium, site, "kikaku", "/admin/")
    overview = 'a[href*="/rounds/"]:not([href*="/values/"])'
    mouse.click(planner, f'article:has(a[href*="/entry/{plan}/"]) {overview}')
    mouse.click(planner, 'button[name=all][value="confirm"]')
    expect(planner.locator(".messagelist")).to_contain_text("確認")
    mouse.click(planner, overview)
    mouse.click(planner, f'a[href*="/publish/{plan}/"]')
    expect(planner.locator("caption").first).to_contain_text("2023年度")
    mouse.click(planner, "button.default")
    expect(planner.locator(".messagelist")).to_contain_text("第1版として公表しました")

    council = chromium.new_context(base_url=site, locale="ja-JP").new_page()
    council.add_init_script(served.OBSERVED)
    council.goto("/")
    mouse.click(council, f'a[href="/plans/{plan}/"]')
    expect(council.locator("main")).to_contain_text("2023年度（令和5年度）")
    expect(council.locator("main")).to_contain_text("第1版")

    for page in (clerk, head, planner, council):
        assert page.evaluate("window.violations") == []
    tell(request.config, f"a whole round: {mouse.clicks} clicks after logging in")
    assert mouse.clicks <= 8
