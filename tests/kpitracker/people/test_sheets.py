"""人事異動: people and their offices, brought as one sheet in April."""

import pytest

from plans.models import AuditEntry, ImportState, Membership, Role, User
from tests.desks import client_of
from tests.factories import make_user
from tests.kpitracker.people.sheets import bring, confirm, problems, seats, undo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


class TestTransfer:
    def test_ends_one_seat_and_begins_another(self, town, browser, hanako):
        old, new = town.office.code, town.other_office.code
        job = bring(
            browser,
            f"hanako,山田花子,利用中,{old},担当課の入力者,,2026-03-31",
            f"hanako,山田花子,利用中,{new},担当課の承認者,2026-04-01,",
        )
        assert job.state == ImportState.READY, problems(browser, job)

        answer = confirm(browser, job)

        assert answer.status_code == 302
        assert seats(hanako) == [
            (old, "editor", "", "2026-03-31"),
            (new, "head", "2026-04-01", ""),
        ]
        ended = Membership.objects.get(department=town.office, user=hanako)
        assert ended.history.latest().history_change_reason.startswith("import_sheet")
        assert AuditEntry.objects.filter(action="users_transferred").count() == 1

    def test_makes_an_account_that_nobody_can_use_yet(self, town, browser):
        job = bring(browser, f"taro,鈴木太郎,,{town.office.code},editor,2026/4/1,")

        confirm(browser, job)

        taro = User.objects.get(username="taro")
        assert (taro.name, taro.is_active, taro.is_staff) == ("鈴木太郎", True, True)
        assert not taro.has_usable_password()
        assert seats(taro) == [(town.office.code, "editor", "2026-04-01", "")]

    @pytest.mark.parametrize(
        ("role", "is_staff"), [("editor", True), ("viewer", False)]
    )
    def test_gives_a_desk_to_who_had_none(self, town, browser, role, is_staff):
        giin = make_user(Role.VIEWER, town.office, username="giin", name="議員")

        row = f"giin,,,{town.other_office.code},{role},2026-04-01,"
        confirm(browser, bring(browser, row))

        giin.refresh_from_db()
        assert giin.memberships.count() == 2
        assert giin.is_staff == is_staff
        assert giin.history.latest().is_staff == is_staff

    def test_one_new_person_in_two_offices_is_one_account(self, town, browser):
        codes = town.office.code, town.other_office.code
        job = bring(
            browser,
            f"taro,鈴木太郎,,{codes[0]},editor,2026-04-01,",
            f"taro,,,{codes[1]},viewer,2026-04-01,",
        )

        confirm(browser, job)

        assert User.objects.get(username="taro").memberships.count() == 2

    def test_stops_an_account_and_keeps_it(self, town, browser, hanako):
        job = bring(browser, f"hanako,,停止,{town.office.code},editor,,")

        confirm(browser, job)

        hanako.refresh_from_db()
        assert not hanako.is_active
        assert hanako.name == "山田花子"

    def test_the_same_sheet_twice_changes_nothing(self, town, browser, hanako):
        row = f"hanako,山田花子,利用中,{town.office.code},editor,,2026-03-31"
        confirm(browser, bring(browser, row))

        again = bring(browser, row)

        assert again.facts["counts"].get("unchanged") == 1
        assert again.facts["counts"].get("changed", 0) == 0

    def test_a_blank_changes_nothing_and_clears_only_when_asked(
        self, town, browser, hanako
    ):
        Membership.objects.filter(user=hanako).update(valid_to="2026-03-31")
        row = f"hanako,山田花子,,{town.office.code},editor,,"

        confirm(browser, bring(browser, row))
        kept = seats(hanako)
        confirm(browser, bring(browser, row, blanks="clear"))

        assert kept == [(town.office.code, "editor", "", "2026-03-31")]
        assert seats(hanako) == [(town.office.code, "editor", "", "")]

    def test_is_shown_before_it_is_written(self, town, browser, hanako):
        job = bring(browser, f"hanako,山田華子,,{town.office.code},editor,,2026-03-31")

        page = browser.get(f"/admin/sheets/{job.pk}/").content.decode()

        for text in ("山田花子", "山田華子", "2026-03-31", "架空課"):
            assert text in page
        hanako.refresh_from_db()
        assert hanako.name == "山田花子"


class TestUndo:
    def test_brings_back_what_was_there(self, town, browser, hanako):
        job = bring(
            browser,
            f"hanako,山田華子,停止,{town.office.code},editor,,2026-03-31",
            f"taro,鈴木太郎,,{town.office.code},editor,2026-04-01,",
        )
        confirm(browser, job)

        answer = undo(browser, job)

        assert answer.status_code == 302
        hanako.refresh_from_db()
        assert (hanako.name, hanako.is_active) == ("山田花子", True)
        assert seats(hanako) == [(town.office.code, "editor", "", "")]
        assert not User.objects.filter(username="taro").exists()

    @pytest.mark.parametrize("works_elsewhere", [False, True])
    def test_takes_back_the_desk_that_was_given(self, town, browser, works_elsewhere):
        giin = make_user(Role.VIEWER, town.office, username="giin", name="議員")
        job = bring(browser, f"giin,,,{town.other_office.code},editor,2026-04-01,")
        confirm(browser, job)
        if works_elsewhere:
            again = f"giin,,,{town.office.code},head,2026-04-01,"
            confirm(browser, bring(browser, again))

        undo(browser, job)

        giin.refresh_from_db()
        assert giin.is_staff == works_elsewhere
        assert giin.history.latest().is_staff == works_elsewhere

    def test_leaves_alone_what_was_changed_since(self, town, browser, hanako):
        row = f"hanako,,,{town.office.code},editor,,2026-03-31"
        job = bring(browser, row)
        confirm(browser, job)
        seat = hanako.memberships.get()
        seat.valid_to = "2026-05-31"
        seat.save()

        answer = undo(browser, job)

        assert answer.status_code == 409
        assert seats(hanako) == [(town.office.code, "editor", "", "2026-05-31")]

    def test_keeps_an_account_that_was_used(self, town, browser):
        row = f"taro,鈴木太郎,,{town.office.code},editor,2026-04-01,"
        job = bring(browser, row)
        confirm(browser, job)
        taro = User.objects.get(username="taro")
        client_of(taro)

        answer = undo(browser, job)

        assert answer.status_code == 409
        assert seats(taro) == [(town.office.code, "editor", "2026-04-01", "")]


class TestStale:
    def test_nothing_is_written_when_a_seat_changed_after_the_preview(
        self, town, browser, hanako
    ):
        job = bring(browser, f"hanako,,,{town.office.code},editor,,2026-03-31")
        hanako.memberships.get().save()

        answer = confirm(browser, job)

        assert answer.status_code == 409
        assert seats(hanako) == [(town.office.code, "editor", "", "")]

    def test_nor_when_the_login_name_was_taken_meanwhile(self, town, browser):
        row = f"taro,鈴木太郎,,{town.office.code},editor,2026-04-01,"
        job = bring(browser, row)
        make_user(None, username="taro")

        answer = confirm(browser, job)

        assert answer.status_code == 409
        assert not Membership.objects.filter(user__username="taro").exists()
