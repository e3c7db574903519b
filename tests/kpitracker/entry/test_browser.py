"""The grid in a real browser: keys, paste, what was typed read at once."""

import re

import pytest

from tests.kpitracker.entry.browsing import (
    CELLS,
    ROWS,
    SAVED,
    Keyboard,
    are_saved,
    check,
    paste,
    values,
)
from tests.long import tell

pytestmark = [pytest.mark.browser, pytest.mark.pure]
with_25 = pytest.mark.parametrize("plan", [[ROWS]], indirect=True)


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


@pytest.mark.parametrize("path", ["", "/admin/", "/admin/entry/", "/en"])
def test_the_pages_are_sound(page, path):
    page.goto(f"/en{page.grid}" if path == "/en" else path or page.grid)

    check(page)


def test_the_grid_fits_on_paper(page):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1040, "height": 700})  # A4 landscape

    assert not page.locator(".entry-buttons").is_visible()
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
