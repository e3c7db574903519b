"""The steps that are measured, each called in a process of its own.

The clock runs from the opened file, or from the confirming click, to the end of the
last commit. What a server does once is not counted: starting, connecting, and what the
first sheet of a few rows makes it load.
"""

import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Sum
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from benchmarks import imports_default, imports_limit, imports_town
from benchmarks.imports_sheets import YEARS
from indicators import sheets_out
from indicators.imports.actuals import ActualImporter
from indicators.models import Actual, Indicator
from plans.imports import jobs
from plans.imports.importer import Reach
from plans.imports.paging import SHOWS
from plans.models import Blanks, ImportJob, User
from plans.sheets.files import open_sheet
from plans.sheets.limits import Limits
from plans.sheets.writing import Format, write_sheet

TODAY = date(2025, 6, 2)
# The bounds are on time and memory; no file is too large to be measured.
# Before the first row that is spoiled.
FEW = 40
LIMITS = Limits(bytes=10**9, rows=10**9, cells=10**9)
IMPORTER = ActualImporter()


@contextmanager
def _measured(figures: dict[str, float], name: str) -> Iterator[None]:
    """Seconds, and the most memory taken beyond what the process had, in MB."""
    connection.ensure_connection()
    before = _resident()
    start = time.perf_counter()
    yield
    figures[name] = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures[f"{name} MB"] = peak - before


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def prepare(rows: str) -> dict:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    imports_town.fill(int(rows))
    return {"server": _server()}


def _server() -> str:
    if connection.vendor == "postgresql":
        version = connection.cursor().execute("SHOW server_version").fetchone()[0]
        return f"PostgreSQL {version.split()[0]}"
    return f"SQLite {connection.Database.sqlite_version}"


def limit(path: str) -> dict:
    figures: dict[str, float] = {}
    with _measured(figures, "limit"):
        imports_limit.write(Path(path), every_row=True)
    return figures


def least(path: str) -> dict:
    """The least that has to be written."""
    figures: dict[str, float] = {}
    with _measured(figures, "least"):
        imports_limit.write(Path(path), every_row=False)
    return figures | _stored()


def ours(path: str) -> dict:
    """Preview, and confirm if nothing is wrong with the file."""
    figures: dict[str, float] = {}
    reach = _reach()
    _warm_up(path, reach)
    with _measured(figures, "preview"):
        job = _read(path, reach)
    counts = job.facts["counts"]
    if not counts["problems"]:
        with _measured(figures, "confirm"):
            _confirm(job, reach)
    return figures | counts | _stored()


def queries(path: str) -> dict:
    """Queries of preview and confirm, counted in a run that is not timed."""
    reach = _reach()
    with CaptureQueriesContext(connection) as captured:
        _confirm(_read(path, reach), reach)
    return {"queries": len(captured)}


def pages(path: str) -> dict:
    """Kilobytes of the largest page of a preview, as a browser gets it."""
    job = _read(path, _reach())
    client = Client()
    client.force_login(User.objects.get())
    sizes = []
    for show in SHOWS:
        response = client.get(f"/admin/sheets/{job.pk}/", {"show": show})
        if response.status_code != 200:
            raise SystemExit(f"The preview answered {response.status_code}.")
        sizes.append(len(response.content))
    return {"kB": max(sizes) / 1000}


def export(rows: str) -> dict:
    figures: dict[str, float] = {}
    reach = _reach()
    with translation.override(settings.LANGUAGE_CODE):
        _written(FEW, reach)
        with _measured(figures, "export"):
            mark, header, *_rest = sizes = _written(int(rows), reach)
    # Without what COPY does not write: the header, and CR at the end of each line.
    figures["bytes"] = sum(sizes) - mark - header - int(rows)
    return figures


def _written(rows: int, reach: Reach) -> list[int]:
    """Sizes of the blocks that so many rows are written in."""
    indicators = Indicator.objects.filter(position__lt=rows // YEARS)
    written = write_sheet(
        Format.CSV,
        sheets_out.long_columns(),
        sheets_out.long_rows(
            indicators.order_by("plan", "position"), user=reach.user, on=reach.on
        ),
        title="",
    )
    return [len(block) for block in written.body]


def copy_out(rows: str) -> dict:
    figures: dict[str, float] = {}
    with _measured(figures, "export"):
        figures["bytes"] = imports_limit.copy_out(int(rows) // YEARS)
    return figures


def default(path: str) -> dict:
    """What django-import-export does by itself: a dry run, then the import."""
    figures: dict[str, float] = {}
    with _measured(figures, "default"):
        imports_default.bring(Path(path))
    return figures | _stored()


def _reach() -> Reach:
    return Reach(User.objects.get(), TODAY)


def _read(path: str, reach: Reach) -> ImportJob:
    with open(path, "rb") as file:
        sheet = open_sheet(file, name=path, limits=LIMITS)
        job = jobs.begin(
            sheet, importer=IMPORTER, name=path, reach=reach, blanks=Blanks.KEEP
        )
        jobs.read(job, sheet, importer=IMPORTER, reach=reach)
    return job


def _warm_up(path: str, reach: Reach) -> None:
    """Bring in the first rows of the file, and take that back."""
    with open(path, "rb") as file, tempfile.NamedTemporaryFile(suffix=".csv") as few:
        few.writelines(islice(file, FEW))
        few.flush()
        with transaction.atomic():
            _confirm(_read(few.name, reach), reach)
            transaction.set_rollback(True)


def _confirm(job: ImportJob, reach: Reach) -> None:
    ticked = set(job.facts["warnings"])
    jobs.confirm(job, importer=IMPORTER, reach=reach, ticked=ticked)


def _stored() -> dict[str, list[str]]:
    """To see that every way leaves the same values, and as much history."""
    changed = Actual.objects.filter(version__gt=1)
    sums = [
        rows.aggregate(sum=Sum("value"))["sum"] for rows in (Actual.objects, changed)
    ]
    counts = [Actual.objects.count(), changed.count(), Actual.history.count()]
    return {"left": [f"{number:.0f}" for number in (*sums, *counts) if number]}
