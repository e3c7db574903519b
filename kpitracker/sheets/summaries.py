"""An import job in words: what was read, what it would do, what it waits for."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.imports import jobs
from plans.imports.importer import Importer
from plans.imports.paging import SHOWS
from plans.imports.problems import Warned
from plans.models import Blanks, ImportJob, ImportState

ENCODINGS = {
    "utf-8-sig": gettext_lazy("UTF-8 (with BOM)"),
    "utf-8": gettext_lazy("UTF-8"),
    "utf-16": gettext_lazy("UTF-16"),
    "cp932": gettext_lazy("Shift_JIS (cp932)"),
}
FORMATS = {
    "csv": gettext_lazy("CSV"),
    "tsv": gettext_lazy("TSV"),
    "xlsx": gettext_lazy("Excel (XLSX)"),
    "pasted": gettext_lazy("pasted cells"),
    "zip": gettext_lazy("exchange package (.zip)"),
}
NAMES = {
    "problems": gettext_lazy("Problems"),
    "warnings": gettext_lazy("To be checked"),
    "changed": gettext_lazy("Changed"),
    "new": gettext_lazy("New"),
    "unchanged": gettext_lazy("Unchanged"),
}


@dataclass(frozen=True, slots=True)
class Tick:
    """A kind of warning to be ticked, in ``count`` rows; 0 where it is of the file."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """``facts``: pairs of name and value; ``tabs``: name, label and count.

    ``why_final``: why what was applied can never be undone; empty where it may be.
    """

    facts: list[tuple[str, str]]
    tabs: list[tuple[str, str, int]]
    notes: list[str]
    ticks: list[Tick]
    needs_reason: bool
    writes: int
    why_final: str

    @property
    def can_undo(self) -> bool:
        return not self.why_final

    @property
    def has_rows_to_check(self) -> bool:
        return any(tick.count for tick in self.ticks)

    @property
    def is_idle(self) -> bool:
        """Whether confirming it would write nothing."""
        return self.writes == 0


def summary_of(job: ImportJob, importer: Importer) -> Summary:
    counts = job.facts.get("counts", {})
    warnings = job.facts.get("warnings", {})
    return Summary(
        facts=list(_facts(job, importer)),
        tabs=[(name, str(NAMES[name]), counts.get(name, 0)) for name in SHOWS],
        notes=job.facts.get("notes", []),
        ticks=[_tick(job, Warned(kind), count) for kind, count in warnings.items()],
        needs_reason=Warned.PUBLISHED.value in warnings,
        writes=counts.get("new", 0) + counts.get("changed", 0),
        why_final=jobs.why_final(job) if job.state == ImportState.APPLIED else "",
    )


def _tick(job: ImportJob, kind: Warned, count: int) -> Tick:
    if kind != Warned.CUT_OFF:
        return Tick(kind.value, str(kind.label), count)
    # Of the file as a whole: no row of it is odd.
    label = _("%(warning)s (last row: %(last)s)")
    told = {"warning": kind.label, "last": job.facts["last"]}
    return Tick(kind.value, label % told, 0)


def _facts(job: ImportJob, importer: Importer) -> Iterator[tuple[str, str]]:
    yield _("What the sheet holds"), str(importer.title)
    yield _("File"), f"{job} ({_bytes(job.size)})"
    yield _("Format"), _format(job)
    yield _("Rows read"), localize(job.rows_read)
    if job.facts.get("last"):
        yield _("Last row"), job.facts["last"]
    yield _("Blank cells"), str(Blanks(job.blanks).label)
    yield _("Read at"), _moment(job.created_at)
    if job.applied_at:
        yield _("Applied at"), _moment(job.applied_at)
    if job.undone_at:
        yield _("Undone at"), _moment(job.undone_at)
    if job.reason:
        yield _("Reason of the correction"), job.reason


def _format(job: ImportJob) -> str:
    parts = [str(FORMATS.get(job.format, job.format))]
    if job.encoding in ENCODINGS:
        parts.append(str(ENCODINGS[job.encoding]))
    if job.facts.get("sheet"):
        parts.append(_("worksheet “%(name)s”") % {"name": job.facts["sheet"]})
    return _(", ").join(parts)


def _bytes(size: int) -> str:
    if size < 2**20:
        return _("%(size)s kB") % {"size": localize(-(-size // 1024))}
    return _("%(size)s MB") % {"size": localize(round(size / 2**20, 1))}


def _moment(moment) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
