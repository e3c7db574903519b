"""What somebody brought, as a job: which kind of sheet it is, and its rows staged."""

import hashlib
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from indicators.imports.given import year_of
from kpitracker.spreadsheets.importers import IMPORTERS
from kpitracker.spreadsheets.packages import PackageImporter
from plans.imports import jobs
from plans.imports.headings import comparable
from plans.imports.importer import Importer, Reach
from plans.models import Blanks, ImportJob
from plans.sheets.faults import Unreadable
from plans.sheets.files import TOO_LARGE, SheetFile, open_pasted, open_sheet

MEGABYTE = 2**20
ZIP = ".zip"

NOT_FOUND_OUT = _(
    "The headings do not tell what this sheet holds. Choose it above, or take a sheet "
    "from this page and fill it in."
)
NOT_YOURS = _("You may not bring in this kind of sheet: %(kind)s.")
PACKAGE_NEEDED = _("A whole plan is brought as a .zip file of its exchange package.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A file, or pasted cells. ``kind``: what its owner says it is; empty to find out.

    ``key``: the id under which the waiting page asks how far reading has come.
    """

    kind: str
    blanks: Blanks
    file: BinaryIO | None = None
    name: str = ""
    pasted: str = ""
    key: uuid.UUID | None = None


def job_of(brought: Brought, *, reach: Reach, kinds: Collection[str]) -> ImportJob:
    """A job whose rows are staged. ``kinds``: those that may be brought.

    Raises ``Unreadable`` where nothing can be read at all.
    """
    package = IMPORTERS[PackageImporter.kind]
    is_zip = brought.name.lower().endswith(ZIP)
    if brought.kind == package.kind or (is_zip and not brought.kind):
        _check_kind(package, kinds)
        return _package(brought, package, reach=reach)
    sheet = _opened(brought)
    importer = IMPORTERS.get(brought.kind) or _found_out(sheet, kinds)
    _check_kind(importer, kinds)
    job = _begin(brought, sheet, importer, reach=reach)
    jobs.read(job, sheet, importer=importer, reach=reach)
    return job


def _opened(brought: Brought) -> SheetFile:
    limits = settings.SHEET_LIMITS
    if brought.file is None:
        return open_pasted(brought.pasted, limits=limits)
    return open_sheet(brought.file, name=brought.name, limits=limits)


def _package(brought: Brought, importer: PackageImporter, *, reach: Reach) -> ImportJob:
    if brought.file is None:
        raise Unreadable(PACKAGE_NEEDED)
    limits = settings.PACKAGE_LIMITS
    data = brought.file.read(limits.bytes + 1)
    if len(data) > limits.bytes:
        raise Unreadable(TOO_LARGE, most=limits.bytes // MEGABYTE)
    sheet = SheetFile(
        format="zip",
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        limits=limits,
        read=lambda: iter(()),
    )
    job = _begin(brought, sheet, importer, reach=reach)
    jobs.stage_with(
        job,
        sheet,
        lambda told: importer.stage_package(
            data, reach=reach, told=told, name=brought.name, limits=limits
        ),
    )
    return job


def _begin(
    brought: Brought, sheet: SheetFile, importer: Importer, *, reach: Reach
) -> ImportJob:
    return jobs.begin(
        sheet,
        importer=importer,
        name=brought.name,
        reach=reach,
        blanks=brought.blanks,
        key=brought.key,
    )


def _check_kind(importer: Importer, kinds: Collection[str]) -> None:
    if importer.kind not in kinds:
        raise Unreadable(NOT_YOURS, kind=importer.title)


def _found_out(sheet: SheetFile, kinds: Collection[str]) -> Importer:
    """The kind of sheet that knows the most of the headings, with all of its keys."""
    header = next(sheet.records(), None)
    cells = header.cells if header else []
    known = {kind: _headings_known(kind, cells) for kind in kinds}
    best = max(known, key=known.get, default=None)
    if best is None or not known[best]:
        raise Unreadable(NOT_FOUND_OUT)
    return IMPORTERS[best]


def _headings_known(kind: str, cells: list[str]) -> int:
    resource = getattr(IMPORTERS[kind], "resource", None)
    if resource is None:
        return 0
    columns = resource.columns()
    names = {
        comparable(spelling): name
        for name, column in columns.items()
        for spelling in (name, column.heading)
    }
    found = {names.get(comparable(cell)) for cell in cells} - {None}
    years = sum(bool(cell.strip() and year_of(cell.strip())) for cell in cells)
    has_years = bool(years) and "fiscal_year" in columns
    missing = set(resource.keys()) - found - ({"fiscal_year"} if has_years else set())
    return 0 if missing else len(found) + (years if has_years else 0)
