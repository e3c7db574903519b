"""April and the reviews in a real browser: moved, reviewed, transferred, printed."""

import pytest
from playwright.sync_api import expect

from tests.kpitracker import served
from tests.kpitracker.sheets.test_browser import check, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.pure]

REVIEW = "/admin/reviews/mihon/2023/g1-1/"
PEOPLE = "ログイン名,氏名,団体,部署コード,役割,開始日,終了日\r\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with served.town(tmp_path_factory.mktemp("town")) as address:
        yield address


@pytest.fixture(scope="module", params=[True, False], ids=["script", "no script"])
def page(request, site, chromium):
    size = {"width": 1280, "height": 900}
    opened = signed_in(chromium, site, viewport=size, java_script_enabled=request.param)
    opened.has_script = request.param
    yield opened
    opened.context.close()


def sound(page, site) -> None:
    if page.has_script:  # axe is one
        check(page, site)


@pytest.mark.parametrize("path", ["/admin/reviews/", "/admin/reviews/mihon/2023/"])
def test_lists_of_reviews_are_sound(page, site, path):
    page.goto(path)

    sound(page, site)


def test_a_review_says_what_is_missing_and_is_saved(page, site):
    page.goto(REVIEW)
    sound(page, site)
    page.select_option("[name=review-rating]", "D")
    page.fill("[name=review-rating_reason]", "")
    page.fill("[name=settled-cell]", "１，２３４")
    page.click("form .default[type=submit]")
    expect(page.locator(".errorlist")).to_have_count(2)
    sound(page, site)

    page.fill("[name=review-rating_reason]", "利用者の声を重くみた")
    page.fill("[name=review-change_reason]", "決算の確定")
    page.click("form .default[type=submit]")

    page.wait_for_selector(".success")
    page.goto(REVIEW)
    assert page.locator("[name=settled-cell]").input_value() == "1234"
    page.select_option("[name=review-rating]", "A")
    page.fill("[name=settled-cell]", "")
    page.fill("[name=review-change_reason]", "元に戻す")
    page.click("form .default[type=submit]")


def test_rows_are_moved_and_moved_back(page, site):
    page.goto("/admin/reorganization/")
    sound(page, site)
    page.locator(".staff-table a").first.click()
    sound(page, site)
    for box in page.locator("[name=rows]").all()[1:]:
        box.uncheck()
    page.select_option("[name=heir]", index=1)
    page.fill("[name=reason]", "組織改編による")
    page.click("form .default[type=submit]")

    page.wait_for_selector(".success")
    assert page.locator(".success").inner_text().startswith("1件")


def test_people_come_in_and_get_their_first_password(page, site):
    name = "taro" if page.has_script else "jiro"
    row = f"{name},鈴木太郎,架空みほん町,kodomo,editor,2026-04-01,\r\n"
    page.goto("/admin/people/")
    sound(page, site)
    page.click("[href$='?kind=people#bring-heading']")
    sheet = {"name": "人事異動.csv", "mimeType": "text/csv"}
    page.set_input_files(
        "[name=file]", {**sheet, "buffer": (PEOPLE + row).encode("cp932")}
    )
    page.click("form[enctype] [type=submit]")
    page.wait_for_selector(".job-facts")
    sound(page, site)
    page.click(".job-confirm [type=submit]")
    page.wait_for_selector(".is-applied")

    page.click("[href$='/admin/people/']")
    page.click("form[action$='/passwords/'] [type=submit]")

    assert name in page.locator(".slips").inner_text()
    assert page.locator(".slips code").count() == 1
    sound(page, site)
