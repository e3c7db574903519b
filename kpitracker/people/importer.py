"""The importer of people: staged from one sheet, confirmed once, undone."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpitracker.people.cells import CellReader
from kpitracker.people.judging import PeopleJudge
from kpitracker.people.known import People
from kpitracker.people.resource import COLUMNS, PeopleResource
from kpitracker.people.writing import PeopleWriter
from kpitracker.spreadsheets.given import GivenRows
from plans.imports.importer import Reach, Shown, Told, Writing
from plans.imports.staging import Chunk, Entry, in_blocks
from plans.models import Blanks, Department, ImportJob, Role
from plans.sheets.files import SheetFile

SHOWN = ["name", "state", "department_code", "role", "valid_from", "valid_to"]


@dataclass(frozen=True, slots=True)
class _Kind:
    resource = PeopleResource
    totals = None


class PeopleImporter:
    """Accounts and memberships of the organizations that somebody administers."""

    kind = PeopleResource.kind
    title = PeopleResource.title
    resource = PeopleResource
    rows_a_page = 50

    def stage(
        self, sheet: SheetFile, *, reach: Reach, blanks: Blanks, told: Told
    ) -> Iterator[Chunk]:
        """Who administers last is known only at the end, so all is read first."""
        given = GivenRows(_Kind())
        typed = given.read(sheet)
        told.columns = {name: COLUMNS[name].heading for name in SHOWN}
        told.last, told.rows = given.last, given.count
        reader = CellReader(blanks)
        rows = [row for one in typed if (row := reader.read(one))]
        people = People.within(reach, {row.username for row in rows})
        judge = PeopleJudge(people, reach)
        entries = judge.entries(rows)
        problems = sorted([*given.problems, *reader.problems, *judge.problems])
        blocks = list(in_blocks(entries)) or [[]]
        for number, block in enumerate(blocks):
            yield Chunk(block, problems if number == 0 else [])

    def apply(self, writing: Writing) -> None:
        PeopleWriter(writing).apply()

    def undo(self, writing: Writing) -> None:
        PeopleWriter(writing).undo()

    def shown(self, entries: list[Entry], *, job: ImportJob) -> list[Shown]:
        offices = Department.objects.in_bulk({entry.key[3] for entry in entries})
        return [_shown(entry, offices.get(entry.key[3])) for entry in entries]


def _shown(entry: Entry, office: Department | None) -> Shown:
    cells = []
    for name in SHOWN:
        old, new = entry.old.get(name, ""), entry.new.get(name, "")
        if old != new:
            pair = [_cell(name, text) for text in (old, new)]
            cells.append((COLUMNS[name].heading, *pair))
    role = Role(entry.key[4]).label
    return Shown(
        line=entry.line,
        kind=entry.kind,
        label=f"{entry.key[0]} – {office or '…'} – {role}",
        cells=cells,
        warnings=[tuple(warning) for warning in entry.warnings],
    )


def _cell(name: str, text: str) -> str:
    """A choice by its word; dates and codes stand in the entry as files show them."""
    words = getattr(COLUMNS[name].widget, "words", {})
    return words.get(text, text)
