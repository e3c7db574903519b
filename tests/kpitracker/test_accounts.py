"""Coming in, and what a browser keeps of it."""

import pytest
from django.conf import settings

from plans.models import Role
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db


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
