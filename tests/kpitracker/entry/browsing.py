"""Somebody at the grid in a real browser, and what they press."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.kpitracker import served
from tests.kpitracker.entry.pages import YEAR
from tests.kpitracker.test_admin_browser import RULES

ROWS = 25
SAVED = '[data-saved][data-kind="saved"]'
CELLS = "[name^=i][name$=-cell]"


def signed_in(chromium, site, plan, user="tanto", **options):
    """On the grid of a plan."""
    page = chromium.new_context(base_url=site, locale="ja-JP", **options).new_page()
    page.add_init_script(served.OBSERVED)
    page.grid = f"/admin/entry/{plan}/{YEAR}/"
    page.goto(f"/login/?next={page.grid}")
    page.fill("[name=username]", user)
    page.fill("[name=password]", served.PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url(f"**{page.grid}")
    return page


class Keyboard:
    """Counts what is pressed."""

    def __init__(self, page) -> None:
        self.page, self.pressed = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.pressed += 1

    def type(self, text: str) -> None:
        for sign in text:
            self.press(sign)

    def go_to(self, selector: str, key: str = "Tab") -> None:
        for _time in range(60):
            self.press(key)
            if self.page.evaluate("(s) => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"{selector} is out of reach of {key}")


def values(page) -> list[str]:
    page.goto(page.grid)
    return [cell.input_value() for cell in page.locator(CELLS).all()]


def are_saved(page, number: int) -> None:
    expect(page.locator(SAVED)).to_have_count(number)


def paste(page, text: str, into=0, column="cell") -> None:
    cell = page.locator(f"[name^=i][name$=-{column}]").nth(into)
    cell.evaluate(
        """(cell, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const paste = new ClipboardEvent("paste",
            { clipboardData, bubbles: true, cancelable: true });
          cell.focus();
          cell.dispatchEvent(paste);
        }""",
        text,
    )


def check(page) -> None:
    # First, since axe brings a style of its own.
    assert page.evaluate("window.violations") == []
    for width in (1280, 820, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(it["id"], it["nodes"][0]["html"]) for it in found] == []
        assert not page.evaluate(
            "document.documentElement.scrollWidth > window.innerWidth"
        )
    page.set_viewport_size({"width": 1280, "height": 900})
