"""Several people at the same values at the same time: nothing lost, nothing made up."""

import threading
from collections import Counter
from dataclasses import dataclass, field

import pytest
from django.db import connection
from django.test import Client

from indicators.models import Actual
from plans.models import Role
from tests.desks import client_of, make_town
from tests.factories import make_indicator
from tests.kpitracker.entry.pages import open_round, send, stored, value
from tests.long import size, tell

PEOPLE, EDITS, VALUES = 6, size(8, long=50), 3
WRITERS, WRITES = 8, size(6, long=100)
pytestmark = pytest.mark.usefixtures("committed")


@dataclass
class Person:
    """Edits the same rows as all others, knowing only what the page has told.

    ``saved``: by row and version the value of which the answer said it was saved.
    """

    number: int
    user: object
    browser: Client
    saved: dict[tuple[int, int], int] = field(default_factory=dict)
    answers: Counter = field(default_factory=Counter)
    faults: list = field(default_factory=list)

    def edit(self, rows, times: int) -> None:
        seen = {one.pk: 0 for one in rows}
        try:
            for turn in range(times):
                one = rows[(turn + self.number) % len(rows)]
                self._save(one, 1000 * (self.number + 1) + turn, seen)
        except Exception as error:
            self.faults.append(error)
        finally:
            connection.close()

    def _save(self, one, number: int, seen: dict[int, int]) -> None:
        """Look at each meeting, then keep mine: until it is saved."""
        while True:
            typed = value(one, str(number), version=seen[one.pk])
            answer = send(self.browser, typed)
            if answer.status_code != 200:
                self.faults.append((answer.status_code, answer.content.decode()))
                return
            told = answer.json()["rows"][f"i{one.pk}"]
            self.answers[told["state"]] += 1
            if told["state"] == "saved":
                self.saved[one.pk, told["version"]] = number
                if told["version"] != seen[one.pk] + 1:
                    self.faults.append(("wrote over", seen[one.pk], told))
                seen[one.pk] = told["version"]
                return
            seen[one.pk] = _version_in(told["html"])


def _version_in(html: str) -> int:
    return int(html.partition('data-version="')[2].partition('"')[0])


@pytest.fixture
def town():
    town = make_town("kakuu")
    open_round(town.plan)
    return town


def people(town, number: int) -> list[Person]:
    users = [town.user(Role.EDITOR) for _person in range(number)]
    return [Person(at, user, client_of(user)) for at, user in enumerate(users)]


def rows(town, number: int) -> list:
    return [make_indicator(town.plan, department=town.office) for _ in range(number)]


def at_once(steps) -> None:
    threads = [threading.Thread(target=step) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_nothing_is_lost_and_nothing_is_said_to_be_saved_that_is_not(town, request):
    shared, staff = rows(town, VALUES), people(town, PEOPLE)

    at_once([lambda one=one: one.edit(shared, EDITS) for one in staff])

    assert [fault for one in staff for fault in one.faults] == []
    said = {
        key: (number, one.user.pk) for one in staff for key, number in one.saved.items()
    }
    assert len(said) == PEOPLE * EDITS  # no version was given to two
    kept = {
        (entry.indicator_id, entry.version): (int(entry.value), entry.history_user_id)
        for entry in Actual.history.all()
    }
    assert kept == said
    for one in shared:
        versions = sorted(version for pk, version in kept if pk == one.pk)
        assert versions == list(range(1, len(versions) + 1))
        assert stored(one).version == versions[-1]
        assert stored(one).value == kept[one.pk, versions[-1]][0]
    answers = sum((one.answers for one in staff), Counter())
    tell(request.config, f"{PEOPLE} × {EDITS} on {connection.vendor}: {answers}")


def test_many_writers_wait_for_each_other(town, request):
    own, staff = rows(town, WRITERS), people(town, WRITERS)
    pairs = list(zip(own, staff, strict=True))

    at_once([lambda at=at, one=one: one.edit([at], WRITES) for at, one in pairs])

    assert [fault for one in staff for fault in one.faults] == []
    assert [one.answers for one in staff] == [Counter(saved=WRITES)] * WRITERS
    assert [stored(at).version for at in own] == [WRITES] * WRITERS
    vendor = connection.vendor
    tell(request.config, f"{WRITERS} writers × {WRITES} on {vendor}: none refused")
