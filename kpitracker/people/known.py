"""The people of administered organizations, as they are or would be."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q

from plans.administrators import Term, left_alone
from plans.imports.importer import Reach
from plans.models import Department, Membership, Organization, Role, User
from plans.rights import Action, Scope


@dataclass(frozen=True, slots=True)
class Person:
    """An account. ``homes``: ids of all organizations with a membership of it."""

    pk: int | None
    username: str
    name: str
    is_active: bool
    is_superuser: bool = False
    homes: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Seat:
    """A membership; ``pk`` is None where it is new."""

    pk: int | None
    version: int
    username: str
    organization_id: int
    department_id: int
    role: str
    valid_from: date | None
    valid_to: date | None

    @property
    def key(self) -> tuple:
        return (self.username, self.department_id, self.role, self.valid_from)

    def overlaps(self, other: "Seat") -> bool:
        """Whether a day is in both."""
        return _before(self.valid_from, other.valid_to) and _before(
            other.valid_from, self.valid_to
        )


def _before(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start <= end


@dataclass(slots=True)
class People:
    """Accounts by their login names, seats by their keys, of ``organizations``."""

    organizations: dict[int, Organization]
    departments: dict[tuple[int, str], Department]
    persons: dict[str, Person]
    seats: dict[tuple, Seat]
    before: dict[tuple, Seat] = field(default_factory=dict)
    active_before: frozenset[str] = frozenset()

    @classmethod
    def within(cls, reach: Reach, usernames: Collection[str]) -> "People":
        """Six queries: all seats of the organizations, and the accounts named."""
        organizations = {
            row.pk: row
            for row in Organization.objects.all()
            if reach.may(Action.ADMINISTER, Scope(row.pk, is_published=False))
        }
        mine = {"organization__in": organizations}
        departments = Department.objects.filter(**mine).select_related("successor")
        rows = Membership.objects.filter(department__organization__in=organizations)
        seats = {seat.key: seat for seat in _seats(rows)}
        persons = _persons({*usernames, *(it.username for it in seats.values())})
        return cls(
            organizations=organizations,
            departments={(it.organization_id, it.code): it for it in departments},
            persons=persons,
            seats=seats,
            before=dict(seats),
            active_before=frozenset(
                name for name, person in persons.items() if person.is_active
            ),
        )

    def is_mine(self, person: Person) -> bool:
        """Whether the account is seen here at all: seated here, and no superuser's."""
        return not person.is_superuser and bool(person.homes & set(self.organizations))

    def is_wholly_mine(self, person: Person) -> bool:
        """Whether all that the account is comes from offices administered here."""
        return self.is_mine(person) and person.homes <= set(self.organizations)

    def leaderless(self, *, on: date) -> Iterator[tuple[Organization, date]]:
        """Organizations that would be without an administrator, from which day on."""
        active = {name for name, it in self.persons.items() if it.is_active}
        before = _terms(self.before, self.active_before)
        alone = left_alone(before, _terms(self.seats, active), on=on)
        for pk, organization in self.organizations.items():
            if pk in alone:
                yield organization, alone[pk]


def _terms(seats: Mapping[tuple, Seat], active: Collection[str]) -> list[Term]:
    """Seats from which somebody administers an organization."""
    return [
        Term(seat.organization_id, seat.valid_from, seat.valid_to)
        for seat in seats.values()
        if seat.role == Role.ADMINISTRATOR and seat.username in active
    ]


def _seats(rows) -> Iterable[Seat]:
    paths = [
        "pk",
        "version",
        "user__username",
        "department__organization_id",
        "department_id",
        "role",
        "valid_from",
        "valid_to",
    ]
    return (Seat(*values) for values in rows.values_list(*paths))


def _persons(usernames: Collection[str]) -> dict[str, Person]:
    rows = User.objects.filter(Q(username__in=usernames))
    persons = {
        row.username: Person(
            row.pk, row.username, row.name, row.is_active, row.is_superuser
        )
        for row in rows
    }
    homes: dict[str, set[int]] = {}
    seated = Membership.objects.filter(user__username__in=usernames)
    for username, organization in seated.values_list(
        "user__username", "department__organization_id"
    ):
        homes.setdefault(username, set()).add(organization)
    return {
        username: replace(person, homes=frozenset(homes.get(username, ())))
        for username, person in persons.items()
    }
