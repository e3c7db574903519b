"""Drafts that save themselves in a real browser: two at once, offline, logged out."""

import pytest
from playwright.sync_api import expect

from tests.kpitracker.entry.browsing import (
    CELLS,
    SAVED,
    are_saved,
    check,
    paste,
    signed_in,
    values,
)

pytestmark = [pytest.mark.browser, pytest.mark.pure]


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
