"""What a sheet of people may not do: to other towns, superusers, administrators."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from plans.models import Blanks, ImportState, Membership, Role, User
from tests.desks import make_town
from tests.factories import make_user, saved
from tests.kpitracker.people.sheets import HEAD, bring, confirm, problems, seats

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


@pytest.fixture
def other():
    return make_town("betsu", name="別の")


def refused(browser, *rows: str, **fields) -> str:
    """The sentences of a sheet that cannot be confirmed."""
    job = bring(browser, *rows, **fields)
    assert job.state == ImportState.REFUSED
    assert confirm(browser, job).status_code == 409
    return problems(browser, job)


class TestOtherTowns:
    def test_their_offices_do_not_exist_here(self, browser, other):
        rows = f"taro,鈴木太郎,,{other.office.code},editor,,"

        assert other.office.code in refused(browser, rows)
        assert not User.objects.filter(username="taro").exists()

    def test_their_organization_is_none_of_ours(self, town, browser, other):
        head = HEAD.replace("部署コード", "団体,部署コード")
        row = f"taro,鈴木太郎,,{other.organization.name},{other.office.code},editor,,"

        assert "kanri" not in refused(browser, row, head=head)

    def test_their_people_read_like_any_name_that_is_taken(self, town, browser, other):
        make_user(Role.EDITOR, other.office, username="yoso", name="よその人")
        make_user(None, username="root", is_superuser=True, name="設置者")

        told = [
            refused(browser, f"{name},新しい名,停止,{town.office.code},editor,,")
            for name in ("yoso", "root")
        ]

        assert told[0].replace("yoso", "*") == told[1].replace("root", "*")
        assert "よその人" not in told[0]
        assert User.objects.get(username="yoso").is_active

    def test_who_sits_in_two_towns_keeps_account_and_other_seat(
        self, town, browser, other, hanako
    ):
        saved(Membership(user=hanako, department=other.office, role=Role.EDITOR))
        code = town.office.code

        told = refused(browser, f"hanako,,停止,{code},editor,,")
        job = bring(browser, f"hanako,,,{code},editor,,2026-03-31")
        confirm(browser, job)

        assert "hanako" in told
        hanako.refresh_from_db()
        assert hanako.is_active
        assert (other.office.code, "editor", "", "") in seats(hanako)
        assert (code, "editor", "", "2026-03-31") in seats(hanako)

    def test_superusers_who_sit_here_stay_as_they_are(self, town, browser):
        root = make_user(Role.PLANNING, town.office, username="root", is_superuser=True)

        refused(browser, f"root,,,{town.office.code},planning,,2026-03-31")

        assert seats(root) == [(town.office.code, "planning", "", "")]


class TestLastAdministrator:
    def test_cannot_end_the_seat_from_which_all_is_administered(
        self, town, browser, admin
    ):
        tomorrow = localdate() + timedelta(days=1)

        for day in ("2020-03-31", tomorrow.isoformat()):
            told = refused(browser, f"kanri,,,{town.office.code},administrator,,{day}")
            assert "Nobody" in told or "nobody" in told

        assert seats(admin) == [(town.office.code, "administrator", "", "")]

    def test_may_hand_over_to_another_one(self, town, browser, admin, hanako):
        code = town.office.code
        job = bring(
            browser,
            f"kanri,,,{code},administrator,,2027-03-31",
            f"hanako,,,{code},administrator,2027-04-01,",
        )

        assert confirm(browser, job).status_code == 302

    def test_does_not_stop_oneself_even_where_there_is_another(
        self, town, browser, admin
    ):
        make_user(Role.ADMINISTRATOR, town.office, username="kanri2")

        refused(browser, f"kanri,,停止,{town.office.code},administrator,,")

        admin.refresh_from_db()
        assert admin.is_active

    def test_does_not_stop_the_successor_either(self, town, browser, admin, hanako):
        code = town.office.code

        refused(
            browser,
            f"kanri,,,{code},administrator,,2027-03-31",
            f"hanako,,停止,{code},administrator,2027-04-01,",
        )


class TestRows:
    def test_an_office_that_has_ended_takes_nobody(self, town, browser):
        town.other_office.valid_to = localdate() - timedelta(days=1)
        town.other_office.successor = town.office
        town.other_office.save()

        told = refused(browser, f"taro,太郎,,{town.other_office.code},editor,,")

        assert town.office.name in told

    @pytest.mark.parametrize(
        "row",
        [
            "ta ro,太郎,,{code},editor,,",
            ",太郎,,{code},editor,,",
            "taro,,,{code},editor,,",
            "taro,太郎,,{code},部長,,",
            "taro,太郎,,{code},,,",
            "taro,太郎,,nai,editor,,",
            "taro,太郎,,{code},editor,2026-04-01,2026-03-31",
            "taro,太郎,,{code},editor,4月1日,",
            "taro,太郎,休職,{code},editor,,",
            "hanako,,,{code},editor,2026-04-01,",
        ],
    )
    def test_that_cannot_be_are_refused_with_a_sentence(
        self, town, browser, hanako, row
    ):
        told = refused(browser, row.format(code=town.office.code))

        assert "2," in told
        assert seats(hanako) == [(town.office.code, "editor", "", "")]

    def test_that_contradict_each_other_are_refused(self, town, browser, hanako):
        codes = town.office.code, town.other_office.code

        told = refused(
            browser,
            f"hanako,花,,{codes[0]},editor,,",
            f"hanako,華,,{codes[1]},editor,2026-04-01,",
        )

        assert "3," in told

    def test_the_same_row_twice_is_refused(self, town, browser):
        row = f"taro,太郎,,{town.office.code},editor,,"

        assert "3," in refused(browser, row, row)

    def test_blanks_are_refused_where_one_wants_that(self, town, browser, hanako):
        refused(
            browser,
            f"hanako,,利用中,{town.office.code},editor,,",
            blanks=Blanks.REFUSE.value,
        )

    def test_zeros_that_a_spreadsheet_cut_are_warned_of(self, town, browser):
        make_user(Role.EDITOR, town.office, username="00123")

        job = bring(browser, f"123,太郎,,{town.office.code},editor,,")

        assert job.facts["warnings"] == {"mangled": 1}
        assert confirm(browser, job).status_code == 409
        assert confirm(browser, job, "mangled").status_code == 302
