"""Accounts and memberships in bulk, each with its version and its history."""

from collections.abc import Collection, Iterable

from kpitracker.exchange import ledger
from kpitracker.people.entries import day_of, makes_a_seat, seat_of
from kpitracker.people.resource import AccountState
from plans.imports.importer import Writing
from plans.imports.staging import Entry
from plans.models import AuditEntry, Membership, Role, User

ACCOUNT = {"name", "state"}


class PeopleStore:
    """Writes changing entries that were checked, under locks that it took before."""

    def __init__(self, writing: Writing, entries: list[Entry]) -> None:
        self.entries = entries
        self.signed = {"reason": writing.reason, "user": writing.reach.user}
        self.users = _locked(User, (entry.key[1] for entry in entries))
        self.seats = _locked(Membership, (entry.key[6] for entry in entries))
        self.given_desks: set[int] = set()

    def apply(self) -> dict[int, list]:
        """What undoing has to find: new keys by the lines of the entries."""
        created = self._create_users()
        self._change_users(new=True)
        new: dict[int, Membership] = {}
        for entry in self.entries:
            if entry.key[6] is None:
                user = created.get(entry.key[0]) or self.users[entry.key[1]]
                new[entry.line] = _membership(entry, user)
        changed = self._changed_seats(new=True)
        ledger.create(Membership, list(new.values()), **self.signed)
        ledger.update(Membership, changed, {"valid_to"}, **self.signed)
        return {
            entry.line: self._key(entry, created, new.get(entry.line))
            for entry in self.entries
        }

    def undo(self, created: Iterable[int], given_desks: Iterable[int]) -> list[str]:
        """Login names of new accounts that were used since: nothing is undone then.

        Who was given a desk in the admin loses it, unless another office needs it.
        """
        made = {pk: self.users[pk] for pk in created}
        gone = [self.seats[one.key[6]] for one in self.entries if makes_a_seat(one)]
        used = self._used(made, {seat.pk for seat in gone})
        if used:
            return used
        self._change_users(new=False, leaving=_without_a_desk(given_desks, gone))
        changed = self._changed_seats(new=False)
        ledger.update(Membership, changed, {"valid_to"}, **self.signed)
        ledger.delete(Membership, gone, **self.signed)
        ledger.delete(User, list(made.values()), **self.signed)
        return []

    def _create_users(self) -> dict[str, User]:
        made: dict[str, User] = {}
        for entry in self.entries:
            username = entry.key[0]
            if entry.key[1] is None and "name" in entry.new:
                user = User(username=username, name=entry.new["name"])
                user.is_active = entry.new["state"] == AccountState.ACTIVE
                user.set_unusable_password()
                made[username] = user
        for entry in self.entries:
            if entry.key[0] in made and _has_a_desk(entry):
                made[entry.key[0]].is_staff = True
        ledger.create(User, list(made.values()), **self.signed)
        return made

    def _change_users(self, *, new: bool, leaving: Collection[int] = ()) -> None:
        changed: dict[int, User] = {pk: self.users[pk] for pk in leaving}
        for user in changed.values():
            user.is_staff = False
        for entry in self.entries:
            cells = entry.new if new else entry.old
            if entry.key[1] in self.users and ACCOUNT & entry.old.keys():
                user = changed.setdefault(entry.key[1], self.users[entry.key[1]])
                user.name = cells.get("name", user.name)
                if "state" in cells:
                    user.is_active = cells["state"] == AccountState.ACTIVE
            if new and entry.key[1] in self.users and makes_a_seat(entry):
                user = self.users[entry.key[1]]
                if _has_a_desk(entry) and not user.is_staff:
                    user.is_staff = True
                    changed[user.pk] = user
                    self.given_desks.add(user.pk)
        fields = {"name", "is_active", "is_staff"}
        ledger.update(User, list(changed.values()), fields, **self.signed)

    def _changed_seats(self, *, new: bool) -> list[Membership]:
        changed = []
        for entry in self.entries:
            if not makes_a_seat(entry) and "valid_to" in entry.old:
                seat = self.seats[entry.key[6]]
                cells = entry.new if new else entry.old
                seat.valid_to = day_of(cells["valid_to"])
                changed.append(seat)
        return changed

    def _key(
        self, entry: Entry, created: dict[str, User], made: Membership | None
    ) -> list:
        key, stored = list(entry.key), made or self.seats[entry.key[6]]
        key[1] = key[1] or created[key[0]].pk
        key[6:8] = [stored.pk, stored.version]
        return key

    def _used(self, made: dict[int, User], seats: set[int]) -> list[str]:
        """Those who logged in, or to whom something else refers by now."""
        others = Membership.objects.filter(user__in=made).exclude(pk__in=seats)
        logged = AuditEntry.objects.filter(user__in=made)
        used = {*others.values_list("user", flat=True)}
        used |= {*logged.values_list("user", flat=True)}
        return [
            user.username for pk, user in made.items() if user.last_login or pk in used
        ]


def _locked(model, keys: Iterable[int | None]) -> dict:
    rows = model.objects.select_for_update(no_key=True)
    found = rows.filter(pk__in={key for key in keys if key}).order_by("pk")
    return {row.pk: row for row in found}


def _without_a_desk(users: Iterable[int], gone: Iterable[Membership]) -> set[int]:
    """Those of the users who work in no office besides these."""
    others = Membership.objects.filter(user__in=users)
    others = others.exclude(pk__in={seat.pk for seat in gone})
    seated = others.exclude(role=Role.VIEWER).values_list("user", flat=True)
    return set(users) - set(seated)


def _has_a_desk(entry: Entry) -> bool:
    """Who only reads for the council has none in the admin."""
    return entry.key[4] != Role.VIEWER


def _membership(entry: Entry, user: User) -> Membership:
    seat = seat_of(entry, day_of(entry.new.get("valid_to", "")))
    return Membership(
        user=user,
        department_id=seat.department_id,
        role=seat.role,
        valid_from=seat.valid_from,
        valid_to=seat.valid_to,
    )
