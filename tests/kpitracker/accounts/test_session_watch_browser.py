"""The warning before a login ends, and drafts in the browser."""

from contextlib import nullcontext

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.kpitracker import served
from tests.kpitracker.accounts.lost_work import (
    ask,
    end_sessions,
    log_in_again,
)
from tests.kpitracker.test_admin_browser import RULES

pytestmark = [pytest.mark.browser, pytest.mark.pure]

PLAN = "/admin/plans/plan/1/change/"
KEEP = "[data-session-keep]"
SWITCH = ".draft-switch input"
OFFER = ".draft-offer"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("town")


@pytest.fixture(scope="module")
def site(folder):
    with served.town(folder) as address:
        yield address


@pytest.fixture
def page(site, chromium):
    opened = chromium.new_context(base_url=site).new_page()
    opened.add_init_script(served.OBSERVED)
    served.sign_in(opened)
    yield opened
    assert opened.evaluate("window.violations") == []
    opened.context.close()


def told(page) -> str:
    return page.text_content("[data-session-status]")


def title_of_plan(folder) -> str:
    [[title]] = ask(folder, "SELECT title FROM plans_plan WHERE id = 1")
    return title


class TestWarning:
    @pytest.fixture
    def page(self, page):
        page.clock.install()
        page.goto(PLAN)
        return page

    def test_comes_five_minutes_before_the_end(self, page):
        page.clock.run_for("24:00")
        assert told(page) == ""

        page.clock.run_for("01:10")

        assert "あと5分" in told(page)
        assert page.is_visible(KEEP)
        # First, since axe brings a style of its own.
        assert page.evaluate("window.violations.splice(0)") == []
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [it["id"] for it in found] == []
        page.evaluate("window.violations.splice(0)")

    def test_is_over_when_the_login_is_kept(self, page):
        page.clock.run_for("26:00")

        page.click(KEEP)

        expect(page.locator("[data-session-status]")).to_contain_text("続け")
        page.clock.run_for("00:20")
        assert told(page) == ""

    def test_does_not_come_while_somebody_types(self, page):
        asked = []
        page.on("request", lambda it: asked.append(it.url.endswith("/session/")))

        for _minute in range(40):
            page.clock.run_for("00:50")
            with page.expect_response("**/session/") if _minute % 2 else nullcontext():
                page.fill("[name=title]", f"入力中{_minute}")

        assert told(page) == ""
        assert sum(asked) == 20

    def test_says_when_it_is_over_that_nothing_is_lost(self, page):
        page.clock.run_for("31:00")

        assert "入力した内容はこの画面に残っています" in told(page)
        assert not page.is_visible(KEEP)

    def test_says_that_the_last_hours_cannot_be_extended(self, page):
        page.clock.run_for("26:00")
        page.route("**/session/", lambda it: it.fulfill(json={"seconds": 240}))

        page.click(KEEP)

        expect(page.locator("[data-session-status]")).to_contain_text("延長できません")


class TestDrafts:
    def type_with_switch(self, page, text: str) -> None:
        page.goto(PLAN)
        page.check(SWITCH)
        page.fill("[name=title]", text)
        page.wait_for_function(
            "(text) => Object.entries(localStorage).some(([key, value]) => "
            "key.startsWith('kpitracker-draft:') && value.includes(text))",
            arg=text,
        )

    def drafts(self, page) -> int:
        return page.evaluate(
            "Object.keys(localStorage).filter("
            "(it) => it.startsWith('kpitracker-draft:')).length"
        )

    def test_are_not_kept_unless_somebody_asks_for_it(self, page):
        page.goto(PLAN)
        page.fill("[name=title]", "下書きにしない")
        page.wait_for_timeout(600)

        assert not page.is_checked(SWITCH)
        assert self.drafts(page) == 0

    def test_are_offered_when_the_page_is_opened_again(self, page):
        self.type_with_switch(page, "途中の計画名")

        page.goto(PLAN)
        assert page.input_value("[name=title]") != "途中の計画名"
        page.click(f"{OFFER} [data-restore]")

        assert page.input_value("[name=title]") == "途中の計画名"

    def test_are_gone_once_the_form_is_saved(self, page, folder):
        self.type_with_switch(page, "保存した計画名")

        page.click("[name=_save] >> nth=0")
        page.wait_for_url("**/plan/")

        assert title_of_plan(folder) == "保存した計画名"
        assert self.drafts(page) == 0

    def test_outlive_a_login_that_ended(self, page, folder):
        self.type_with_switch(page, "ログイン切れの計画名")
        end_sessions(folder)

        page.click("[name=_save] >> nth=0")
        log_in_again(page)
        page.wait_for_selector("[data-held]")
        assert self.drafts(page) == 1
        page.click("main form[enctype] [type=submit]")
        page.wait_for_url("**/plan/")

        assert title_of_plan(folder) == "ログイン切れの計画名"
        assert self.drafts(page) == 0

    def test_stay_where_the_form_was_refused(self, page):
        self.type_with_switch(page, "誤りのある計画名")
        page.fill("[name=code]", "誤り")

        page.click("[name=_save] >> nth=0")
        page.wait_for_selector(".errornote")

        assert self.drafts(page) == 1

    def test_are_gone_after_logging_out(self, page):
        self.type_with_switch(page, "消える計画名")

        page.click("#logout-form button")
        page.wait_for_load_state()

        assert self.drafts(page) == 0

    def test_bring_back_rows_that_were_added(self, page):
        page.goto(PLAN)
        page.check(SWITCH)
        page.click("#editions-group .add-row a")
        page.fill("[name=editions-1-name]", "第2版の下書き")
        page.wait_for_timeout(600)

        page.goto(PLAN)
        page.click(f"{OFFER} [data-restore]")

        assert page.input_value("[name=editions-1-name]") == "第2版の下書き"

    def test_written_before_others_saved_lead_to_the_conflict(self, page, folder):
        self.type_with_switch(page, "古い下書き")
        ask(folder, "UPDATE plans_plan SET version = version + 1 WHERE id = 1")

        page.goto(PLAN)
        page.click(f"{OFFER} [data-restore]")
        page.click("[name=_save] >> nth=0")
        page.wait_for_selector(".errornote")

        assert title_of_plan(folder) != "古い下書き"
