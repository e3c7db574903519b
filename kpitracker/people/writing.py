"""Confirmed rows of people into the database, and back again."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from kpitracker.people.entries import (
    day_of,
    makes_a_seat,
    person_after,
    says,
    seat_of,
)
from kpitracker.people.known import People, Person
from kpitracker.people.storing import PeopleStore
from plans import audit
from plans.administrators import sentence_of
from plans.imports import staging
from plans.imports.importer import Stale, Writing
from plans.imports.staging import Entry, Kind
from plans.models import AuditAction, Organization

CHANGED = _(
    "“%(who)s” was changed after the preview. Bring the file once more to see what it "
    "would change now."
)
CHANGED_SINCE = _(
    "“%(who)s” was changed after the import, so the import cannot be undone. Correct "
    "what is wrong by another sheet."
)
IN_USE = _(
    "“%(who)s” was new with this import and has been used since, so the import cannot "
    "be undone. Stop the account instead."
)


class PeopleWriter:
    """Holds each row against those who are there now; then all is written, or none."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        self.stale: list[str] = []

    def apply(self) -> None:
        chunks = [(number, chunk) for number, chunk in staging.chunks(self._job)]
        entries = _changing(one for _number, chunk in chunks for one in chunk.entries)
        people, store = self._opened(entries)
        for entry in entries:
            self._lay(entry, entry.new, people)
        self._check(people)
        keys = store.apply()
        for number, chunk in chunks:
            written = [
                one._replace(key=keys.get(one.line, one.key)) for one in chunk.entries
            ]
            staging.save(self._job, number, replace(chunk, entries=written))
        new = {keys[one.line][1] for one in entries if one.key[1] is None}
        self._job.facts["created"] = sorted(new)
        self._job.facts["given_desks"] = sorted(store.given_desks)
        self._record(people, entries)

    def undo(self) -> None:
        chunks = staging.chunks(self._job)
        entries = _changing(one for _number, chunk in chunks for one in chunk.entries)
        people, store = self._opened(entries)
        for entry in entries:
            self._take_back(entry, people)
        self._check(people)
        facts = self._job.facts
        used = store.undo(facts["created"], facts["given_desks"])
        self.stale += [str(IN_USE) % {"who": username} for username in used]
        self._check_stale()
        self._record(people, entries)

    @property
    def _job(self):
        return self.writing.job

    def _opened(self, entries: list[Entry]) -> tuple[People, PeopleStore]:
        """What is read after the locks stays so until the end."""
        rows = Organization.objects.select_for_update(no_key=True)
        organizations = {entry.key[2] for entry in entries}
        list(rows.filter(pk__in=organizations).order_by("pk").values_list("pk"))
        store = PeopleStore(self.writing, entries)
        people = People.within(self.writing.reach, {one.key[0] for one in entries})
        if not organizations <= set(people.organizations):
            raise Stale([str(CHANGED) % {"who": self._job}])
        return people, store

    def _lay(self, entry: Entry, cells: dict[str, str], people: People) -> None:
        """Put the entry over the people; what is not as it was shown is stale."""
        username = entry.key[0]
        person = people.persons.get(username)
        seat = seat_of(entry, day_of(cells.get("valid_to", "")))
        stored = people.before.get(seat.key)
        is_as_shown = (
            _is_as_shown(person, entry)
            and (stored.pk if stored else None) == entry.key[6]
            and (stored is None or stored.version == entry.key[7])
        )
        if not is_as_shown:
            self.stale.append(str(CHANGED) % {"who": username})
            return
        people.persons[username] = person_after(person, entry, cells)
        if stored is None or "valid_to" in cells:
            people.seats[seat.key] = seat

    def _take_back(self, entry: Entry, people: People) -> None:
        username = entry.key[0]
        person = people.persons.get(username)
        stored = people.before.get(seat_of(entry, None).key)
        pair = [stored and stored.pk, stored and stored.version]
        expected = entry.key[6:8]
        if person is None or pair != expected or not says(person, entry.new):
            self.stale.append(str(CHANGED_SINCE) % {"who": username})
            return
        people.persons[username] = person_after(person, entry, entry.old)
        if makes_a_seat(entry):
            del people.seats[stored.key]
        elif "valid_to" in entry.old:
            ends = day_of(entry.old["valid_to"])
            people.seats[stored.key] = replace(stored, valid_to=ends)

    def _check(self, people: People) -> None:
        self._check_stale()
        for organization, day in people.leaderless(on=self.writing.reach.on):
            self.stale.append(sentence_of(organization, day))
        self._check_stale()

    def _check_stale(self) -> None:
        if self.stale:
            raise Stale(list(dict.fromkeys(self.stale)))

    def _record(self, people: People, entries: list[Entry]) -> None:
        """One line of the audit log for each organization."""
        for pk in sorted({one.key[2] for one in entries}):
            names = {one.key[0] for one in entries if one.key[2] == pk}
            audit.record(
                AuditAction.USERS_TRANSFERRED,
                user=self.writing.reach.user,
                organization=people.organizations[pk],
                thing=self._job,
                detail=" ".join(sorted(names))[:2000],
                address=self.writing.reach.address,
            )


def _changing(entries: Iterable[Entry]) -> list[Entry]:
    return [one for one in entries if one.kind != Kind.UNCHANGED]


def _is_as_shown(person: Person | None, entry: Entry) -> bool:
    """An account of the file may be new with an earlier row."""
    if entry.key[1] is None:
        return person is None or person.pk is None
    return person is not None and person.pk == entry.key[1] and says(person, entry.old)
