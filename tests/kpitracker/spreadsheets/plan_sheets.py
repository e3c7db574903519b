"""Sheets of a plan for tests: written, brought, confirmed and undone."""

from kpitracker.exchange.exporting import package_of
from kpitracker.exchange.sheets import SHEETS
from kpitracker.spreadsheets.importers import IMPORTERS
from kpitracker.spreadsheets.plan_kinds import PLAN_SHEETS
from kpitracker.spreadsheets.plan_sheets import rows_of
from plans.models import ImportJob, Plan
from plans.sheets.writing import Format, write_sheet
from tests import sheets

HEADINGS = {
    "indicators": "計画コード,指標コード",
    "targets": "計画コード,指標コード,版のコード,年度,毎年度",
    "measures": "計画コード,施策コード",
    "budgets": "計画コード,施策コード,版のコード,年度,種別",
}


def sheet_of(kind: str, columns: str, *rows: str) -> str:
    """A CSV of these rows of the plan machi-1, its key columns first."""
    lines = [f"{HEADINGS[kind]},{columns}", *(f"machi-1,{row}" for row in rows)]
    return "".join(f"{line}\n" for line in lines)


def bring(kind: str, columns: str, *rows: str, **options) -> ImportJob:
    return bring_text(kind, sheet_of(kind, columns, *rows), **options)


def bring_text(kind: str, text: str | bytes, **options) -> ImportJob:
    return sheets.bring(text, importer=IMPORTERS[kind], **options)


def confirm(job: ImportJob, **options) -> ImportJob:
    return sheets.confirm(job, importer=IMPORTERS[job.kind], **options)


def undo(job: ImportJob, **options) -> ImportJob:
    return sheets.undo(job, importer=IMPORTERS[job.kind], **options)


def cells(job: ImportJob) -> list[tuple[str, str, str, str]]:
    """Row, heading, the value now and the value to be, of everything that changes."""
    importer = IMPORTERS[job.kind]
    return [
        (one.label, *cell)
        for one in importer.shown(sheets.entries(job), job=job)
        for cell in one.cells
    ]


def written(kind: str, plan: Plan, fmt: Format = Format.CSV) -> bytes:
    """The plan's own sheet, as a file of this format."""
    resource = PLAN_SHEETS[kind].resource
    columns = [column.out for column in resource.columns().values()]
    rows = rows_of(resource, plan)
    return b"".join(write_sheet(fmt, columns, rows, title=str(resource.title)).body)


def counts(job: ImportJob) -> dict[str, int]:
    return {name: count for name, count in job.facts["counts"].items() if count}


def state(plan: Plan) -> dict[str, bytes]:
    """All that the plan says, byte for byte."""
    return package_of(Plan.objects.get(pk=plan.pk))


def history() -> int:
    return sum(sheet.model.history.count() for sheet in SHEETS)


def version(plan: Plan) -> int:
    return Plan.objects.get(pk=plan.pk).content_version
