"""The page of people: the list that is taken, and passwords that are shown once."""

import re

import pytest

from plans.models import AuditEntry, Role, User
from tests.desks import client_of, make_town
from tests.factories import make_user
from tests.kpitracker.people.sheets import bring, confirm
from tests.kpitracker.sheets.towns import upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]

PAGE = "/admin/people/"
PASSWORDS = "/admin/people/passwords/"


@pytest.fixture
def taro(town, browser) -> User:
    """New with a sheet, so without a password."""
    row = f"taro,鈴木太郎,,{town.office.code},editor,,"
    confirm(browser, bring(browser, row))
    return User.objects.get(username="taro")


def taken(browser, fmt: str = "csv") -> bytes:
    return b"".join(browser.get(f"{PAGE}sheet/", {"format": fmt}))


class TestList:
    def test_holds_who_sits_there_now_or_later(self, town, browser):
        make_user(Role.EDITOR, town.office, username="hanako", name="山田花子")
        make_user(Role.EDITOR, town.office, username="later", valid_from="2099-04-01")
        make_user(Role.EDITOR, town.office, username="past", valid_to="2020-03-31")
        make_user(Role.EDITOR, town.office, username="root", is_superuser=True)
        make_town("betsu", name="別の").user(Role.EDITOR, username="yoso")

        text = taken(browser).decode("utf-8-sig")

        names = [line.split(",")[0] for line in text.splitlines()[1:]]
        assert sorted(names) == ["hanako", "kanri", "later"]
        assert "山田花子,利用中" in text
        assert AuditEntry.objects.filter(action="export", thing="people").exists()

    @pytest.mark.parametrize("fmt", ["csv", "tsv", "xlsx"])
    def test_brought_back_changes_nothing(self, town, browser, fmt):
        make_user(
            Role.HEAD,
            town.office,
            username="00123",
            name="=山田",
            valid_from="2024-04-01",
            valid_to="2099-03-31",
        )
        make_user(Role.EDITOR, town.office, username="stopped", is_active=False)

        answer = upload(browser, taken(browser, fmt), f"people.{fmt}")

        job = browser.get(answer.url).context["job"]
        assert job.kind == "people"
        assert job.facts["counts"]["unchanged"] == 3
        assert sum(job.facts["counts"].values()) == 3


class TestFirstPasswords:
    def test_open_the_account_to_be_changed_at_once(self, browser, taro, client):
        offered = browser.get(PAGE).context["waiting"]

        answer = browser.post(PASSWORDS, {"users": [str(taro.pk)]})

        assert offered == [taro]
        (password,) = re.findall(r"<code>(.+?)</code>", answer.content.decode())
        taro.refresh_from_db()
        assert taro.check_password(password)
        assert taro.must_change_password
        assert "no-store" in answer.headers["Cache-Control"]
        assert client.login(username="taro", password=password)

    def test_are_shown_exactly_once(self, browser, taro):
        browser.post(PASSWORDS, {"users": [str(taro.pk)]})
        taro.refresh_from_db()

        again = browser.post(PASSWORDS, {"users": [str(taro.pk)]})

        assert "<code>" not in again.content.decode()
        stored = taro.password
        taro.refresh_from_db()
        assert taro.password == stored
        assert browser.get(PAGE).context["waiting"] == []

    def test_are_for_ones_own_people_alone(self, town, browser):
        other = make_town("betsu", name="別の")
        both = make_user(Role.EDITOR, other.office, username="both")
        root = make_user(Role.EDITOR, town.office, is_superuser=True)
        named = make_user(Role.EDITOR, town.office)
        named.set_password("a-password-of-her-own")
        named.save()

        answer = browser.post(
            PASSWORDS, {"users": [str(it.pk) for it in (both, root, named)]}
        )

        assert "<code>" not in answer.content.decode()
        for user in (both, root):
            user.refresh_from_db()
            assert not user.has_usable_password()

    def test_are_told_to_the_audit_log_without_the_password(self, browser, taro):
        answer = browser.post(PASSWORDS, {"users": [str(taro.pk)]})

        (password,) = re.findall(r"<code>(.+?)</code>", answer.content.decode())
        entry = AuditEntry.objects.get(action="password_changed")
        assert entry.thing == "taro"
        assert password not in entry.detail


class TestRights:
    @pytest.mark.parametrize(
        "role", [Role.EDITOR, Role.HEAD, Role.PLANNING, Role.AUDITOR]
    )
    def test_nobody_else_sees_the_pages(self, town, taro, role):
        member = client_of(make_user(role, town.office, is_staff=True))

        answers = [
            member.get(PAGE),
            member.get(f"{PAGE}sheet/", {"format": "csv"}),
            member.post(PASSWORDS, {"users": [str(taro.pk)]}),
        ]

        assert [it.status_code for it in answers] == [403, 403, 403]
        taro.refresh_from_db()
        assert not taro.has_usable_password()

    def test_an_unknown_format_is_refused(self, browser):
        assert browser.get(f"{PAGE}sheet/", {"format": "exe"}).status_code == 400
