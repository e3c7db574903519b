"""What holds for every test."""

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import translation
from hypothesis import settings

from tests.desks import make_town

QUICK = "django.contrib.auth.hashers.MD5PasswordHasher"

# A slow machine is no fault of the code; the same examples every time, so that a
# failure is a failure of the change at hand.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")


@pytest.fixture(autouse=True)
def _english():
    """Sentences are asserted as the source says them, unless a test asks otherwise."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _pages_are_made_anew(settings):
    """Tests write rows past their versions; tests/kpitracker/keeping keeps pages."""
    settings.PAGE_CACHE_BYTES = 0


@pytest.fixture(scope="session", autouse=True)
def _passwords_cost_nothing():
    """A real one takes a quarter of a second each time, and should."""
    with override_settings(PASSWORD_HASHERS=[QUICK]):
        yield


@pytest.fixture
def in_japanese(_english):
    """As most people read it; a page in English leaves its language in the thread."""
    with translation.override("ja"):
        yield


@pytest.fixture
def town(db):
    """A town with two offices and an internal plan."""
    return make_town("kakuu")


@pytest.fixture
def committed(_guards_restored, transactional_db):
    """A database in which transactions really commit, emptied after the test.

    History tables refuse the DELETE by which SQLite is emptied, so their triggers
    are set aside for that moment.
    """
    yield
    with connection.cursor() as cursor:
        for name, _statement in _guards(cursor):
            cursor.execute(f"DROP TRIGGER {name}")


@pytest.fixture
def _guards_restored(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        guards = _guards(cursor)
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for _name, statement in guards:
            cursor.execute(statement)


def _guards(cursor) -> list[tuple[str, str]]:
    """Name and statement of each trigger; PostgreSQL empties by TRUNCATE, past them."""
    if connection.vendor != "sqlite":
        return []
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return cursor.fetchall()
