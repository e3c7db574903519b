"""Handover memos: written where values are entered, never read outside the offices."""

import pytest

from indicators.models import Handover
from kpitracker.exchange.exporting import package_of
from plans.models import Role
from tests.desks import address, client_of, make_town, posted
from tests.factories import make_indicator, make_user, saved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]

SECRET = "内線4321の担当者"


@pytest.fixture
def town():
    return make_town("kakuu", visibility="public")


@pytest.fixture
def indicator(town):
    return make_indicator(town.plan, department=town.office, actuals={2022: 15})


@pytest.fixture
def memo(indicator):
    return saved(Handover(indicator=indicator, contact=SECRET, method="月報を合計"))


def written(browser, indicator, **words):
    page = address(indicator, "change")
    sent = posted(browser.get(page))
    typed = {f"handover-0-{name}": text for name, text in words.items()}
    return browser.post(page, sent | typed)


class TestWriting:
    @pytest.mark.parametrize("role", [Role.EDITOR, Role.HEAD, Role.PLANNING])
    def test_is_for_who_enters_the_values(self, town, indicator, role):
        user = town.user(role)

        answer = written(client_of(user), indicator, method="月報を合計する")

        assert answer.status_code == 302
        memo = Handover.objects.get()
        assert (memo.indicator, memo.method) == (indicator, "月報を合計する")
        assert memo.history.get().history_user == user

    @pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
    def test_is_not_offered_to_who_only_reads(self, town, indicator, role):
        answer = client_of(town.user(role)).get(address(indicator, "change"))

        assert answer.status_code == 200
        assert "handover-0-method" not in answer.content.decode()

    @pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
    def test_is_not_for_who_only_reads(self, town, indicator, memo, role):
        browser = client_of(town.user(role))

        shown = browser.get(address(indicator, "change"))
        answer = browser.post(
            address(indicator, "change"), {"handover-0-method": "書き換え"}
        )

        assert SECRET in shown.content.decode()
        assert answer.status_code == 403

    def test_is_kept_from_an_edit_that_somebody_else_made_meanwhile(
        self, town, indicator, memo
    ):
        browser = client_of(town.user(Role.EDITOR))
        sent = posted(browser.get(address(indicator, "change")))
        memo.method = "先に直した"
        memo.save()

        answer = browser.post(
            address(indicator, "change"), sent | {"handover-0-method": "後から"}
        )

        memo.refresh_from_db()
        assert answer.status_code == 200
        assert memo.method == "先に直した"
        assert "先に直した" in answer.content.decode()


class TestReading:
    def test_on_the_public_page_is_for_who_works_on_it(self, town, indicator, memo):
        page = f"/plans/kakuu/indicators/{indicator.code}/"
        readers = [town.user(Role.EDITOR), town.user(Role.PLANNING)]

        for reader in (*readers, town.user(Role.AUDITOR)):
            assert SECRET in client_of(reader).get(page).content.decode()

    def test_is_for_nobody_else(self, town, indicator, memo, client):
        other = make_town("betsu", name="別の")
        strangers = [
            town.user(Role.VIEWER),
            make_user(Role.EDITOR, town.other_office, is_staff=True),
            other.user(Role.PLANNING),
            make_user(None),
        ]
        public = f"/plans/kakuu/indicators/{indicator.code}/"
        pages = [public, address(indicator, "change"), address(indicator, "history")]

        for browser in (client, *map(client_of, strangers)):
            for page in pages:
                text = browser.get(page).content.decode()
                assert SECRET not in text
                assert "引継ぎメモ（内部）" not in text

    def test_is_in_no_package_and_in_no_open_data(self, town, indicator, memo, client):
        files = package_of(town.plan, public=False)
        addresses = ["indicators.csv", "actuals.csv", "datapackage.json"]

        open_data = [client.get(f"/plans/kakuu/data/{name}") for name in addresses]

        told = b"".join(files.values())
        assert SECRET.encode() not in told
        for answer in open_data:
            body = b"".join(answer) if answer.streaming else answer.content
            assert SECRET.encode() not in body
