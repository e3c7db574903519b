"""The list of the audit log: who reads which part of it, and as what."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from plans import audit
from plans.audit_details import thing_of
from plans.models import AuditAction, AuditEntry, Role
from tests.desks import client_of, make_town
from tests.factories import make_user

pytestmark = pytest.mark.django_db

LIST = "/en/admin/plans/auditentry/"
READERS = [Role.PLANNING, Role.AUDITOR, Role.ADMINISTRATOR]


def town_with_entry(code: str, **facts):
    town = make_town(code)
    audit.record(
        AuditAction.EXPORT,
        user=None,
        organization=town.organization,
        plan_code=code,
        **{"thing": f"thing of {code}", **facts},
    )
    return town


@pytest.fixture
def town():
    town_with_entry("elsewhere")
    return town_with_entry("here")


class TestList:
    @pytest.mark.parametrize("role", READERS)
    def test_shows_the_entries_of_ones_own_organization(self, town, role):
        page = client_of(town.user(role)).get(LIST).content.decode()

        assert "thing of here" in page
        assert "elsewhere" not in page

    def test_shows_all_to_who_installed_the_product(self, town):
        root = make_user(None, is_staff=True, is_superuser=True)
        page = client_of(root).get(LIST).content.decode()

        assert "thing of here" in page
        assert "thing of elsewhere" in page

    @pytest.mark.parametrize("role", [Role.EDITOR, Role.HEAD])
    def test_is_not_for_departments(self, town, role):
        browser = client_of(town.user(role))

        assert browser.get(LIST).status_code == 403
        assert browser.get(f"{LIST}csv/").status_code == 403

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("action=export", True),
            ("action=login", False),
            ("action=guessed", False),
            ("days=1", True),
            ("days=x", False),
            ("q=thing", True),
            ("q=other", False),
        ],
    )
    def test_is_narrowed(self, town, asked, found):
        page = client_of(town.user(Role.AUDITOR)).get(f"{LIST}?{asked}")

        assert ("thing of here" in page.content.decode()) is found

    def test_of_another_organization_is_not_even_offered(self, town):
        other = AuditEntry.objects.get(plan_code="elsewhere")
        browser = client_of(town.user(Role.AUDITOR))

        page = browser.get(f"{LIST}?organization={other.organization_id}")

        assert "thing of" not in page.content.decode()
        assert browser.get(f"{LIST}{other.pk}/change/").status_code == 302

    def test_takes_as_many_queries_for_many_entries(
        self, town, django_assert_num_queries
    ):
        browser = client_of(town.user(Role.AUDITOR))
        audit.record(AuditAction.LOGIN, user=town.user(Role.EDITOR))
        browser.get(LIST)
        with CaptureQueriesContext(connection) as few:
            browser.get(LIST)
        for _time in range(20):
            audit.record(AuditAction.LOGIN, user=town.user(Role.EDITOR))

        with django_assert_num_queries(len(few)):
            browser.get(LIST)


class TestCSV:
    def test_holds_what_the_list_shows_and_is_logged_itself(self, town):
        auditor = town.user(Role.AUDITOR)

        taken = client_of(auditor).get(f"{LIST}csv/?action=export")

        text = b"".join(taken.streaming_content).decode()
        assert "thing of here" in text
        assert "elsewhere" not in text
        entry = AuditEntry.objects.first()
        assert (entry.user, entry.thing) == (auditor, "audit-log.csv")

    def test_is_no_formula(self):
        town = town_with_entry("here", thing="=1+1")

        taken = client_of(town.user(Role.AUDITOR)).get(f"{LIST}csv/")

        assert ",'=1+1," in b"".join(taken.streaming_content).decode()


class TestEntry:
    @pytest.mark.parametrize("page", ["add/", "{0}/change/", "{0}/delete/"])
    def test_is_not_written_by_anybody(self, town, page):
        root = make_user(None, is_staff=True, is_superuser=True)
        entry = AuditEntry.objects.get(plan_code="here")
        address = f"{LIST}{page.format(entry.pk)}"

        assert client_of(root).post(address, {"thing": "x"}).status_code == 403


class TestDetail:
    @pytest.mark.parametrize(
        ("action", "detail", "told"),
        [
            ("login", "REMOTE_USER", "シングルサインオン（REMOTE_USER）でログイン"),
            ("password_changed", "by an administrator", "管理者が設定"),
            (
                "import_applied",
                "12 actuals 転記の誤り",
                "取込番号12（実績値）。転記の誤り",
            ),
            ("import_undone", "12 people", "取込番号12（利用者と所属（人事異動））"),
            (
                "import_applied",
                "import_plan 誤植",
                "コマンド import_plan による取込。誤植",
            ),
            ("export", "xlsx 2023", "2023年度、XLSX"),
            ("export", "cp932", "CSV (Shift_JIS)"),
            (
                "export",
                "export_plan --public",
                "コマンド export_plan による出力（公表値のみ）",
            ),
            ("indicators_moved", "3: 組織改編", "3件。組織改編"),
            (
                "reminder_sent",
                "failed: SMTPServerDisconnected",
                "送信できませんでした。メールサーバーが受け付けないか、応答しません"
                "（SMTPServerDisconnected）",
            ),
            ("reminder_sent", "tanto@example.jp", "tanto@example.jp"),
            ("publication", "by an administrator", "by an administrator"),
        ],
    )
    def test_is_a_sentence_in_the_readers_language(self, action, detail, told):
        town = town_with_entry("here", thing="x")
        entry = audit.record(
            AuditAction(action),
            user=None,
            organization=town.organization,
            detail=detail,
        )
        browser = client_of(town.user(Role.AUDITOR))
        pages = [f"?action={action}", f"{entry.pk}/change/"]

        for page in pages:
            shown = browser.get(f"/admin/plans/auditentry/{page}").content.decode()
            assert told in shown


def test_what_was_taken_away_has_a_name_in_words():
    town = town_with_entry("here", thing="actuals-wide")

    page = client_of(town.user(Role.AUDITOR)).get("/admin/plans/auditentry/").text

    assert "actuals-wide" not in page
    assert "実績値（年度ごとに1列）" in page


def test_a_version_that_was_published_is_named_as_readers_know_it():
    entry = AuditEntry(action=AuditAction.PUBLICATION, thing="架空計画 2023 (2)")

    with override("ja"):
        assert thing_of(entry) == "架空計画 2023年度 第2版"
