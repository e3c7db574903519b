"""The importer of a plan's sheets: rows laid over the plan, checked as one, written."""

from collections.abc import Iterator

from django.db import DatabaseError
from django.utils.translation import gettext_lazy as _

from kpitracker.exchange import pruning
from kpitracker.exchange.refusals import sentence_of
from kpitracker.exchange.writing import write
from kpitracker.spreadsheets.drift import AFTER_IMPORT, AFTER_PREVIEW, unchanged_plans
from kpitracker.spreadsheets.given import GivenRows
from kpitracker.spreadsheets.overlay import Overlay, stored_of
from kpitracker.spreadsheets.plan_entries import row_from
from kpitracker.spreadsheets.plan_kinds import PlanSheet, Stored, parts
from kpitracker.spreadsheets.plan_shown import shown_entries
from kpitracker.spreadsheets.plan_staging import PlanStaging
from kpitracker.spreadsheets.within_reach import plans_within
from plans.imports import staging
from plans.imports.importer import Reach, Shown, Stale, Told, Writing
from plans.imports.staging import Chunk, Entry, Kind
from plans.models import Blanks, ImportJob, Plan
from plans.sheets.files import SheetFile

REFERRED_TO = _(
    "“%(row)s” was new with this import, but “%(other)s” refers to it now, so the "
    "import cannot be undone."
)


class PlanSheetImporter:
    """Indicators, targets, measures or budgets, of one or several plans.

    Nothing is ever removed by a sheet, and existing rows keep their order.
    """

    rows_a_page = 15

    def __init__(self, sheet: PlanSheet) -> None:
        self.sheet = sheet
        self.resource = sheet.resource
        self.kind, self.title = sheet.kind, sheet.resource.title

    def stage(
        self, sheet: SheetFile, *, reach: Reach, blanks: Blanks, told: Told
    ) -> Iterator[Chunk]:
        """The rows are held against their plans, so all of them are read first."""
        given = GivenRows(self.sheet)
        rows = given.read(sheet)
        told.columns, told.last = self._headings(), given.last
        told.rows = given.count
        staged = PlanStaging(
            self.sheet,
            plans_within(reach),
            on=reach.on,
            blanks=blanks,
            is_cp932=sheet.encoding == "cp932",
        )
        staged.problems += given.problems
        staged.read(rows)
        told.more["versions"] = staged.versions
        return staged.chunks()

    def _headings(self) -> dict[str, str]:
        """Headings by the columns of the exchange, of which entries speak."""
        return {
            part: column.heading
            for name, column in self.resource.columns().items()
            if not column.is_context
            for part in parts(name, column)
        }

    def apply(self, writing: Writing) -> None:
        versions = writing.job.facts["versions"]
        after = {}
        entries = _by_plan(writing.job)
        for plan in unchanged_plans(writing, versions, AFTER_PREVIEW):
            stored = stored_of(plan, lock=True)
            rows = [
                row_from(one, one.new, stored) for one in entries.get(plan.code, ())
            ]
            overlay = Overlay(stored, rows)
            if problems := overlay.problems():
                raise Stale([str(problem) for problem in problems])
            after[plan.code] = _written(overlay, plan, writing)
        writing.job.facts["versions_after"] = after

    def undo(self, writing: Writing) -> None:
        versions = writing.job.facts["versions_after"]
        entries = _by_plan(writing.job)
        for plan in unchanged_plans(writing, versions, AFTER_IMPORT):
            stored = stored_of(plan, lock=True)
            overlay = _reversed(stored, entries.get(plan.code, ()))
            _written(overlay, plan, writing)

    def shown(self, entries: list[Entry], *, job: ImportJob) -> list[Shown]:
        return shown_entries(entries, several=len(job.facts.get("versions", ())) > 1)


def _by_plan(job: ImportJob) -> dict[str, list[Entry]]:
    """The entries that change something, by the codes of their plans."""
    found: dict[str, list[Entry]] = {}
    for _number, chunk in staging.chunks(job):
        for entry in chunk.entries:
            if entry.kind != Kind.UNCHANGED:
                found.setdefault(entry.key[0], []).append(entry)
    return found


def _reversed(stored: Stored, entries: list[Entry]) -> Overlay:
    """Old cells over the plan, and what was new marked for removal."""
    changed = [entry for entry in entries if entry.kind == Kind.CHANGED]
    overlay = Overlay(stored, [row_from(one, one.old, stored) for one in changed])
    if overlay.lost:
        raise Stale([str(fault.sentence) for fault in overlay.lost])
    for entry in entries:
        if entry.kind == Kind.NEW:
            _plan_code, file, *key = entry.key
            row = stored[file].by_key[tuple(key)]
            overlay.changes.sheets[file].removed.append(row)
    pruning.spare(overlay.changes)
    referred = [pair for sheet in overlay.changes for pair in sheet.referrers.items()]
    if referred:
        raise Stale(
            [
                str(REFERRED_TO) % {"row": row.label, "other": other.label}
                for row, other in referred
            ]
        )
    return overlay


def _written(overlay: Overlay, plan: Plan, writing: Writing) -> int:
    """Write what differs; the version that the plan has then."""
    if overlay.changes.is_empty:
        return plan.content_version
    try:
        written = write(overlay.changes, reason=writing.reason, user=writing.reach.user)
    except DatabaseError as error:
        raise Stale([str(sentence_of(error))]) from error
    return written.content_version
