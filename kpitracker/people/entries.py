"""What a staged row of people speaks of."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from kpitracker.people.known import Person, Seat
from kpitracker.people.resource import AccountState
from plans.imports.staging import Entry


def day_of(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def seat_of(entry: Entry, valid_to: date | None) -> Seat:
    """The membership of the row, ending then."""
    username, _pk, organization, department, role, start, pk, version = entry.key
    return Seat(
        pk, version, username, organization, department, role, day_of(start), valid_to
    )


def makes_a_seat(entry: Entry) -> bool:
    """Whether the membership is new with the row."""
    return "department_code" in entry.new


def says(person: Person, cells: Mapping[str, str]) -> bool:
    """Whether the account is as the cells say."""
    state = AccountState.ACTIVE if person.is_active else AccountState.STOPPED
    stored = {"name": person.name, "state": state.value}
    return all(cells[name] == text for name, text in stored.items() if name in cells)


def person_after(person: Person | None, entry: Entry, cells: Mapping[str, str]):
    """The account with what the cells say of it; a new one where there is none."""
    person = person or Person(None, entry.key[0], "", is_active=True)
    is_active = person.is_active
    if "state" in cells:
        is_active = cells["state"] == AccountState.ACTIVE
    return replace(person, name=cells.get("name", person.name), is_active=is_active)
