"""Whole plans for tests: brought as a .zip, confirmed and undone."""

import hashlib

from django.conf import settings

from kpitracker.exchange.packing import zipped
from kpitracker.spreadsheets.packages import PackageImporter
from plans.imports import jobs
from plans.imports.importer import Reach
from plans.models import Blanks, ImportJob, User
from plans.sheets.files import SheetFile
from plans.sheets.limits import Limits
from tests import sheets
from tests.kpitracker.exchange.packages import PackageMaker

IMPORTER = PackageImporter()


def bring(
    package: PackageMaker | bytes,
    *,
    user: User | None = None,
    limits: Limits = settings.PACKAGE_LIMITS,
) -> ImportJob:
    """A job that was read, of a package or of any other bytes."""
    is_package = isinstance(package, PackageMaker)
    data = zipped(package.files()) if is_package else package
    reach = Reach(user, sheets.TODAY)
    file = SheetFile(
        format="package",
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        limits=limits,
        read=lambda: iter(()),
    )
    job = jobs.begin(
        file, importer=IMPORTER, name="plan.zip", reach=reach, blanks=Blanks.KEEP
    )
    jobs.stage_with(
        job,
        file,
        lambda told: IMPORTER.stage_package(
            data, reach=reach, told=told, limits=limits
        ),
    )
    return job


def confirm(job: ImportJob, **options) -> ImportJob:
    return sheets.confirm(job, importer=IMPORTER, **options)


def undo(job: ImportJob, **options) -> ImportJob:
    return sheets.undo(job, importer=IMPORTER, **options)


def labels(job: ImportJob) -> list[str]:
    """The rows that would change, as people read them."""
    shown = IMPORTER.shown(sheets.entries(job), job=job)
    return [one.label for one in shown if one.kind != "unchanged"]
