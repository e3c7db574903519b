"""Logging in: tries, what is told afterwards, and when a session ends."""

from datetime import timedelta

import pytest
from django.conf import settings as configured
from django.utils import timezone

from kpitracker.accounts.sessions import BEGAN, SEEN
from plans import audit
from plans.models import AuditAction, AuditEntry, LoginTries, Role, User
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough one 9"


@pytest.fixture
def member():
    return make_user(Role.VIEWER, username="gikai", password=PASSWORD)


def log_in(client, password: str = PASSWORD, username: str = "gikai", **more):
    sent = {"username": username, "password": password}
    return client.post("/en/login/", sent, **more)


def is_in(client) -> bool:
    return "gikai" in client.get("/en/").content.decode()


class TestLockout:
    def test_refuses_even_the_right_password_after_five_wrong_ones(
        self, client, member
    ):
        answers = [log_in(client, "wrong").status_code for _number in range(5)]

        locked = log_in(client)

        assert (answers, locked.status_code) == ([200] * 5, 429)
        assert "Too many failed logins in a row. Try again after" in (
            locked.content.decode()
        )
        assert not is_in(client)

    def test_is_told_alike_for_a_name_that_does_not_exist(self, client, member):
        for _number in range(5):
            log_in(client, "wrong", username="nobody")

        assert log_in(client, "wrong", username="nobody").status_code == 429

    def test_leaves_other_addresses_alone(self, client, member):
        for _number in range(6):
            log_in(client, "wrong")

        assert log_in(client, REMOTE_ADDR="192.0.2.9").status_code == 302

    def test_is_lifted_by_the_right_password_in_time(self, client, member):
        for _number in range(4):
            log_in(client, "wrong")

        assert log_in(client).status_code == 302
        assert not LoginTries.objects.exists()

    def test_stands_in_the_audit_log_once(self, client, member):
        for _number in range(8):
            log_in(client, "wrong")

        entries = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
        assert list(entries) == [*["login_failed"] * 5, "locked_out"]


class TestAfterwards:
    def test_the_first_time_is_called_so(self, client, member):
        page = log_in(client, follow=True)

        assert "This is your first login." in page.content.decode()

    def test_the_time_before_and_failures_since_are_told(self, client, member):
        record = {"user": member, "address": "192.0.2.7"}
        audit.record(AuditAction.LOGIN_FAILED, **record)
        audit.record(AuditAction.LOGIN, **record)
        log_in(client, "wrong")
        log_in(client, "wrong")

        page = log_in(client, follow=True).content.decode()

        assert "from 192.0.2.7." in page
        assert "Since then 2 logins failed." in page


class TestSession:
    @pytest.fixture
    def came_in(self, client, member):
        log_in(client, follow=True)
        return client

    def turned_back(self, client, name: str, **ago) -> None:
        session = client.session
        session[name] = int((timezone.now() - timedelta(**ago)).timestamp())
        session.save()

    def test_lasts_while_somebody_works(self, came_in):
        self.turned_back(came_in, SEEN, minutes=29)

        assert is_in(came_in)

    @pytest.mark.parametrize(
        ("name", "ago"), [(SEEN, {"minutes": 30}), (BEGAN, {"hours": 12})]
    )
    def test_ends_when_idle_and_after_a_day_of_work(self, came_in, name, ago):
        self.turned_back(came_in, name, **ago)

        assert not is_in(came_in)
        page = came_in.get("/en/login/").content.decode()
        assert "You were logged out" in page
        assert log_in(came_in).status_code == 302
        assert is_in(came_in)

    def test_is_touched_once_a_minute_at_most(self, came_in):
        seen = came_in.session[SEEN]
        came_in.get("/en/")
        assert came_in.session[SEEN] == seen

        self.turned_back(came_in, SEEN, seconds=61)
        came_in.get("/en/")

        assert came_in.session[SEEN] >= seen

    def test_of_a_deactivated_account_is_over_at_the_next_request(
        self, came_in, member
    ):
        User.objects.filter(pk=member.pk).update(is_active=False)

        assert not is_in(came_in)
        assert log_in(came_in).status_code == 200

    def test_is_new_after_logging_in(self, client, member):
        client.get("/en/login/")
        log_in(client)
        first = client.cookies[configured.SESSION_COOKIE_NAME].value
        client.post("/logout/")
        log_in(client)

        assert client.cookies[configured.SESSION_COOKIE_NAME].value != first

    def test_does_not_begin_anew_by_using_it(self, came_in):
        self.turned_back(came_in, BEGAN, hours=11)
        began = came_in.session[BEGAN]

        came_in.get("/en/")

        assert came_in.session[BEGAN] == began
