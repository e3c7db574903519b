"""The life of an import job: read once, confirmed once, undone at most once."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.imports import staging
from plans.imports.collecting import without_collecting
from plans.imports.importer import Importer, Reach, Told, Writing
from plans.imports.problems import Problem, Warned
from plans.imports.staging import Chunk
from plans.models import Blanks, ImportChunk, ImportJob, ImportState, User
from plans.sheets.faults import Unreadable
from plans.sheets.files import SheetFile

HOURS_TO_CONFIRM = 12
DAYS_KEPT = 90

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
    stage_with(
        job,
        sheet,
        lambda told: importer.stage(sheet, reach=reach, blanks=blanks, told=told),
    )


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
                _tell_progress(job, told.rows)
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
        writing = _writing(job, reach, job.applied_at, correction=correction)
        importer.apply(writing)
        job.save(update_fields=["state", "applied_at", "reason", "facts"])
    return job


def _check_ready(job: ImportJob, *, ticked: set[str], correction: str) -> None:
    if job.state != ImportState.READY:
        raise NotNow([str(NOT_READY) % {"state": ImportState(job.state).label}])
    if timezone.now() - job.created_at > timedelta(hours=HOURS_TO_CONFIRM):
        raise NotNow([str(TOO_OLD) % {"hours": HOURS_TO_CONFIRM}])
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
        if job.rows_read and not job.chunks.exists():
            raise NotNow([str(FORGOTTEN) % {"days": DAYS_KEPT}])
        job.undone_at, job.state = timezone.now(), ImportState.UNDONE
        writing = _writing(job, reach, job.undone_at, correction=job.reason)
        importer.undo(writing)
        job.save(update_fields=["state", "undone_at", "facts"])
    return job


def _writing(job: ImportJob, reach: Reach, moment, *, correction: str) -> Writing:
    verb = "undo_import" if job.state == ImportState.UNDONE else "import_sheet"
    return Writing(job, reach, moment, f"{verb} {job.pk}", correction)


def of_user(user: User) -> QuerySet[ImportJob]:
    """The jobs a person may see: their own."""
    return ImportJob.objects.filter(user=user)


def drop_old() -> None:
    """Forget previews that nobody confirmed in time, and what is too old to undo.

    The job itself stays: it tells who brought which file, and what became of it.
    """
    now = timezone.now()
    unconfirmed = Q(
        state__in=[ImportState.READING, ImportState.REFUSED, ImportState.READY],
        created_at__lt=now - timedelta(hours=HOURS_TO_CONFIRM),
    )
    past = Q(created_at__lt=now - timedelta(days=DAYS_KEPT))
    ImportChunk.objects.filter(
        job__in=ImportJob.objects.filter(unconfirmed | past)
    ).delete()
