"""What every page has: headers, languages, prefix, and the way in and out."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.test.utils import override_script_prefix

from tests.factories import (
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
    make_review,
    make_text,
    make_user,
)

pytestmark = pytest.mark.django_db

# What get_wsgi_application() does, and then a page's first style sheet.
STATIC_ADDRESS = """
import django
django.setup(set_prefix=False)
from django.templatetags.static import static
print(static("kpitracker/base.css"), end="")
"""
PAGES = [
    "",
    "login/",
    "logout/",
    "plans/p/",
    "plans/p/structure/",
    "plans/p/goals/g/",
    "plans/p/measures/m/",
    "plans/p/indicators/k1/",
    "plans/absent/",
]


@pytest.fixture
def plan():
    plan = make_plan("p")
    goal = make_goal(plan, code="g")
    measure = make_measure(goal=goal, code="m")
    make_text(measure, "本文")
    make_review(measure, 2022, committee_opinion="可")
    make_indicator(on=measure, actuals={2021: 12, 2022: 15})
    return plan


@pytest.mark.parametrize("prefix", ["/", "/en/"])
class TestEveryPage:
    def test_allows_nothing_inline_and_nothing_from_elsewhere(
        self, client, plan, prefix
    ):
        for page in PAGES:
            response = client.get(prefix + page)
            html = response.content.decode()
            policy = response["Content-Security-Policy"]
            scripts = re.findall(r"<script\b[^>]*>", html)

            assert "default-src 'self'" in policy, page
            assert "unsafe" not in policy, page
            assert re.findall(r"<[^>]+\s(?:on\w+|style)\s*=|<style\b", html) == [], page
            assert [s for s in scripts if " src=" not in s and "/json" not in s] == []
            assert re.findall(r'(?:src|href|action)="(?:\w+:)?//', html) == [], page

    def test_says_its_language_and_has_one_heading_and_a_way_past_the_header(
        self, client, plan, prefix
    ):
        language = {"/": "ja", "/en/": "en"}[prefix]

        for page in PAGES:
            html = client.get(prefix + page).content.decode()

            assert f'<html lang="{language}">' in html, page
            assert html.count("<h1") == 1, page
            assert html.index('href="#main"') < html.index("<header"), page
            assert '<main id="main"' in html, page
            assert re.search(r"<title>\S.*</title>", html), page

    def test_the_language_switch_stays_on_the_page(self, client, plan, prefix):
        other = {"/": "/en/", "/en/": "/"}[prefix]

        for page in PAGES:
            html = client.get(f"{prefix}{page}?year=2021").content.decode()

            assert f'<a href="{other}{page}?year=2021" lang="' in html, page

    def test_no_identifier_stands_twice(self, client, plan, prefix):
        for page in PAGES:
            html = client.get(prefix + page).content.decode()

            identifiers = re.findall(r'\sid="([^"]*)"', html)
            assert sorted(identifiers) == sorted(set(identifiers)), page


class TestPrefix:
    def test_every_link_keeps_the_path_the_product_is_mounted_at(self, client, plan):
        for page in PAGES:
            with override_script_prefix("/kpi/"):
                html = client.get(f"/en/{page}", SCRIPT_NAME="/kpi").content.decode()
            links = re.findall(r'(?:href|src|action)="(/[^"]*)"', html)
            astray = [one for one in links if not one.startswith(("/kpi/", "/static/"))]
            assert (astray, bool(links)) == ([], True)

    def test_static_files_keep_it_too(self):
        # In a process of its own: Django computes their address once.
        asked = subprocess.run(
            [sys.executable, "-c", STATIC_ADDRESS],
            cwd=settings.BASE_DIR,
            env={**os.environ, "SCRIPT_NAME": "/kpi"},
            capture_output=True,
            text=True,
            check=True,
        )

        assert asked.stdout == "/kpi/static/kpitracker/base.css"


class TestAccount:
    def test_logging_in_leads_back_to_the_page(self, client):
        make_user(username="hanako", password="nagai-aikotoba-1")

        response = client.post(
            "/login/",
            {
                "username": "hanako",
                "password": "nagai-aikotoba-1",
                "next": "/en/plans/p/",
            },
        )

        assert response["Location"] == "/en/plans/p/"

    def test_never_leads_to_another_site(self, client):
        make_user(username="hanako", password="nagai-aikotoba-1")

        response = client.post(
            "/login/?next=https://example.com/",
            {"username": "hanako", "password": "nagai-aikotoba-1"},
        )

        assert response["Location"] == "/"

    def test_a_refusal_keeps_the_name_and_ties_the_sentence_to_the_fields(self, client):
        response = client.post("/en/login/", {"username": "hanako", "password": "x"})
        html = response.content.decode()

        assert 'role="alert" id="login-error"' in html
        assert html.count('aria-describedby="login-error"') == 2
        assert 'value="hanako"' in html
        assert 'value="x"' not in html

    def test_labels_stand_above_fields_and_nothing_is_a_placeholder(self, client):
        html = client.get("/en/login/").content.decode()

        assert re.findall(r'<label for="(\w+)">', html) == [
            "id_username",
            "id_password",
        ]
        assert 'autocomplete="current-password"' in html
        assert "placeholder" not in html

    def test_a_link_to_the_logout_only_asks_and_the_button_logs_out(self, client):
        client.force_login(make_user())

        asked = client.get("/en/logout/")
        assert "_auth_user_id" in client.session
        client.post("/en/logout/")

        assert "Log out" in asked.content.decode()
        assert "_auth_user_id" not in client.session
