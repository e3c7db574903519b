"""Single sign-on: whom the web server may name, and whom it cannot."""

import pytest

from kpitracker.accounts.remote_user import BACKEND
from plans.models import AuditEntry, Role, User
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough one 9"


@pytest.fixture
def member(settings):
    settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, BACKEND]
    at = settings.MIDDLEWARE.index("kpitracker.middleware.FirstThePassword")
    settings.MIDDLEWARE = [*settings.MIDDLEWARE]
    settings.MIDDLEWARE.insert(at, "kpitracker.accounts.remote_user.RemoteUserLogin")
    return make_user(Role.VIEWER, username="gikai", password=PASSWORD)


def who_is_in(client, **variables) -> str | None:
    user = client.get("/en/", **variables).context["user"]
    return user.username if user.is_authenticated else None


class TestServerThatNames:
    @pytest.mark.parametrize("name", ["gikai", "TOWN\\gikai", "gikai@TOWN.LG.JP"])
    def test_a_member_lets_them_in(self, client, member, name):
        assert who_is_in(client, REMOTE_USER=name) == "gikai"

        entry = AuditEntry.objects.get()
        assert (entry.action, entry.detail) == ("login", "REMOTE_USER")

    def test_them_again_logs_in_once(self, client, member):
        for _time in range(3):
            who_is_in(client, REMOTE_USER="TOWN\\gikai")

        assert AuditEntry.objects.count() == 1

    def test_a_stranger_creates_nobody(self, client, member):
        assert who_is_in(client, REMOTE_USER="stranger") is None
        assert User.objects.count() == 1

    def test_a_deactivated_account_lets_nobody_in(self, client, member):
        User.objects.update(is_active=False)

        assert who_is_in(client, REMOTE_USER="gikai") is None

    def test_another_or_nobody_ends_the_login(self, client, member):
        make_user(Role.VIEWER, username="kansa")
        who_is_in(client, REMOTE_USER="gikai")

        assert who_is_in(client, REMOTE_USER="kansa") == "kansa"
        assert who_is_in(client) is None

    def test_somebody_leaves_who_came_with_a_password_alone(self, client, member):
        make_user(Role.VIEWER, username="kansa")
        client.post("/login/", {"username": "gikai", "password": PASSWORD})

        assert who_is_in(client, REMOTE_USER="kansa") == "gikai"
        assert who_is_in(client) == "gikai"

    def test_a_member_asks_for_no_password_of_ours(self, client, member):
        User.objects.update(must_change_password=True)

        assert who_is_in(client, REMOTE_USER="gikai") == "gikai"


class TestHeader:
    @pytest.mark.parametrize(
        ("sent_by", "believed"), [("127.0.0.1", True), ("192.0.2.66", False)]
    )
    def test_is_believed_from_our_own_proxy_alone(
        self, client, member, settings, sent_by, believed
    ):
        settings.REMOTE_USER_VARIABLE = "HTTP_X_REMOTE_USER"
        sent = {"HTTP_X_REMOTE_USER": "gikai", "REMOTE_ADDR": sent_by}

        assert (who_is_in(client, **sent) == "gikai") is believed

    def test_is_nothing_where_a_variable_is_meant(self, client, member):
        assert who_is_in(client, HTTP_REMOTE_USER="gikai") is None


def test_without_the_setting_the_variable_means_nothing(client):
    make_user(Role.VIEWER, username="gikai")

    assert who_is_in(client, REMOTE_USER="gikai") is None
