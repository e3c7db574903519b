"""The life of an import job: read once, confirmed once, undone at most once."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from time import monotonic

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.collecting import without_collecting
from plans.imports import attachments, logged, staging
from plans.imports.importer import Importer, Reach, Told, Writing
from plans.imports.keeping import DAYS_KEPT, HOURS_TO_CONFIRM, drop_old, is_whole
from plans.imports.problems import Problem, Warned
from plans.imports.staging import Chunk
from plans.models import AuditAction, Blanks, ImportJob, ImportState, User
from plans.sheets.faults import Unreadable
from plans.sheets.files import SheetFile
from plans.sheets.records import Record

SECONDS_TO_TELL = 1

TOO_OLD = gettext_lazy(
    "This preview is more than %(hours)d hours old. Bring the file once more."
)
NOT_READY = gettext_lazy("This import cannot be confirmed (%(state)s).")
NOT_TICKED = gettext_lazy(
    "Tick each kind of warning after looking at its rows: %(kinds)s."
)
NEEDS_REASON = gettext_lazy(
    "Published values are corrected here. Write the reason of the correction."
)
NOT_APPLIED = gettext_lazy("Only an applied import can be undone.")
FORGOTTEN = gettext_lazy(
    "This import is more than %(days)d days old; what was there before is no longer "
    "kept with it. The history of each row still tells it."
)
NOT_WHOLE = gettext_lazy(
    "The rows of this import are no longer all kept with it, so it can be neither "
    "confirmed nor undone. Bring a sheet with the values that are meant."
)
CUT_OFF = gettext_lazy(
    "The last row does not end with a line break, so the file may be cut off. The last "
    "row that was read: %(last)s"
)


class NotNow(Exception):
    """The step cannot be taken; ``sentences`` say why and what to do."""

    def __init__(self, sentences: list[str]) -> None:
        self.sentences = sentences
        super().__init__(sentences)


def begin(
    sheet: SheetFile,
    *,
    importer: Importer,
    name: str,
    reach: Reach,
    blanks: Blanks,
    key=None,
) -> ImportJob:
    """A job whose rows are still to be read.

    ``key``: the id it was announced under; a form that is sent twice gets another.
    """
    drop_old()
    facts = {
        "user": reach.user,
        "kind": importer.kind,
        "blanks": blanks,
        "file_name": name[-200:],
        "size": sheet.size,
        "sha256": sheet.sha256,
        "format": sheet.format,
        "encoding": sheet.encoding,
        "created_at": timezone.now(),
    }
    if key:
        job, is_new = ImportJob.objects.get_or_create(id=key, defaults=facts)
        if is_new:
            return job
    return ImportJob.objects.create(**facts)


def read(job: ImportJob, sheet: SheetFile, *, importer: Importer, reach: Reach) -> None:
    """Stage every row of a sheet. Nothing but the job is written, block by block."""
    blanks = Blanks(job.blanks)
    watched = replace(sheet, read=lambda: _watched(sheet.read(), job))
    stage_with(
        job,
        sheet,
        lambda told: importer.stage(watched, reach=reach, blanks=blanks, told=told),
    )


def _watched(records: Iterator[Record], job: ImportJob) -> Iterator[Record]:
    """The records; once a second it is told how many there were so far."""
    told_at = monotonic()
    for number, record in enumerate(records):
        if monotonic() - told_at > SECONDS_TO_TELL:
            _tell_progress(job, number)
            told_at = monotonic()
        yield record


@without_collecting()
def stage_with(
    job: ImportJob, sheet: SheetFile, stage: Callable[[Told], Iterator[Chunk]]
) -> None:
    """Keep the blocks that ``stage`` gives, and what it tells of them."""
    told, counts, kinds = Told(), Counter(), Counter()
    try:
        for number, chunk in enumerate(stage(told)):
            with transaction.atomic():
                _keep(job, number, chunk, counts, kinds)
    except Unreadable as error:
        problem = Problem(error.line or 0, "", str(error))
        _keep(job, job.chunks.count(), Chunk(problems=[problem]), counts, kinds)
    if not sheet.ends_cleanly and told.last:
        kinds[Warned.CUT_OFF.value] = 1
        told.notes.append(str(CUT_OFF) % {"last": told.last})
    job.rows_read = told.rows
    job.state = ImportState.REFUSED if counts["problems"] else ImportState.READY
    job.facts = {
        "counts": counts,
        "warnings": kinds,
        "columns": told.columns,
        "notes": [*sheet.notes, *told.notes],
        "last": told.last,
        "sheet": sheet.sheet_name,
        **told.more,
    }
    attachments.keep(job, told.attachments)
    job.save(update_fields=["state", "facts", "rows_read"])


def _keep(
    job: ImportJob, number: int, chunk: Chunk, counts: Counter, kinds: Counter
) -> None:
    counts.update(staging.save(job, number, chunk))
    for entry in chunk.entries:
        if entry.warnings:
            kinds.update({kind for kind, _sentence in entry.warnings})


def _tell_progress(job: ImportJob, rows: int) -> None:
    """For the page that waits, which asks from another connection."""
    job.rows_read = rows
    ImportJob.objects.filter(pk=job.pk).update(rows_read=rows)


@without_collecting()
def confirm(
    job: ImportJob,
    *,
    importer: Importer,
    reach: Reach,
    ticked: set[str],
    correction: str = "",
) -> ImportJob:
    """Apply the whole job, or nothing of it; a second call changes nothing.

    Raises ``NotNow`` where something is left to do first, ``Stale`` where what the job
    touches is no longer as it was shown.
    """
    with transaction.atomic():
        job = ImportJob.objects.select_for_update(of=("self",)).get(pk=job.pk)
        if job.state in (ImportState.APPLIED, ImportState.UNDONE):
            return job
        _check_ready(job, ticked=ticked, correction=correction)
        job.applied_at = timezone.now()
        job.state, job.reason = ImportState.APPLIED, correction
        reason = f"import_sheet {job.pk}"
        importer.apply(Writing(job, reach, job.applied_at, reason, correction))
        job.save(update_fields=["state", "applied_at", "reason", "facts"])
        logged.step(job, reach=reach, action=AuditAction.IMPORT_APPLIED)
    return job


def _check_ready(job: ImportJob, *, ticked: set[str], correction: str) -> None:
    if job.state != ImportState.READY:
        raise NotNow([str(NOT_READY) % {"state": ImportState(job.state).label}])
    if timezone.now() - job.created_at > timedelta(hours=HOURS_TO_CONFIRM):
        raise NotNow([str(TOO_OLD) % {"hours": HOURS_TO_CONFIRM}])
    if not is_whole(job):
        raise NotNow([str(NOT_WHOLE)])
    missing = [kind for kind in job.facts["warnings"] if kind not in ticked]
    sentences = []
    if missing:
        kinds = _(", ").join(str(Warned(kind).label) for kind in missing)
        sentences.append(str(NOT_TICKED) % {"kinds": kinds})
    if Warned.PUBLISHED in job.facts["warnings"] and not correction.strip():
        sentences.append(str(NEEDS_REASON))
    if sentences:
        raise NotNow(sentences)


@without_collecting()
def undo(job: ImportJob, *, importer: Importer, reach: Reach) -> ImportJob:
    """Restore what was there before as new history; ``Stale`` if it changed since."""
    with transaction.atomic():
        job = ImportJob.objects.select_for_update(of=("self",)).get(pk=job.pk)
        if job.state == ImportState.UNDONE:
            return job
        if job.state != ImportState.APPLIED:
            raise NotNow([str(NOT_APPLIED)])
        if sentence := why_final(job):
            raise NotNow([sentence])
        job.undone_at, job.state = timezone.now(), ImportState.UNDONE
        # Also of corrected values: their own reason stands with the correction.
        reason = f"undo_import {job.pk}"
        importer.undo(Writing(job, reach, job.undone_at, reason, correction=reason))
        job.save(update_fields=["state", "undone_at", "facts"])
        logged.step(job, reach=reach, action=AuditAction.IMPORT_UNDONE)
    return job


def why_final(job: ImportJob) -> str:
    """Why an applied job can never be undone; empty where it still may be."""
    if timezone.now() - job.created_at > timedelta(days=DAYS_KEPT):
        return str(FORGOTTEN) % {"days": DAYS_KEPT}
    if not is_whole(job):
        return str(NOT_WHOLE)
    return job.facts.get("final", "")


def of_user(user: User) -> QuerySet[ImportJob]:
    """The jobs a person may see: their own."""
    return ImportJob.objects.filter(user=user)
