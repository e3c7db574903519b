"""Sheets brought in by tests: from text to a job, and on to the database."""

import io
from collections.abc import Collection
from datetime import date

from indicators.imports.actuals import ActualImporter
from plans.imports import jobs, staging
from plans.imports.importer import Importer, Reach
from plans.imports.staging import Entry
from plans.models import Blanks, ImportJob, User
from plans.sheets.files import open_pasted, open_sheet
from plans.sheets.limits import Limits

TODAY = date(2024, 6, 3)
LIMITS = Limits()


def bring(
    content: str | bytes,
    *,
    user: User | None = None,
    importer: Importer | None = None,
    blanks: Blanks = Blanks.KEEP,
    name: str = "実績.csv",
    limits: Limits = LIMITS,
    on: date = TODAY,
) -> ImportJob:
    """A job that was read: bytes are a file, text is written as CSV in UTF-8."""
    data = content.encode("utf-8-sig") if isinstance(content, str) else content
    sheet = open_sheet(io.BytesIO(data), name=name, limits=limits)
    return _read(sheet, user=user, importer=importer, blanks=blanks, name=name, on=on)


def paste(text: str, *, user: User | None = None, on: date = TODAY) -> ImportJob:
    sheet = open_pasted(text, limits=LIMITS)
    return _read(sheet, user=user, importer=None, blanks=Blanks.KEEP, name="", on=on)


def _read(sheet, *, user, importer, blanks, name, on) -> ImportJob:
    importer = importer or ActualImporter()
    reach = Reach(user, on)
    job = jobs.begin(sheet, importer=importer, name=name, reach=reach, blanks=blanks)
    jobs.read(job, sheet, importer=importer, reach=reach)
    return job


def confirm(
    job: ImportJob,
    *,
    user: User | None = None,
    importer: Importer | None = None,
    ticked: Collection[str] | None = None,
    correction: str = "",
    on: date = TODAY,
) -> ImportJob:
    """Confirm with every warning ticked, unless the test says which."""
    return jobs.confirm(
        job,
        importer=importer or ActualImporter(),
        reach=Reach(user, on),
        ticked=set(job.facts["warnings"] if ticked is None else ticked),
        correction=correction,
    )


def undo(job: ImportJob, *, user: User | None = None, importer=None) -> ImportJob:
    importer = importer or ActualImporter()
    return jobs.undo(job, importer=importer, reach=Reach(user, TODAY))


def entries(job: ImportJob) -> list[Entry]:
    return [entry for _number, chunk in staging.chunks(job) for entry in chunk.entries]


def problems(job: ImportJob) -> list[str]:
    return [
        str(problem)
        for _number, chunk in staging.chunks(job)
        for problem in chunk.problems
    ]
