"""The statement on accessibility says what was tested, and no more."""

import json

import pytest

from kpitracker.conformance import CHECKS, MEASURED, measured
from tests.kpitracker.pages import html_of, page

# Without a user nothing is asked of the database; a signed-in page has its own test.
pytestmark = [pytest.mark.once, pytest.mark.django_db]


class TestThePage:
    def test_stands_at_the_foot_of_every_page(self, client):
        for path in ("/", "/login/", "/plans/absent/", "/accessibility/"):
            html = html_of(client, path, status=404 if "absent" in path else 200)
            assert 'href="/accessibility/"' in html.partition("<footer")[2], path

    def test_stands_at_the_foot_of_the_administration(self, admin_client):
        html = html_of(admin_client, "/en/admin/")

        assert 'href="/en/accessibility/"' in html.partition("<footer")[2]

    def test_names_target_limits_and_every_result(self, client):
        words = page(client, "/en/accessibility/")

        assert "Level AA of JIS X 8341-3:2016 and level AA of WCAG 2.2" in words
        assert "Nobody has yet tried them with NVDA or PC-Talker" in words
        for result in measured().results:
            line = f"{result.label} {result.looked_at:,} {result.findings}"
            assert line in words

    def test_gives_the_contact_or_says_that_there_is_none(self, client, settings):
        assert "No contact for accessibility" in page(client, "/en/accessibility/")

        settings.ACCESSIBILITY_CONTACT = "企画課 0154-00-0000 kikaku@example.lg.jp"

        html = html_of(client, "/en/accessibility/")
        assert "企画課 0154-00-0000" in html
        assert 'href="mailto:kikaku@example.lg.jp"' in html


class TestTheFigures:
    def test_are_those_of_known_checks_each_once(self):
        rows = json.loads(MEASURED.read_text(encoding="utf-8"))["results"]
        checks = [row["check"] for row in rows]

        assert sorted(checks) == sorted(set(checks) & set(CHECKS))

    def test_tell_of_no_test_that_looked_at_nothing(self):
        assert [row for row in measured().results if row.looked_at < 1] == []
