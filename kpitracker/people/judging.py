"""Rows of the sheet of people against those who are there: changes, or refusals."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.formats import localize

from kpitracker.people.cells import Row
from kpitracker.people.known import People, Person, Seat
from kpitracker.people.resource import COLUMNS, AccountState
from kpitracker.people.sentences import (
    ELSEWHERE,
    ENDS_FIRST,
    LOOKS_LIKE,
    NEEDS_NAME,
    NO_DEPARTMENT,
    NO_ORGANIZATION,
    NOT_HERS,
    ONESELF,
    OVERLAPS,
    TWICE,
    TWO_WORDS,
    WHICH,
)
from plans.admin.forms import ENDED, SUCCEEDED
from plans.administrators import NOBODY_LEFT
from plans.imports.importer import Reach
from plans.imports.problems import Problem, Warned
from plans.imports.staging import Entry, Kind
from plans.models import Department, Organization, Role


class PeopleJudge:
    """Judges row after row and keeps the people as they would be afterwards.

    ``problems`` collects what is wrong. Out of reach reads like a name that is taken.
    """

    def __init__(self, people: People, reach: Reach) -> None:
        self.people, self.reach = people, reach
        self.stored = dict(people.persons)
        self.problems: list[Problem] = []
        self._stripped = {name.lstrip("0"): name for name in people.persons}
        self._lines: dict[tuple, int] = {}
        self._accounts: dict[tuple[str, str], tuple[int, object]] = {}
        self._changed: list[tuple[int, Seat]] = []

    def entries(self, rows: Iterable[Row]) -> list[Entry]:
        entries = [entry for row in rows if (entry := self._judged(row))]
        self._check_overlaps()
        for organization, day in self.people.leaderless(on=self.reach.on):
            told = {"day": localize(day), "organization": str(organization)}
            self._refuse(self._last_line(organization), "role", NOBODY_LEFT, **told)
        return entries

    def _last_line(self, organization: Organization) -> int:
        """The row that most likely took the last administrator away."""
        ended = [
            line
            for line, seat in self._changed
            if seat.organization_id == organization.pk
            and seat.role == Role.ADMINISTRATOR
        ]
        stopped = [line for line, _text in self._accounts.values()]
        return max([*ended, *stopped], default=1)

    def _judged(self, row: Row) -> Entry | None:
        count = len(self.problems)
        person = self.people.persons.get(row.username)
        if person and person.pk and not self.people.is_mine(person):
            return self._refuse(row.line, "username", NOT_HERS, text=row.username)
        department = self._department(row)
        if department is None:
            return None
        warnings = [] if person else self._warnings(row)
        old, new = self._account(row, person)
        seat_old, seat_new, seat = self._seat(row, department)
        if len(self.problems) > count:
            return None
        old, new = old | seat_old, new | seat_new
        is_new = person is None or seat.pk is None
        kind = Kind.NEW if is_new else Kind.CHANGED if new or old else Kind.UNCHANGED
        return Entry(
            line=row.line,
            kind=kind.value,
            key=[
                row.username,
                person.pk if person else None,
                department.organization_id,
                department.pk,
                row.role,
                row.valid_from.isoformat() if row.valid_from else "",
                seat.pk,
                seat.version,
            ],
            old=old,
            new=new,
            warnings=warnings,
        )

    def _department(self, row: Row) -> Department | None:
        organization = self._organization(row)
        if organization is None:
            return None
        key = (organization.pk, row.department_code)
        department = self.people.departments.get(key)
        if department is None:
            self._refuse(
                row.line,
                "department_code",
                NO_DEPARTMENT,
                text=row.department_code,
                organization=str(organization),
            )
        return department

    def _organization(self, row: Row) -> Organization | None:
        reached = list(self.people.organizations.values())
        known = "、".join(map(str, reached)) or "–"
        if not row.organization:
            if len(reached) == 1:
                return reached[0]
            return self._refuse(row.line, "organization", WHICH, known=known)
        for one in reached:
            if row.organization in {one.code, one.name} - {""}:
                return one
        told = {"text": row.organization, "known": known}
        return self._refuse(row.line, "organization", NO_ORGANIZATION, **told)

    def _account(self, row: Row, person: Person | None) -> tuple[dict, dict]:
        """What the row changes of the account, as texts before and after."""
        stored = self.stored.get(row.username)
        if stored is None:
            return {}, self._new_account(row, person)
        before = {"name": stored.name, "state": _state(stored).value}
        said = {one: row.said[one] or "" for one in before if one in row.said}
        changes = {}
        for one, text in said.items():
            if text != before[one] and self._is_said_first(row, one, text):
                changes[one] = text
        if changes and not self.people.is_wholly_mine(stored):
            self._refuse(row.line, "username", ELSEWHERE, text=row.username)
        if changes.get("state") == AccountState.STOPPED and self._is_oneself(stored):
            self._refuse(row.line, "state", ONESELF)
        self.people.persons[row.username] = replace(
            person,
            name=changes.get("name", person.name),
            is_active=changes.get("state", _state(person)) == AccountState.ACTIVE,
        )
        return {one: before[one] for one in changes}, changes

    def _new_account(self, row: Row, person: Person | None) -> dict:
        name = row.said.get("name") or (person.name if person else "")
        state = AccountState(row.said.get("state") or _state(person))
        if not name:
            self._refuse(row.line, "name", NEEDS_NAME, text=row.username)
        said = {"name": name, "state": state.value}
        is_first = [self._is_said_first(row, one, text) for one, text in said.items()]
        is_active = state == AccountState.ACTIVE
        self.people.persons[row.username] = Person(None, row.username, name, is_active)
        return said if all(is_first) else {}

    def _is_said_first(self, row: Row, one: str, text: str) -> bool:
        """Whether no row before says it; another word than theirs is refused."""
        key = (row.username, one)
        first, other = self._accounts.setdefault(key, (row.line, text))
        if other != text:
            self._refuse(row.line, one, TWO_WORDS, first=first)
        return first == row.line

    def _is_oneself(self, person: Person) -> bool:
        return self.reach.user is not None and person.pk == self.reach.user.pk

    def _seat(self, row: Row, department: Department) -> tuple[dict, dict, Seat]:
        key = (row.username, department.pk, row.role, row.valid_from)
        first = self._lines.setdefault(key, row.line)
        if first != row.line:
            self._refuse(row.line, "username", TWICE, first=first)
        known = self.people.before.get(key)
        ends = row.said.get("valid_to", known.valid_to if known else None)
        seat = Seat(
            known.pk if known else None,
            known.version if known else 0,
            row.username,
            department.organization_id,
            department.pk,
            row.role,
            row.valid_from,
            ends,
        )
        if seat == known:
            return {}, {}, seat
        if ends and row.valid_from and ends < row.valid_from:
            self._refuse(row.line, "valid_to", ENDS_FIRST)
        if known is None and department.has_ended(self.reach.on):
            self._refuse_ended(row, department)
        self.people.seats[key] = seat
        self._changed.append((row.line, seat))
        if known:
            return {"valid_to": _day(known.valid_to)}, {"valid_to": _day(ends)}, seat
        told = {"department_code": department.code, "role": row.role}
        told |= {"valid_from": _day(row.valid_from), "valid_to": _day(ends)}
        return {}, {name: text for name, text in told.items() if text}, seat

    def _refuse_ended(self, row: Row, department: Department) -> None:
        sentence = SUCCEEDED if department.successor else ENDED
        self._refuse(
            row.line,
            "department_code",
            sentence,
            office=department.name,
            successor=str(department.successor or ""),
            day=localize(department.valid_to),
        )

    def _check_overlaps(self) -> None:
        alike: dict[tuple, list[Seat]] = {}
        for key, seat in self.people.seats.items():
            alike.setdefault(key[:3], []).append(seat)
        for line, seat in self._changed:
            others = alike[seat.key[:3]]
            if any(it.key != seat.key and seat.overlaps(it) for it in others):
                self._refuse(line, "valid_from", OVERLAPS, text=seat.username)

    def _warnings(self, row: Row) -> list[tuple[str, str]]:
        known = self._stripped.get(row.username)
        if known is None or known == row.username:
            return []
        problem = Problem.of(0, "", LOOKS_LIKE, known=known)
        return [(Warned.MANGLED.value, problem.sentence)]

    def _refuse(self, line: int, name: str, sentence, **params) -> None:
        heading = COLUMNS[name].heading
        self.problems.append(Problem.of(line, heading, sentence, **params))


def _state(person: Person | None) -> AccountState:
    is_active = person is None or person.is_active
    return AccountState.ACTIVE if is_active else AccountState.STOPPED


def _day(day) -> str:
    return day.isoformat() if day else ""
