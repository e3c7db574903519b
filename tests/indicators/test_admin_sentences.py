"""What the admin says to clerks: of years to come, locked rows and deletions."""

from datetime import date
from html import unescape

import pytest

from indicators.models import Actual
from plans.models import Role
from tests.desks import address, client_of
from tests.factories import make_actual, make_indicator
from tests.refusals import edit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


@pytest.fixture
def indicator(town):
    return make_indicator(town.plan, department=town.office)


def text_of(answer) -> str:
    return unescape(answer.content.decode())


class TestYearToCome:
    @pytest.fixture(autouse=True)
    def on_the_last_day_of_march(self, monkeypatch):
        today = date(2024, 3, 31)
        monkeypatch.setattr("indicators.admin.actuals_form.localdate", lambda: today)

    @pytest.mark.parametrize(
        ("typed", "read"),
        [
            ("R99", "「R99」は2117年度（令和99年度）と読み取りました"),
            ("2024", "「2024」は2024年度（令和6年度）と読み取りました"),
        ],
    )
    def test_has_no_value_yet(self, town, indicator, typed, read):
        browser = client_of(town.user(Role.EDITOR))
        row = {"actuals-0-fiscal_year": typed, "actuals-0-cell": "12"}

        answer = edit(browser, indicator, **row)

        assert answer.status_code == 200
        assert read in text_of(answer)
        assert not Actual.objects.exists()

    def test_the_running_year_has_one(self, town, indicator):
        browser = client_of(town.user(Role.EDITOR))
        row = {"actuals-0-fiscal_year": "R5", "actuals-0-cell": "12"}

        assert edit(browser, indicator, **row).status_code == 302

    def test_stays_where_it_is_stored_already(self, town, indicator):
        make_actual(indicator, 2030, 15, stage="draft")
        browser = client_of(town.user(Role.EDITOR))

        answer = edit(browser, indicator, **{"actuals-0-cell": "16"})

        assert answer.status_code == 302


class TestLockedRow:
    @pytest.mark.parametrize(
        ("stage", "role", "sentence"),
        [
            ("approved", Role.EDITOR, "課長または企画課に依頼してください"),
            ("confirmed", Role.HEAD, "確定済みのため、変更できません"),
            ("published", Role.EDITOR, "公表済みのため、変更できません"),
        ],
    )
    def test_says_why_and_whom_to_ask(self, town, indicator, stage, role, sentence):
        actual = make_actual(indicator, 2022, 15, stage=stage)
        browser = client_of(town.user(role))

        for row in (indicator, actual):
            assert text_of(browser.get(address(row, "change"))).count(sentence) == 1

    @pytest.mark.parametrize("stage", ["draft", "submitted"])
    def test_is_none_before_its_approval(self, town, indicator, stage):
        make_actual(indicator, 2022, 15, stage=stage)
        browser = client_of(town.user(Role.EDITOR))

        page = text_of(browser.get(address(indicator, "change")))
        assert "のため、変更できません" not in page


def test_the_deletion_of_a_published_value_is_refused_in_one_sentence(town, indicator):
    make_actual(indicator, 2022, 15, stage="published")
    browser = client_of(town.user(Role.PLANNING))

    page = text_of(edit(browser, indicator, **{"actuals-0-DELETE": "on"}))

    assert page.count("この値は公表済みです。") == 1
    assert "削除の理由" in page


def test_a_clerk_meets_the_values_before_the_targets(town, indicator):
    orders = {
        role: [
            it.formset.prefix
            for it in client_of(town.user(role))
            .get(address(indicator, "change"))
            .context["inline_admin_formsets"]
        ]
        for role in (Role.EDITOR, Role.PLANNING)
    }

    assert orders[Role.EDITOR][0] == "actuals"
    assert orders[Role.PLANNING][-3:] == ["targets", "actuals", "handover"]


def test_an_import_signs_the_history_in_words(town, indicator):
    indicator._change_reason = "import_plan mihon"
    indicator.name = "別の名"
    indicator.save()
    browser = client_of(town.user(Role.PLANNING))

    latest = browser.get(address(indicator, "history")).context["page"].object_list[0]

    assert latest.reason == "交換パッケージの取込み（mihon）"
    assert latest.who == "システム（コマンド）"


def test_pages_are_headed_in_japanese(town, indicator):
    browser = client_of(town.user(Role.PLANNING))

    assert "指標を変更" in text_of(browser.get(address(indicator, "change")))
    home = text_of(browser.get("/admin/"))
    assert "まだ操作がありません" in home
    assert "自治体計画の進捗" in home
