"""The audit log: what an entry says, and that nobody changes it."""

import pytest
from django.db import DatabaseError, transaction
from django.test import RequestFactory

from plans import audit
from plans.addresses import address_of
from plans.models import AuditAction, AuditEntry, Role
from tests.desks import make_town
from tests.factories import make_user


def asked(address: str = "192.0.2.1", forwarded: str | None = None):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)


@pytest.mark.django_db
class TestEntry:
    def test_is_filed_under_the_organization_of_who_acted(self):
        town = make_town("p")
        user = town.user(Role.PLANNING)

        entry = audit.record(AuditAction.EXPORT, user=user, thing="list")

        assert (entry.organization, entry.user) == (town.organization, user)
        assert (entry.username, entry.thing) == (user.username, "list")

    def test_of_nobody_known_keeps_what_was_typed(self):
        entry = audit.record(AuditAction.LOGIN_FAILED, user=None, username="a\0b" * 99)

        assert (entry.user, entry.organization) == (None, None)
        assert entry.username == ("ab" * 99)[:150]

    def test_of_who_has_no_office_belongs_to_no_organization(self):
        entry = audit.record(AuditAction.LOGIN, user=make_user(None))

        assert entry.organization is None

    @pytest.mark.parametrize("change", ["update", "delete"])
    def test_is_never_changed(self, change):
        entry = audit.record(AuditAction.LOGIN, user=None)
        entry.detail = "altered"

        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            entry.save() if change == "update" else entry.delete()

        assert AuditEntry.objects.get().detail == ""


@pytest.mark.pure
class TestAddress:
    def test_is_that_of_the_connection(self):
        assert address_of(asked(forwarded="198.51.100.7")) == "192.0.2.1"

    @pytest.mark.parametrize(
        ("proxies", "forwarded", "address"),
        [
            (1, "6.6.6.6, 198.51.100.7", "198.51.100.7"),
            (2, "6.6.6.6, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
            (1, "198.51.100.7:50123", "198.51.100.7"),
            (1, "[2001:db8::1]:443", "2001:db8::1"),
            (1, "2001:db8::1", "2001:db8::1"),
            (1, "unknown", None),
            (2, "198.51.100.7", "192.0.2.1"),
        ],
    )
    def test_is_believed_as_far_as_our_own_proxies_wrote_it(
        self, settings, proxies, forwarded, address
    ):
        settings.TRUSTED_PROXIES = proxies

        assert address_of(asked(forwarded=forwarded)) == address

    def test_of_a_socket_is_not_known(self):
        assert address_of(asked("")) is None
