"""The grid in a real browser: keys, paste, drafts that save themselves, two at once."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.kpitracker import served
from tests.kpitracker.entry.pages import YEAR
from tests.kpitracker.entry.served_town import COMMAND, LARGE, SMALL
from tests.kpitracker.test_admin_browser import RULES
from tests.long import tell

pytestmark = [pytest.mark.browser, pytest.mark.pure]

ROWS = 25
SAVED = '[data-saved][data-kind="saved"]'
CELLS = "[name^=i][name$=-cell]"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("town")
    with served.server(folder, ["shell", "-v0", "-c", COMMAND]) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    with served.chromium() as running:
        yield running


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


PLANS = {True: iter(LARGE), False: iter(SMALL)}


@pytest.fixture
def plan(request):
    """A plan that no other test writes to; with 25 indicators for who asks so."""
    return next(PLANS[ROWS in getattr(request, "param", ())])


@pytest.fixture
def page(site, chromium, plan):
    screen = {"width": 1280, "height": 900}
    opened = signed_in(chromium, site, plan, viewport=screen)
    yield opened
    opened.context.close()


with_25 = pytest.mark.parametrize("plan", [[ROWS]], indirect=True)


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


@with_25
def test_25_values_are_entered_and_submitted_by_keyboard_alone(page, request):
    keys = Keyboard(page)
    keys.go_to(CELLS)
    wanted = [str(14 + number % 3) for number in range(ROWS)]

    for text in wanted:
        keys.type(text)
        keys.press("Enter")
    keys.go_to('button[value="submit"]')
    are_saved(page, ROWS)
    keys.press("Enter")

    page.wait_for_selector("text=25行を提出しました")
    assert page.locator("[data-stage]").all_inner_texts() == ["提出済み"] * ROWS
    shown = [
        re.search(r"\d+", it)[0]
        for it in page.locator(".entry-value").all_inner_texts()
    ]
    assert shown == wanted
    assert page.evaluate("window.violations") == []
    tell(request.config, f"25 values by keyboard: {keys.pressed} keys")
    assert keys.pressed < 130


@with_25
def test_25_values_are_pasted_at_once(page):
    text = "".join(f"{number + 14}\r\n" for number in range(ROWS))

    paste(page, text)

    are_saved(page, ROWS)
    assert "25個のセルのうち25個" in page.locator("#entry-pasted").inner_text()
    assert values(page) == [str(number + 14) for number in range(ROWS)]


def test_a_block_says_what_it_could_not_take(page):
    block = (
        '15\t見込\t\t"二行の\n「要因」"\r\n'
        "16（見込）\t\t\t\r\n"
        "\t\t集計中\t\r\n"
        "17\t推計\t\t\tはみ出し\r\n"
        "約２割\t\t\t\r\n"
    )

    paste(page, block)

    page.wait_for_selector('[data-saved][data-kind="refused"]')
    rows = page.locator("[data-kind=value]")
    assert rows.nth(0).locator("textarea").input_value() == "二行の\n「要因」"
    assert rows.nth(0).locator("[name$=-quality]").input_value() == "estimate"
    assert rows.nth(1).locator("[name$=-quality]").input_value() == "estimate"
    assert rows.nth(2).locator("[name$=-missing_reason]").input_value() == "collecting"
    assert rows.nth(4).locator(CELLS).input_value() == "約２割"
    assert "約２割" in rows.nth(4).locator("[data-saved]").inner_text()
    assert page.locator("#entry-pasted").inner_text().startswith("9個のセルのうち7個")
    assert "推計" in page.locator("#entry-pasted").inner_text()
    assert "表の右" in page.locator("#entry-pasted").inner_text()


def test_rows_below_the_grid_are_counted(page):
    paste(page, "15\n\n16\n17\n", into=3)

    page.wait_for_selector(SAVED)
    said = page.locator("#entry-pasted").inner_text()
    assert "3個のセルのうち1個" in said
    assert "空のセルは変更しません：1個" in said
    assert said.count("表の下") == 2


def test_one_cell_is_pasted_by_the_browser_itself(page):
    page.locator(CELLS).first.focus()
    paste(page, "15\n")

    assert page.locator("#entry-pasted").inner_text() == ""


def test_what_was_typed_is_read_and_judged_at_once(page):
    page.locator(CELLS).first.focus()
    page.keyboard.type("△35人")

    page.wait_for_selector("text=→ −35人")
    row = page.locator("[data-kind=value]").first
    assert row.locator(".status__word").inner_text() == "後退"
    assert "符号" in row.locator(".entry-odd").inner_text()
    assert row.locator("[data-check]").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(CELLS).first.input_value() == ""


def test_arrows_leave_a_cell_at_its_ends(page):
    page.locator(CELLS).first.focus()
    name = "document.activeElement.name.split('-')[1]"
    page.keyboard.type("15")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(name) == "cell"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(name) == "quality"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Enter")
    assert page.evaluate("document.activeElement.value") == "15"


def test_two_at_one_row_meet_in_the_grid(page, chromium, site, plan):
    other = signed_in(chromium, site, plan, "tonari")
    for who, text in ((other, "21"), (page, "22")):
        who.locator(CELLS).first.fill(text)
        who.locator(CELLS).nth(1).focus()
        who.wait_for_selector(f"{SAVED}, .entry-conflict")
    conflict = page.locator(".entry-conflict")
    assert "鈴木さん" in conflict.locator("legend").inner_text()
    check(page)

    conflict.locator("[value=mine]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(SAVED)

    assert page.locator(".entry-conflict").count() == 0
    assert values(other)[0] == "22"
    other.context.close()


def test_theirs_can_be_taken_and_mine_edited(page, chromium, site, plan):
    other = signed_in(chromium, site, plan, "tonari")
    paste(other, "21\n22\n")
    are_saved(other, 2)
    paste(page, "31\n32\n")
    expect(page.locator(".entry-conflict")).to_have_count(2)

    for choice in ("theirs", "edit"):
        conflict = page.locator(".entry-conflict").first
        conflict.locator(f"[value={choice}]").check()
        conflict.locator("[data-resolve]").click()
    assert [it.input_value() for it in page.locator(CELLS).all()[:2]] == ["21", "32"]
    page.keyboard.type("33")
    page.keyboard.press("Enter")
    page.wait_for_selector(SAVED)

    assert values(other)[:2] == ["21", "33"]
    other.context.close()


def test_without_a_connection_a_row_stays_marked_and_is_tried_again(page):
    page.context.set_offline(True)
    page.locator(CELLS).first.fill("15")
    page.keyboard.press("Enter")
    page.wait_for_selector(
        '[data-saved][data-kind="unsaved"]:has-text("接続できません")'
    )

    page.context.set_offline(False)

    page.wait_for_selector(SAVED)
    assert values(page)[0] == "15"


def test_leaving_asks_only_while_something_is_not_saved(page):
    asked = []
    page.on("dialog", lambda it: (asked.append(it.type), it.accept()))
    page.locator(CELLS).first.fill("15")
    page.goto("/admin/")
    assert asked == ["beforeunload"]

    page.goto(page.grid)
    page.locator(CELLS).first.fill("15")
    page.keyboard.press("Enter")
    page.wait_for_selector(SAVED)
    page.goto("/admin/")
    assert asked == ["beforeunload"]


def test_a_login_that_ended_costs_no_typing(page, chromium, site, plan):
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.locator(CELLS).first.fill("15")
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-saved]:has-text("ログイン")')
    assert page.locator(CELLS).first.input_value() == "15"

    page.context.add_cookies(cookies)
    page.evaluate("dispatchEvent(new Event('online'))")

    page.wait_for_selector(SAVED)


def test_it_works_without_javascript(chromium, site, plan):
    page = signed_in(chromium, site, plan, java_script_enabled=False)
    page.locator(CELLS).first.fill("約２割")
    page.locator(CELLS).nth(1).fill("△5")
    page.locator(CELLS).nth(1).press("Enter")

    assert page.locator(CELLS).first.input_value() == "約２割"
    assert "約２割" in page.locator("[data-kind=value]").first.inner_text()
    page.locator(CELLS).first.fill("15")
    page.locator('.entry-buttons [value="save"]').click()
    assert page.locator(CELLS).first.input_value() == "15"
    page.context.close()


def test_the_page_is_sound(page):
    check(page)
