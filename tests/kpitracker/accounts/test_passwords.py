"""Changing a password: by oneself, by an administrator, and before all else."""

import pytest
from django.contrib.auth.signals import user_logged_in
from django.urls import reverse

from plans import lockout
from plans.models import AuditEntry, LoginTries, Role, User
from tests.desks import client_of, make_town, posted
from tests.factories import make_user

pytestmark = pytest.mark.django_db

OLD, NEW = "a long enough one 9", "another long one 8"


@pytest.fixture
def member():
    return make_user(Role.VIEWER, username="gikai", password=OLD)


@pytest.fixture
def browser(client, member):
    client.post("/login/", {"username": "gikai", "password": OLD})
    return client


def change(
    browser, *, old: str = OLD, new: str = NEW, again: str | None = None, **more
):
    sent = {
        "old_password": old,
        "new_password1": new,
        "new_password2": new if again is None else again,
    }
    return browser.post("/en/password/", {**sent, **more})


class TestChanging:
    def test_keeps_one_logged_in_and_is_logged(self, browser, member):
        answer = change(browser, next="/plans/p/")

        member.refresh_from_db()
        assert (answer.status_code, answer.url) == (302, "/plans/p/")
        assert member.check_password(NEW)
        assert "gikai" in browser.get("/en/").content.decode()
        assert AuditEntry.objects.first().action == "password_changed"

    def test_leads_to_no_other_site(self, browser):
        assert change(browser, next="https://elsewhere.example/").url == "/en/"

    def test_ends_the_sessions_of_other_browsers(self, browser, member):
        other = client_of(member)

        change(browser)

        assert "gikai" not in other.get("/en/").content.decode()

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"old": "x"}, "Your old password was entered incorrectly."),
            ({"new": "short"}, "at least 12 characters"),
            ({"new": "password1234"}, "too common"),
            ({"again": "something else 1"}, "The two password fields didn’t match."),
            ({"new": OLD}, "This is the present password."),
        ],
    )
    def test_is_refused_with_a_sentence(self, browser, member, wrong, sentence):
        page = change(browser, **wrong)

        member.refresh_from_db()
        assert sentence in page.content.decode()
        assert member.check_password(OLD)

    def test_is_for_who_is_in(self, client):
        assert client.get("/password/").url.startswith("/login/")

    def test_of_the_admin_is_the_same_page(self):
        root = client_of(make_user(None, is_staff=True, is_superuser=True))

        assert root.get("/admin/password_change/").url.startswith("/password/")


class TestFirstPassword:
    @pytest.fixture
    def newcomer(self, browser, member):
        User.objects.filter(pk=member.pk).update(must_change_password=True)
        return browser

    @pytest.mark.parametrize("page", ["/", "/en/", "/plans/x/", "/admin/", "/login/"])
    def test_comes_before_every_page(self, newcomer, page):
        answer = newcomer.get(page)

        assert answer.status_code == 302
        assert "/password/?next=" in answer.url

    def test_comes_before_every_step(self, newcomer):
        page = newcomer.post("/admin/plans/plan/add/", {"title": "typed"})

        assert page.templates[0].name == "kpitracker/password_change.html"
        assert "typed" in page.context["held"].as_text

        script = {"Sec-Fetch-Mode": "cors"}
        asked = newcomer.post("/admin/plans/plan/add/", headers=script)
        assert asked.url == "/password/?next="

    def test_does_not_keep_anybody_in(self, newcomer):
        assert newcomer.get("/logout/").status_code == 200
        assert newcomer.post("/logout/").url == "/"

    def test_is_asked_for_until_it_is_changed(self, newcomer):
        assert "given this password" in newcomer.get("/en/password/").content.decode()

        change(newcomer)

        assert newcomer.get("/en/").status_code == 200


class TestAdministrators:
    @pytest.fixture
    def town(self):
        return make_town("p")

    @pytest.fixture
    def administrator(self, town):
        return client_of(town.user(Role.ADMINISTRATOR))

    def test_give_new_accounts_a_first_password(self, administrator, town):
        page = reverse("admin:plans_user_add")
        sent = {
            **posted(administrator.get(page)),
            "username": "new",
            "password1": OLD,
            "password2": OLD,
            "memberships-0-department": town.office.pk,
            "memberships-0-role": "editor",
        }
        assert administrator.post(page, sent).status_code == 302

        assert User.objects.get(username="new").must_change_password

    def test_give_passwords_that_are_changed_and_lift_the_lockout(
        self, administrator, town
    ):
        user = town.user(Role.EDITOR, username="tanto")
        for _number in range(6):
            lockout.begin("tanto", "192.0.2.1", at=user.date_joined)

        page = reverse("admin:auth_user_password_change", args=[user.pk])
        sent = {"password1": NEW, "password2": NEW, "usable_password": "true"}
        assert administrator.post(page, sent).status_code == 302

        user.refresh_from_db()
        assert user.check_password(NEW)
        assert user.must_change_password
        assert not LoginTries.objects.exists()
        entry = AuditEntry.objects.get()
        assert (entry.action, entry.thing) == ("password_changed", "tanto")
        assert entry.organization == town.organization

    def test_who_set_their_own_there_are_not_asked_again(self):
        root = make_user(None, is_staff=True, is_superuser=True)
        page = reverse("admin:auth_user_password_change", args=[root.pk])
        sent = {"password1": NEW, "password2": NEW, "usable_password": "true"}

        assert client_of(root).post(page, sent).status_code == 302

        root.refresh_from_db()
        assert root.check_password(NEW)
        assert not root.must_change_password


class TestHistory:
    def test_of_an_account_tells_who_changed_what(self, client):
        town = make_town("p")
        user = town.user(Role.EDITOR, username="tanto")
        administrator = town.user(Role.ADMINISTRATOR)
        browser = client_of(administrator)
        page = reverse("admin:plans_user_change", args=[user.pk])

        sent = {**posted(browser.get(page)), "name": "架空 太郎"}
        assert browser.post(page, sent).status_code == 302

        changed = user.history.first()
        assert (changed.name, changed.history_user) == ("架空 太郎", administrator)
        told = browser.get(reverse("admin:plans_user_history", args=[user.pk]))
        assert "架空 太郎" in told.content.decode()

    def test_keeps_no_password_and_no_login(self, member):
        kept = {field.name for field in User.history.model._meta.fields}

        assert not kept & {"password", "last_login", "must_change_password"}

    def test_is_not_written_by_logging_in(self, member):
        here, there = User.objects.get(), User.objects.get()
        for user in (here, there):
            user_logged_in.send(User, request=None, user=user)
        change_version = member.version

        member.refresh_from_db()
        assert member.last_login is not None
        assert (member.version, member.history.count()) == (change_version, 1)

    def test_two_administrators_do_not_overwrite_each_other(self):
        town = make_town("p")
        user = town.user(Role.EDITOR)
        browser = client_of(town.user(Role.ADMINISTRATOR))
        page = reverse("admin:plans_user_change", args=[user.pk])
        sent = {**posted(browser.get(page)), "name": "mine"}
        user.name = "theirs"
        user.save()

        answer = browser.post(page, sent)

        user.refresh_from_db()
        assert (answer.status_code, user.name) == (200, "theirs")
