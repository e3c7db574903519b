"""Accounts in the admin: managed by their own organization, never deleted."""

import pytest

from plans.models import Membership, Role, User
from tests.desks import client_of, make_town, posted
from tests.factories import make_user, saved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]

PASSWORD = "とてもながいあいことば-2024"


def page_of(user: User) -> str:
    return f"/admin/plans/user/{user.pk}/change/"


class TestAdministrator:
    def test_adds_an_account_together_with_its_office(self, town):
        browser = client_of(town.user(Role.ADMINISTRATOR))
        sent = posted(browser.get("/admin/plans/user/add/"))
        new = {
            **sent,
            "username": "hanako",
            "name": "山田花子",
            "is_staff": "on",
            "password1": PASSWORD,
            "password2": PASSWORD,
            "memberships-0-department": str(town.office.pk),
            "memberships-0-role": "editor",
        }

        alone = browser.post("/admin/plans/user/add/", {**new, **nobody(new)})
        seated = browser.post("/admin/plans/user/add/", new)

        assert alone.status_code == 200
        assert seated.status_code == 302
        hanako = User.objects.get(username="hanako")
        assert hanako.check_password(PASSWORD)
        assert hanako.memberships.get().role == Role.EDITOR

    def test_cannot_make_anybody_a_superuser(self, town):
        administrator = town.user(Role.ADMINISTRATOR)
        colleague = town.user(Role.EDITOR)
        browser = client_of(administrator)

        for user in (administrator, colleague):
            sent = posted(browser.get(page_of(user)))
            assert "is_superuser" not in sent
            answer = browser.post(page_of(user), {**sent, "is_superuser": "on"})
            assert answer.status_code == 302

        assert not User.objects.filter(is_superuser=True).exists()

    def test_deactivates_but_never_deletes(self, town):
        colleague = town.user(Role.EDITOR)
        browser = client_of(town.user(Role.ADMINISTRATOR))
        sent = posted(browser.get(page_of(colleague)))
        del sent["is_active"]

        browser.post(page_of(colleague), sent)
        deletion = browser.post(
            f"/admin/plans/user/{colleague.pk}/delete/", {"post": "yes"}
        )

        colleague.refresh_from_db()
        assert not colleague.is_active
        assert deletion.status_code == 403

    @pytest.mark.parametrize("also", ["elsewhere", "superuser"])
    def test_leaves_accounts_alone_that_reach_further(self, town, also):
        """A password set here would open another town's door."""
        other = make_town("betsu", name="別の")
        colleague = town.user(Role.EDITOR, is_superuser=also == "superuser")
        if also == "elsewhere":
            saved(Membership(user=colleague, department=other.office, role="planning"))
        browser = client_of(town.user(Role.ADMINISTRATOR))

        answers = [
            browser.get(page_of(colleague)),
            browser.post(page_of(colleague), {"username": "x"}),
            browser.get(f"/admin/plans/user/{colleague.pk}/password/"),
            browser.post(
                f"/admin/plans/user/{colleague.pk}/password/",
                {"password1": PASSWORD, "password2": PASSWORD},
            ),
        ]

        assert [it.status_code for it in answers] == [200, 403, 403, 403]
        assert "別の" not in answers[0].content.decode()

    def test_seats_people_only_in_its_own_organization(self, town):
        other = make_town("betsu", name="別の")
        colleague = town.user(Role.EDITOR)
        browser = client_of(town.user(Role.ADMINISTRATOR))
        sent = posted(browser.get(page_of(colleague)))

        answer = browser.post(
            page_of(colleague),
            {**sent, "memberships-0-department": str(other.office.pk)},
        )

        assert answer.status_code == 200
        assert colleague.memberships.get().department == town.office


def nobody(sent: dict) -> dict:
    return {
        name: "" if not name.endswith("FORMS") else value
        for name, value in sent.items()
        if name.startswith("memberships-")
    }


class TestWhoInstalledTheProduct:
    def test_sees_accounts_without_any_office(self):
        lonely = make_user(None, username="lonely")
        browser = client_of(make_user(None, is_staff=True, is_superuser=True))

        assert browser.get(page_of(lonely)).status_code == 200
