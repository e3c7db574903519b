"""The rows of a sheet over those of a plan: what it would be, checked as a whole.

The exchange compares and checks; what it finds wrong is brought back to the rows of the
sheet. Faults that the stored plan has already are not the sheet's.
"""

from collections.abc import Collection, Iterable

from kpitracker.exchange.changes import Changes, compare
from kpitracker.exchange.checks import check
from kpitracker.exchange.faults import Fault
from kpitracker.exchange.organizations import Organizations
from kpitracker.exchange.reading import Package
from kpitracker.exchange.references import References
from kpitracker.exchange.rows import Row, Rows
from kpitracker.exchange.sheets import BY_FILE, PLAN, SHEETS
from kpitracker.exchange.stored import stored_rows
from kpitracker.spreadsheets.plan_kinds import Stored
from kpitracker.spreadsheets.sheet_rows import SheetFault, SheetRow
from plans.imports.problems import Problem
from plans.models import Plan


def stored_of(plan: Plan, *, lock: bool = False) -> Stored:
    """The plan's rows. ``lock``: to be written in this transaction."""
    return stored_rows(plan, plan.organization, lock=lock, kind=SheetRow)


class Overlay:
    """``rows``: new ones, and changed ones in the place of those that are stored.

    ``unread``: files of which not every row could be read.
    """

    def __init__(
        self, stored: Stored, rows: Iterable[Row], *, unread: Collection[str] = ()
    ) -> None:
        self.stored = stored
        self.rows = list(rows)
        package = _package(stored, self.rows)
        package.unreadable |= set(unread)
        self.lost = References(package, stored).follow()
        self.changes = compare(package, stored, Organizations())
        _append(self.changes, stored)

    def problems(self) -> list[Problem]:
        """What the plan would break, each at the row of the sheet that breaks it."""
        faults = [*self.lost, *check(self.changes, correction="")]
        before = set(self._faults_before()) if faults else ()
        return [
            self._problem(fault)
            for fault in dict.fromkeys(faults)
            if fault not in before
        ]

    def _faults_before(self) -> list[Fault]:
        """What is wrong with the plan already, told of the same rows."""
        rows = [
            SheetRow(row.sheet, dict(old.values), row.line)
            for row in self.rows
            if (old := self.stored[row.sheet.file].by_key.get(row.key))
        ]
        return check(Overlay(self.stored, rows).changes, correction="")

    def _problem(self, fault: Fault) -> Problem:
        source = fault.source if isinstance(fault, SheetFault) else None
        if source is None or source.line is None:
            return Problem(self._line_behind(source), "", str(fault.sentence))
        headings = dict.fromkeys(map(source.heading, fault.columns))
        return Problem(fault.row, "、".join(headings), str(fault.sentence))

    def _line_behind(self, row: Row | None) -> int:
        """The line of the row that made a stored one wrong, as far as can be told.

        It is one that the stored row refers to, else one that refers to the same rows.
        """
        theirs = set(row.found.values()) - {None} if row else set()
        lines = {(one.sheet.file, one.key): one.line for one in self.rows}
        for found in theirs:
            if found in lines:
                return lines[found]
        ranked = sorted(
            self.rows,
            key=lambda one: (-len(theirs & set(one.found.values())), one.line),
        )
        return ranked[0].line if ranked else 0


def _package(stored: Stored, rows: Iterable[Row]) -> Package:
    """A package that says these rows and leaves everything else as it is."""
    package = Package({sheet.file: Rows(sheet) for sheet in SHEETS}, set(BY_FILE))
    package.rows[PLAN.file] = stored[PLAN.file]
    for row in rows:
        package.rows[row.sheet.file].add(row)
    return package


def _append(changes: Changes, stored: Stored) -> None:
    """Place new rows behind all others; those keep their places.

    Where a stored row has no place, and so comes last, new rows have none either.
    """
    for sheet in changes:
        places = [row.position for row in stored[sheet.sheet.file]]
        if sheet.sheet.is_placed and all(places):
            for place, row in enumerate(sheet.new, max(places, default=0) + 1):
                sheet.positions[row] = place
