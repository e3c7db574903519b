"""Actuals under their indicator: what is typed, kept, refused and told."""

from decimal import Decimal

import pytest

from indicators.models import Actual
from plans.models import Role
from tests.desks import client_of, posted
from tests.factories import make_actual, make_indicator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


def page_of(indicator) -> str:
    return f"/admin/indicators/indicator/{indicator.pk}/change/"


def type_in(browser, indicator, /, **row):
    """Fill the empty row and save; the answer."""
    page = page_of(indicator)
    sent = posted(browser.get(page))
    at = int(sent["actuals-TOTAL_FORMS"]) - 1
    usual = {"fiscal_year": "2023"}
    return browser.post(
        page,
        sent | {f"actuals-{at}-{name}": it for name, it in (usual | row).items()},
    )


def errors_of(answer) -> str:
    return " ".join(
        str(error)
        for group in answer.context["errors"]
        for error in (group if isinstance(group, list) else [group])
    )


class TestTypedValue:
    @pytest.mark.parametrize(
        ("typed", "value"),
        [
            ("１,２３４", "1234"),
            ("△35", "-35"),
            ("51.8件", "51.8"),
            ("0", "0"),
            ("９９９,９９９,９９９", "999999999"),
        ],
    )
    def test_is_read_as_staff_write_it_and_kept_as_typed(self, town, typed, value):
        indicator = make_indicator(town.plan, department=town.office)
        browser = client_of(town.user(Role.EDITOR))

        answer = type_in(browser, indicator, fiscal_year="令和５年度", cell=typed)

        assert answer.status_code == 302
        actual = Actual.objects.get()
        assert (actual.fiscal_year, actual.value) == (2023, Decimal(value))
        assert (actual.entered, actual.quality) == (typed, "actual")
        assert (actual.stage, actual.version) == ("draft", 1)

    def test_says_itself_that_it_is_an_estimate(self, town):
        indicator = make_indicator(town.plan, department=town.office)
        browser = client_of(town.user(Role.EDITOR))

        type_in(browser, indicator, cell="38（見込）")

        assert Actual.objects.get().quality == "estimate"

    def test_may_be_a_state(self, town):
        indicator = make_indicator(
            town.plan, aim="state", department=town.office, states=("未策定", "策定Ａ")
        )
        browser = client_of(town.user(Role.EDITOR))

        refused = type_in(browser, indicator, cell="検討中")
        taken = type_in(browser, indicator, cell="策定A")

        assert "検討中" in errors_of(refused)
        assert taken.status_code == 302
        assert Actual.objects.get().state == "策定Ａ"

    @pytest.mark.parametrize("typed", ["", "－"])
    def test_may_be_missing_for_a_reason(self, town, typed):
        indicator = make_indicator(town.plan, department=town.office)
        browser = client_of(town.user(Role.EDITOR))

        type_in(browser, indicator, cell=typed, missing_reason="collecting")

        actual = Actual.objects.get()
        assert (actual.value, actual.quality) == (None, "")
        assert (actual.missing_reason, actual.entered) == ("collecting", typed)

    @pytest.mark.parametrize(
        "row",
        [
            {"cell": "1,23"},
            {"cell": "12人"},
            {"cell": "100以上"},
            {"cell": "12（2019年度）"},
            {"cell": "9兆1,400億円"},
            {"cell": "1E999999"},
            {"cell": "1" * 16},
            {"cell": "0.12345"},
            {"cell": "12\0"},
            {"cell": "x" * 5000},
            {"cell": "12", "missing_reason": "other"},
            {"cell": "12（見込）", "quality": "actual"},
            {"cell": "12", "fiscal_year": ""},
            {"cell": "12", "fiscal_year": "2024年"},
            {"cell": "12", "fiscal_year": "99999999999999999999"},
            {"cell": "12", "quality": "wahr"},
            {"cell": "12", "stage": "published"},
            {"cell": "12", "fiscal_year": "2022"},
            {"cell": "12", "id": "1' OR 1=1"},
            {"cell": "12", "indicator": "987654"},
        ],
    )
    def test_is_refused_with_a_sentence_and_stays_in_its_cell(self, town, row):
        indicator = make_indicator(
            town.plan, department=town.office, actuals={2022: 15}
        )
        browser = client_of(town.user(Role.EDITOR))

        answer = type_in(browser, indicator, **row)

        assert answer.status_code == 200
        assert Actual.objects.count() == 1
        rows = next(
            it.formset
            for it in answer.context["inline_admin_formsets"]
            if it.formset.prefix == "actuals"
        )
        assert errors_of(answer)
        if "\0" not in row["cell"]:
            assert rows.forms[-1]["cell"].value() == row["cell"]


class TestPublishedValue:
    @pytest.fixture
    def indicator(self, town):
        return make_indicator(town.plan, department=town.office, actuals={2022: 15})

    def test_changes_only_with_a_reason(self, town, indicator):
        browser = client_of(town.user(Role.PLANNING, name="企画花子"))
        page = page_of(indicator)
        sent = {**posted(browser.get(page)), "actuals-0-cell": "16"}

        silent = browser.post(page, sent)
        told = browser.post(page, {**sent, "actuals-0-change_reason": "集計誤り"})

        assert (silent.status_code, told.status_code) == (200, 302)
        record = Actual.objects.get().history.first()
        assert record.history_change_reason == "集計誤り"
        assert str(record.history_user) == "企画花子"

    def test_is_deleted_only_with_a_reason(self, town, indicator):
        browser = client_of(town.user(Role.PLANNING))
        page = page_of(indicator)
        sent = {**posted(browser.get(page)), "actuals-0-DELETE": "on"}

        silent = browser.post(page, sent)
        told = browser.post(page, {**sent, "actuals-0-change_reason": "二重登録"})

        assert (silent.status_code, told.status_code) == (200, 302)
        assert not Actual.objects.exists()
        gone = Actual.history.first()
        assert (gone.history_type, gone.history_change_reason) == ("-", "二重登録")

    def test_has_a_history_that_says_who_what_and_why(self, town, indicator):
        browser = client_of(town.user(Role.PLANNING, name="企画花子"))
        actual = indicator.actuals.get()
        page = f"/admin/indicators/actual/{actual.pk}/change/"
        sent = posted(browser.get(page))
        browser.post(page, {**sent, "cell": "１６", "change_reason": "集計誤り"})

        for row in (f"indicator/{indicator.pk}", f"actual/{actual.pk}"):
            told = browser.get(f"/admin/indicators/{row}/history/")
            text = told.content.decode()
            assert "企画花子" in text
            assert "集計誤り" in text
            latest = told.context["page"].object_list[0]
            changes = {(it.old, it.new) for it in latest.changes}
            assert changes == {("15", "16"), ("", "１６")}


class TestSaving:
    def test_raises_the_plans_version_and_keeps_the_counts_true(self, town):
        indicator = make_indicator(town.plan, department=town.office)
        make_actual(indicator, 2021, 12)
        browser = client_of(town.user(Role.EDITOR))
        town.plan.refresh_from_db()
        before = town.plan.content_version

        type_in(browser, indicator, cell="13")

        town.plan.refresh_from_db()
        assert town.plan.content_version > before
        kept = {it.content_version for it in town.plan.tallies.all()}
        assert kept == {town.plan.content_version}

    def test_of_values_leaves_the_indicator_itself_as_it_was(self, town):
        indicator = make_indicator(town.plan, department=town.office)
        browser = client_of(town.user(Role.EDITOR))

        type_in(browser, indicator, cell="13")

        indicator.refresh_from_db()
        assert (indicator.version, indicator.history.count()) == (1, 1)
