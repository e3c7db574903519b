"""Whole plans: an exchange package brought as a .zip, previewed, written, undone."""

from collections.abc import Collection, Iterator
from hashlib import sha256

from django.db import DatabaseError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kpitracker.exchange.changes import Changes
from kpitracker.exchange.exporting import as_csv, package_of
from kpitracker.exchange.faults import Fault, Refused
from kpitracker.exchange.files import files_in
from kpitracker.exchange.importing import changes_of
from kpitracker.exchange.packing import zipped
from kpitracker.exchange.preview import lines
from kpitracker.exchange.refusals import sentence_of
from kpitracker.exchange.rows import Rows
from kpitracker.exchange.sheets import PARTNERS, PLAN, SHEETS
from kpitracker.exchange.writing import write
from kpitracker.spreadsheets.drift import AFTER_IMPORT, AFTER_PREVIEW, unchanged_plans
from kpitracker.spreadsheets.package_entries import entries_of, shown_entry
from kpitracker.spreadsheets.package_rights import Gate, not_theirs
from plans.imports import attachments
from plans.imports.importer import Reach, Shown, Stale, Told, Writing
from plans.imports.problems import Problem
from plans.imports.staging import Chunk, Entry, in_blocks
from plans.models import ImportJob, Plan
from plans.sheets.limits import Limits

# What a job keeps: the package, and the plan as it was before.
PACKAGE, BEFORE = "package.zip", "before.zip"
# Stands for the reason that is asked for before a correction is confirmed.
REASON_TO_COME = "?"

IS_THERE_NOW = _(
    "A plan %(plan)s was made after the preview. Bring the package once more to see "
    "what it would change now."
)
SHARED = _(
    "Organizations, departments or populations of the plan %(plan)s were changed after "
    "the import, so it cannot be undone."
)
WAS_NEW = _(
    "The plan %(plan)s was new with this import. A plan is not removed by undoing; ask "
    "whoever administers the product."
)


class PackageImporter:
    """Takes the bytes of a .zip. A package is a state: there is no mode for blanks."""

    kind = "package"
    rows_a_page = 15
    title: Promise = _("whole plan (exchange package)")

    def stage_package(
        self,
        data: bytes,
        *,
        reach: Reach,
        told: Told,
        limits: Limits,
        name: str = PACKAGE,
    ) -> Iterator[Chunk]:
        """Reads only. ``name``: of the file, to stand in sentences."""
        gate = Gate(reach)
        try:
            files = files_in(data, name=name, limits=limits)
            changes = changes_of(files, correction=REASON_TO_COME, guard=gate)
        except Refused as refused:
            yield from _refusal(refused.faults)
            return
        told.more["versions"] = {changes.package.plan_code: gate.version}
        if found := not_theirs(changes, reach):
            yield from _refusal(found)
            return
        told.attachments[PACKAGE] = data
        told.notes += _notes(changes)
        entries = list(entries_of(changes))
        told.rows = len(entries)
        yield from map(Chunk, in_blocks(entries))

    def apply(self, writing: Writing) -> None:
        facts = writing.job.facts
        ((code, version),) = facts["versions"].items()
        _check_version(code, version, writing)
        changes = _locked(PACKAGE, writing)
        if version is None:
            facts["final"] = str(WAS_NEW) % {"plan": code}
            _written(changes, writing)
            return
        plan = changes.package.plan.instance
        attachments.keep(writing.job, {BEFORE: _complete(package_of(plan))})
        facts["shared_files"] = [
            one.sheet.file
            for one in changes
            if one.sheet.is_shared and not one.is_empty
        ]
        facts["versions_after"] = {code: _written(changes, writing)}
        facts["shared"] = _shared(plan, facts)

    def undo(self, writing: Writing) -> None:
        facts = writing.job.facts
        ((code, version),) = facts["versions_after"].items()
        (plan,) = unchanged_plans(writing, {code: version}, AFTER_IMPORT)
        if _shared(plan, facts) != facts["shared"]:
            raise Stale([str(SHARED) % {"plan": code}])
        shared = [sheet.file for sheet in SHEETS if sheet.is_shared]
        untouched = [file for file in shared if file not in facts["shared_files"]]
        _written(_locked(BEFORE, writing, without=untouched, prune=True), writing)

    def shown(self, entries: list[Entry], *, job: ImportJob) -> list[Shown]:
        return [shown_entry(entry) for entry in entries]


def _check_version(code: str, version: int | None, writing: Writing) -> None:
    """``Stale`` unless the plan is as it was shown; a new one is still not there."""
    if version is not None:
        unchanged_plans(writing, {code: version}, AFTER_PREVIEW)
    elif Plan.objects.filter(code=code).exists():
        raise Stale([str(IS_THERE_NOW) % {"plan": code}])


def _locked(
    name: str, writing: Writing, *, without: Collection[str] = (), prune: bool = False
) -> Changes:
    """What a kept package changes, to be written; ``Stale`` if it no longer may.

    ``without``: files of it that are left out.
    """
    try:
        files = files_in(attachments.kept(writing.job, name), name=name)
        changes = changes_of(
            {file: data for file, data in files.items() if file not in without},
            lock=True,
            guard=Gate(writing.reach),
            correction=writing.correction,
            prune=prune,
        )
    except Refused as refused:
        raise Stale(list(map(str, refused.faults))) from refused
    if found := not_theirs(changes, writing.reach):
        raise Stale(list(map(str, found)))
    return changes


def _complete(files: dict[str, bytes]) -> bytes:
    """A package with every file, also those without a row: they say there is none."""
    empty = {sheet.file: as_csv(sheet, Rows(sheet)) for sheet in SHEETS}
    told = {name: files.get(name, empty[name]) for name in empty}
    return zipped(told)


def _shared(plan: Plan, facts: dict) -> str:
    """A digest of what the plan shares with others, as far as the job has touched it.

    The version of a plan does not tell when organizations and departments change.
    """
    files = package_of(plan)
    names = [PLAN.file, PARTNERS.file, *facts["shared_files"]]
    return sha256(b"".join(files.get(name, b"") for name in names)).hexdigest()


def _written(changes: Changes, writing: Writing) -> int:
    """Write what differs; the version that the plan has then."""
    if changes.is_empty:
        return changes.package.plan.instance.content_version
    try:
        plan = write(
            changes,
            reason=writing.reason,
            correction=writing.correction,
            user=writing.reach.user,
        )
    except DatabaseError as error:
        raise Stale([str(sentence_of(error))]) from error
    return plan.content_version


def _notes(changes: Changes) -> list[str]:
    """What is told of the whole: organizations, and counts of files that change."""
    quiet = {sheet.sheet.file for sheet in changes if sheet.is_empty}
    told = (line for line in lines(changes) if not line.startswith(" "))
    return [line for line in told if line.partition(":")[0] not in quiet]


def _refusal(faults: list[Fault]) -> Iterator[Chunk]:
    problems = [_problem(fault) for fault in faults]
    return (Chunk(problems=block) for block in in_blocks(problems))


def _problem(fault: Fault) -> Problem:
    sentence = f"{fault.file}: {fault.sentence}" if fault.file else str(fault.sentence)
    return Problem(fault.row or 0, ", ".join(fault.columns), sentence)
