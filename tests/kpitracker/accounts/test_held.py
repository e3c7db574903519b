"""Entries sent after the login was over, or from before another one, come back."""

import re
from html import unescape

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from plans.models import Plan, Role, User
from tests.desks import client_of, make_town, posted

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough one 9"
OURS = {"Origin": "http://testserver"}
TYPED = "改訂 “架空”\r\n二行目 <b>&amp;"


@pytest.fixture
def town():
    return make_town("p")


@pytest.fixture
def planner(town):
    return town.user(Role.PLANNING, username="kikaku", password=PASSWORD)


@pytest.fixture
def page(town):
    return reverse("admin:plans_plan_change", args=[town.plan.pk])


@pytest.fixture
def sent(planner, page):
    """What the planner's browser would send from the form of the plan."""
    return {
        **posted(client_of(planner).get(page)),
        "title": "改訂計画",
        "description": TYPED,
        "_typed_by": planner.pk,
    }


def hidden(page: str, name: str) -> list[str]:
    found = re.findall(rf'name="{re.escape(name)}" value="([^"]*)"', page)
    return [unescape(value) for value in found]


def form_of(answer) -> dict[str, list[str]]:
    """Hidden fields of the page as a browser would send them."""
    pairs = re.findall(
        r'<input type="hidden" name="([^"]*)" value="([^"]*)">',
        answer.content.decode(),
    )
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(unescape(name), []).append(unescape(value))
    return fields


def log_in(client, answer, username: str = "kikaku"):
    [held] = hidden(answer.content.decode(), "held")
    sent = {"username": username, "password": PASSWORD, "held": held}
    return client.post("/en/login/", sent)


class TestExpiredLogin:
    def test_carries_the_entries_through_the_login_to_where_they_belong(
        self, client, town, page, sent
    ):
        asked = client.post(page, sent)
        assert asked.templates[0].name == "kpitracker/login.html"

        given = log_in(client, asked)
        assert given.templates[0].name == "kpitracker/held.html"
        assert f'action="{page}"' in given.content.decode()
        assert Plan.objects.get().title != "改訂計画"

        saved = client.post(page, form_of(given))
        assert saved.status_code == 302
        assert Plan.objects.get().title == "改訂計画"

    def test_gives_back_every_field_exactly(self, client, page, sent):
        given = log_in(client, client.post(page, sent))

        fields = form_of(given)
        for name, value in sent.items():
            assert fields[name][0] == str(value), name

    def test_keeps_them_over_wrong_passwords_and_the_lockout(self, client, page, sent):
        answer = client.post(page, sent)
        [held] = hidden(answer.content.decode(), "held")
        for _number in range(6):
            wrong = {"username": "kikaku", "password": "wrong", "held": held}
            answer = client.post("/en/login/", wrong)

            assert hidden(answer.content.decode(), "held") == [held]
        assert answer.status_code == 429

    def test_gives_them_to_nobody_else(self, client, town, page, sent):
        town.user(Role.EDITOR, username="tanto", password=PASSWORD)

        other = log_in(client, client.post(page, sent), "tanto")

        text = other.content.decode()
        assert other.status_code == 409
        assert "改訂計画" not in re.sub(r'value="[^"]*"', "", text)
        assert f'action="{page}"' not in text
        [held] = hidden(text, "held")
        back = client.post("/en/login/", {"held": held, "other": "1"})
        given = log_in(client, back)
        assert form_of(given)["title"] == ["改訂計画"]

    def test_asks_for_a_new_password_first_and_then_gives_them(
        self, client, planner, page, sent
    ):
        User.objects.filter(pk=planner.pk).update(must_change_password=True)

        asked = log_in(client, client.post(page, sent))
        [held] = hidden(asked.content.decode(), "held")
        new = "another long one 8"
        changed = {"old_password": PASSWORD, "new_password1": new, "held": held}
        given = client.post("/en/password/", {**changed, "new_password2": new})

        assert form_of(given)["title"] == ["改訂計画"]

    def test_never_writes_a_password_into_a_page(self, client, town):
        sent = {"username": "new", "password1": PASSWORD, "password2": PASSWORD}

        answer = client.post(reverse("admin:plans_user_add"), sent)

        assert PASSWORD not in answer.content.decode()

    def test_says_which_files_cannot_be_carried(self, client, planner):
        file = SimpleUploadedFile("実績.csv", b"x")
        sent = {"kind": "actuals", "file": file, "_typed_by": planner.pk}

        given = log_in(client, client.post("/en/admin/sheets/bring/", sent))

        assert "実績.csv" in given.content.decode()
        assert form_of(given)["kind"] == ["actuals"]

    def test_answers_scripts_as_before(self, client, page, sent):
        answer = client.post(page, sent, headers={"Sec-Fetch-Mode": "cors"})

        assert answer.status_code == 302


class TestRotatedToken:
    @pytest.fixture
    def browser(self, planner):
        """Logged in since the form was opened, so that its token is an old one."""
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(planner)
        return browser

    def send_again(self, browser, page, given):
        browser.cookies[configured.CSRF_COOKIE_NAME] = given.cookies[
            configured.CSRF_COOKIE_NAME
        ].value
        return browser.post(page, form_of(given))

    def test_gives_the_entries_back_with_a_fresh_one(self, browser, page, sent):
        given = browser.post(page, sent, headers=OURS)
        assert given.status_code == 403
        assert given.templates[0].name == "kpitracker/held.html"

        assert self.send_again(browser, page, given).status_code == 302
        assert Plan.objects.get().title == "改訂計画"

    def test_repeats_nothing_that_another_site_sent(self, browser, page, sent):
        others = ({"Origin": "https://elsewhere.example"}, {"Origin": "http://["})
        for headers in (*others, {"Referer": "http://["}, {}):
            answer = browser.post(page, sent, headers=headers)

            assert answer.status_code == 403
            assert "改訂計画" not in answer.content.decode()

    def test_gives_them_to_nobody_else(self, town, page, sent):
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(town.user(Role.PLANNING))

        answer = browser.post(page, sent, headers=OURS)

        assert answer.status_code == 409
        assert f'action="{page}"' not in answer.content.decode()

    def test_asks_who_is_out_to_log_in(self, page, sent):
        browser = Client(enforce_csrf_checks=True)

        answer = browser.post(page, sent, headers=OURS)

        assert answer.status_code == 403
        assert hidden(answer.content.decode(), "held")

    def test_of_the_login_form_keeps_the_name(self):
        browser = Client(enforce_csrf_checks=True)
        sent = {"username": "kikaku", "password": PASSWORD}

        answer = browser.post("/en/login/", sent, headers=OURS)

        text = answer.content.decode()
        assert 'value="kikaku"' in text
        assert PASSWORD not in text

    def test_of_the_login_form_leads_on_who_is_in_already(self, browser):
        sent = {"username": "kikaku", "password": PASSWORD}

        assert browser.post("/login/", sent, headers=OURS).url == "/"


class TestSomebodyElse:
    """Whose token is a good one, but who did not type this."""

    @pytest.mark.parametrize(("mode", "status"), [("navigate", 409), ("cors", 403)])
    def test_saves_nothing_that_others_typed(self, town, page, sent, mode, status):
        other = client_of(town.user(Role.PLANNING))

        answer = other.post(page, sent, headers={"Sec-Fetch-Mode": mode})

        assert answer.status_code == status
        assert Plan.objects.get().title != "改訂計画"

    def test_may_log_out(self, town, planner):
        other = client_of(town.user(Role.PLANNING))

        assert other.post("/logout/", {"_typed_by": planner.pk}).status_code == 302
