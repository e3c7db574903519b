"""Confirmed rows of people into the database, and back again."""

from dataclasses import replace

from django.db.models import ProtectedError
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from kpitracker.people.entries import (
    day_of,
    makes_a_seat,
    person_after,
    says,
    seat_of,
)
from kpitracker.people.known import People, Person
from kpitracker.people.resource import AccountState
from kpitracker.people.sentences import LEADERLESS
from plans import audit
from plans.imports import staging
from plans.imports.importer import Stale, Writing
from plans.imports.staging import Entry, Kind
from plans.models import AuditAction, Membership, Organization, Role, User

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
    """Row by row, inside the job's transaction, with the organizations locked."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        self.stale: list[str] = []

    def apply(self) -> None:
        chunks = [(number, chunk) for number, chunk in staging.chunks(self._job)]
        entries = [one for _number, chunk in chunks for one in chunk.entries]
        people = self._people(entries)
        for entry in _changing(entries):
            self._lay(entry, entry.new, people)
        self._check(people)
        created: dict[str, int] = {}
        for number, chunk in chunks:
            written = [self._write(one, created) for one in chunk.entries]
            staging.save(self._job, number, replace(chunk, entries=written))
        self._job.facts["created"] = list(created.values())
        self._record(people, entries)

    def undo(self) -> None:
        entries = [
            one for _number, chunk in staging.chunks(self._job) for one in chunk.entries
        ]
        people = self._people(entries)
        for entry in _changing(entries):
            self._take_back(entry, people)
        self._check(people)
        created = set(self._job.facts["created"])
        for entry in reversed(_changing(entries)):
            self._restore(entry, created)
        for user in User.objects.filter(pk__in=created):
            self._remove(user)
        self._check_stale()
        self._record(people, entries)

    @property
    def _job(self):
        return self.writing.job

    def _people(self, entries: list[Entry]) -> People:
        rows = Organization.objects.select_for_update(no_key=True)
        organizations = {entry.key[2] for entry in entries}
        list(rows.filter(pk__in=organizations).order_by("pk").values_list("pk"))
        people = People.within(self.writing.reach, {one.key[0] for one in entries})
        if not organizations <= set(people.organizations):
            raise Stale([str(CHANGED) % {"who": self._job}])
        return people

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
            told = {"day": localize(day), "organization": organization}
            self.stale.append(str(LEADERLESS) % told)
        self._check_stale()

    def _check_stale(self) -> None:
        if self.stale:
            raise Stale(list(dict.fromkeys(self.stale)))

    def _write(self, entry: Entry, created: dict[str, int]) -> Entry:
        """Write one row; the entry with what undoing has to find."""
        if entry.kind == Kind.UNCHANGED:
            return entry
        key = list(entry.key)
        key[1] = key[1] or created.get(key[0]) or self._create(entry, created)
        if entry.key[1] and {"name", "state"} & entry.new.keys():
            self._save_account(User.objects.get(pk=key[1]), entry.new)
        if entry.key[6] is None:
            seat = seat_of(entry, day_of(entry.new.get("valid_to", "")))
            membership = Membership(
                user_id=key[1],
                department_id=seat.department_id,
                role=seat.role,
                valid_from=seat.valid_from,
                valid_to=seat.valid_to,
            )
            self._save(membership)
            key[6:8] = [membership.pk, membership.version]
        elif "valid_to" in entry.new:
            membership = Membership.objects.get(pk=key[6])
            membership.valid_to = day_of(entry.new["valid_to"])
            self._save(membership)
            key[7] = membership.version
        return entry._replace(key=key)

    def _create(self, entry: Entry, created: dict[str, int]) -> int:
        user = User(
            username=entry.key[0],
            name=entry.new["name"],
            is_active=entry.new["state"] == AccountState.ACTIVE,
            is_staff=entry.key[4] != Role.VIEWER,
        )
        user.set_unusable_password()
        self._save(user)
        created[user.username] = user.pk
        return user.pk

    def _restore(self, entry: Entry, created: set[int]) -> None:
        if entry.key[1] not in created and {"name", "state"} & entry.old.keys():
            self._save_account(User.objects.get(pk=entry.key[1]), entry.old)
        membership = Membership.objects.get(pk=entry.key[6])
        membership._change_reason = self.writing.reason
        if makes_a_seat(entry):
            membership.delete()
        elif "valid_to" in entry.old:
            membership.valid_to = day_of(entry.old["valid_to"])
            self._save(membership)

    def _remove(self, user: User) -> None:
        """An account that nobody has used yet goes again."""
        told = str(IN_USE) % {"who": user.username}
        if user.last_login or user.memberships.exists():
            self.stale.append(told)
            return
        try:
            user.delete()
        except ProtectedError:
            self.stale.append(told)

    def _save_account(self, user: User, cells: dict[str, str]) -> None:
        user.name = cells.get("name", user.name)
        if "state" in cells:
            user.is_active = cells["state"] == AccountState.ACTIVE
        self._save(user)

    def _save(self, row) -> None:
        row._change_reason = self.writing.reason
        row.save()

    def _record(self, people: People, entries: list[Entry]) -> None:
        """One line of the audit log for each organization."""
        changing = _changing(entries)
        for pk in sorted({one.key[2] for one in changing}):
            names = {one.key[0] for one in changing if one.key[2] == pk}
            audit.record(
                AuditAction.USERS_TRANSFERRED,
                user=self.writing.reach.user,
                organization=people.organizations[pk],
                thing=self._job,
                detail=" ".join(sorted(names))[:2000],
                address=self.writing.reach.address,
            )


def _changing(entries: list[Entry]) -> list[Entry]:
    return [one for one in entries if one.kind != Kind.UNCHANGED]


def _is_as_shown(person: Person | None, entry: Entry) -> bool:
    """An account of the file may be new with an earlier row."""
    if entry.key[1] is None:
        return person is None or person.pk is None
    return person is not None and person.pk == entry.key[1] and says(person, entry.old)
