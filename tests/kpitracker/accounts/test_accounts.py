"""Coming in, and what a browser keeps of it."""

import pytest
from django.conf import settings

from plans.models import AuditEntry, Role
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough one 9"


class TestLogin:
    @pytest.mark.parametrize(
        ("wanted", "leads_to"),
        [
            ("/plans/p/", "/plans/p/"),
            ("", "/"),
            ("/login/", "/"),
            ("/login/?next=/login/", "/"),
            ("https://elsewhere.example/", "/"),
            ("//elsewhere.example/", "/"),
        ],
    )
    def test_leads_who_is_in_already_on_to_a_page_of_ours(
        self, client, wanted, leads_to
    ):
        client.force_login(make_user(Role.VIEWER))

        answer = client.get("/login/", {"next": wanted})

        assert (answer.status_code, answer["Location"]) == (302, leads_to)

    def test_leads_staff_to_their_tasks(self, client):
        make_user(Role.EDITOR, username="tanto", password=PASSWORD, is_staff=True)

        typed = {"username": "tanto", "password": PASSWORD}

        assert client.post("/login/", typed)["Location"] == "/admin/"


class TestAuditLog:
    def test_tells_who_came_in_and_went_from_where(self, client):
        user = make_user(Role.VIEWER, username="kansa", password=PASSWORD)

        client.post("/login/", {"username": "kansa", "password": PASSWORD})
        client.post("/logout/")

        went, came = AuditEntry.objects.all()
        assert (came.action, went.action) == ("login", "logout")
        assert came.user == went.user == user
        assert came.address == "127.0.0.1"

    @pytest.mark.parametrize(("typed", "is_known"), [("kansa", True), ("x", False)])
    def test_keeps_the_name_with_which_somebody_failed(self, client, typed, is_known):
        user = make_user(Role.VIEWER, username="kansa", password=PASSWORD)

        client.post("/login/", {"username": typed, "password": "wrong"})

        entry = AuditEntry.objects.get()
        assert (entry.action, entry.username) == ("login_failed", typed)
        assert entry.user == (user if is_known else None)

    def test_does_not_note_a_logout_of_nobody(self, client):
        client.post("/logout/")

        assert not AuditEntry.objects.exists()


class TestSession:
    @pytest.mark.parametrize("key", ["aaaaaaaaaaaa\0b", "aaaa aaaa aaaa", "é" * 12])
    def test_a_key_that_cannot_be_ours_counts_as_none(self, client, key):
        client.cookies[settings.SESSION_COOKIE_NAME] = key

        assert client.get("/").status_code == 200

    def test_its_cookies_are_told_from_those_of_other_applications(self):
        assert settings.SESSION_COOKIE_NAME.startswith("kpitracker")
        assert settings.CSRF_COOKIE_NAME.startswith("kpitracker")
        assert settings.SESSION_COOKIE_PATH == settings.CSRF_COOKIE_PATH == "/"


class TestCaches:
    def test_keep_nothing_of_what_a_member_sees(self, client):
        make_plan("p")
        client.force_login(make_user(Role.VIEWER))

        kept = client.get("/plans/p/")["Cache-Control"]

        assert {"private", "no-cache"} <= set(kept.split(", "))

    def test_may_keep_what_everybody_sees(self, client):
        make_plan("p")

        assert "Cache-Control" not in client.get("/plans/p/")
