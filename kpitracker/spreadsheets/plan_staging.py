"""The rows of a sheet, plan by plan: entries to be shown, and what is wrong."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import localize

from indicators.imports.given import BLANK_KEY
from kpitracker.exchange.checks.keys import SAID_TWICE
from kpitracker.exchange.sheets import DEPARTMENTS
from kpitracker.spreadsheets.given import Given
from kpitracker.spreadsheets.overlay import Overlay, stored_of
from kpitracker.spreadsheets.plan_entries import entry_of
from kpitracker.spreadsheets.plan_kinds import PlanSheet, Stored
from kpitracker.spreadsheets.typed import RowReader, Typed
from kpitracker.spreadsheets.within_reach import NO_SUCH_PLAN, named
from plans.admin.forms import ENDED, SUCCEEDED
from plans.imports.problems import Problem
from plans.imports.staging import Chunk, Entry, Kind, in_blocks
from plans.models import Blanks, Plan
from plans.reading import Refusal

OFFICE = "department_code"


class PlanStaging:
    """Collects entries and problems of all plans of one sheet.

    ``known``: the plans that may be changed; ``versions``: those that the sheet names.
    """

    def __init__(
        self,
        kind: PlanSheet,
        known: dict[str, Plan],
        *,
        on: date,
        blanks: Blanks,
        is_cp932: bool,
    ) -> None:
        self.kind, self.known, self.on = kind, known, on
        self.blanks, self.is_cp932 = blanks, is_cp932
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.versions: dict[str, int] = {}

    def read(self, rows: list[Given]) -> None:
        by_plan: dict[str, list[Given]] = {}
        for given in rows:
            if code := self._plan_code(given):
                by_plan.setdefault(code, []).append(given)
        for code, found in by_plan.items():
            self._read_plan(self.known[code], found)

    def _plan_code(self, given: Given) -> str | None:
        column = self.kind.resource.fields["plan_code"]
        text = given.cells["plan_code"]
        try:
            code = column.widget.clean(text)
        except Refusal:
            code = text
        if code in self.known:
            return code
        problem = Problem.of(given.line, column.heading, BLANK_KEY)
        if text.strip():
            told = {"text": text, "known": named(self.known)}
            problem = Problem.of(given.line, column.heading, NO_SUCH_PLAN, **told)
        self.problems.append(problem)
        return None

    def _read_plan(self, plan: Plan, rows: list[Given]) -> None:
        # As it was before its rows are read: what comes in between is noticed.
        self.versions[plan.code] = plan.content_version
        stored = stored_of(plan)
        reader = RowReader(
            self.kind, stored, blanks=self.blanks, is_cp932=self.is_cp932
        )
        found = [reader.read(given, plan_code=plan.code) for given in rows]
        typed = self._once([one for one in found if one is not None])
        self.problems += reader.problems
        entries = [entry_of(one, plan_code=plan.code) for one in typed]
        self.entries += entries
        self.problems += self._ended(entries, stored)
        overlay = Overlay(
            stored,
            [
                one.row
                for one, entry in zip(typed, entries, strict=True)
                if entry.kind != Kind.UNCHANGED or one.row.unread
            ],
            unread=[sheet.file for sheet in self.kind.sheets if reader.unplaced],
        )
        self.problems += overlay.problems()

    def _ended(self, entries: list[Entry], stored: Stored) -> Iterator[Problem]:
        """An office that has ended is given nothing new, as on a form."""
        offices = stored[DEPARTMENTS.file].by_key
        for entry in entries:
            office = offices.get((entry.new.get(OFFICE),))
            if office and office.instance.has_ended(self.on):
                heir = offices.get((office.values["successor_code"],))
                yield Problem.of(
                    entry.line,
                    self.kind.resource.fields[OFFICE].heading,
                    SUCCEEDED if heir else ENDED,
                    office=office.values["name"],
                    day=localize(office.values["valid_to"]),
                    successor=heir.values["name"] if heir else "",
                )

    def _once(self, typed: list[Typed]) -> list[Typed]:
        """Rows without those that repeat the key of an earlier one."""
        first: dict[tuple, Typed] = {}
        for one in typed:
            earlier = first.setdefault((one.row.sheet.file, one.row.key), one)
            if earlier is not one:
                heading = self.kind.resource.fields[self.kind.key[0]].heading
                told = {"text": one.row.label, "row": earlier.given.line}
                self.problems.append(
                    Problem.of(one.given.line, heading, SAID_TWICE, **told)
                )
        return list(first.values())

    def chunks(self) -> Iterator[Chunk]:
        """Blocks in the order of the file, each with the problems of its rows."""
        entries = sorted(self.entries, key=lambda entry: entry.line)
        problems = sorted(dict.fromkeys(self.problems))
        for block in in_blocks(entries):
            end = block[-1].line
            yield Chunk(block, [one for one in problems if one.line <= end])
            problems = [one for one in problems if one.line > end]
        yield from (Chunk(problems=block) for block in in_blocks(problems))
