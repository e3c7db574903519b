"""A plan out of the database as a package: the same facts, always the same bytes."""

import csv
import io

from indicators.enums import Stage
from kpitracker.exchange.datapackage import descriptor
from kpitracker.exchange.files import DESCRIPTOR
from kpitracker.exchange.rows import Row, Rows
from kpitracker.exchange.sheets import ACTUALS, DEPARTMENTS, REVIEWS, SHEETS, Sheet
from kpitracker.exchange.stored import stored_rows
from kpitracker.moments import one_moment
from plans.models import Plan

BOM = "\ufeff"


def package_of(plan: Plan, *, public: bool = False) -> dict[str, bytes]:
    """The files of a package by name, in a fixed order, all of one moment.

    ``public``: only what is published. Values on their way to the public stay out,
    reviews of years that have none, and departments that the plan does not speak of.
    """
    with one_moment():
        rows = stored_rows(plan, plan.organization)
    if public:
        _leave_out_what_is_internal(rows)
    sheets = [rows[sheet.file] for sheet in SHEETS if len(rows[sheet.file])]
    files = {one.sheet.file: as_csv(one.sheet, one) for one in sheets}
    return files | {DESCRIPTOR: descriptor(plan, [one.sheet for one in sheets])}


def as_csv(sheet: Sheet, rows: Rows) -> bytes:
    """UTF-8 with BOM, CRLF, quotation marks only where they are needed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.by_name)
    for row in rows:
        writer.writerow(
            column.write(row.values[column.name]) for column in sheet.columns
        )
    return (BOM + text.getvalue()).encode("utf-8")


def _leave_out_what_is_internal(rows: dict[str, Rows]) -> None:
    rows[ACTUALS.file] = Rows(
        ACTUALS,
        (row for row in rows[ACTUALS.file] if row.values["stage"] == Stage.PUBLISHED),
    )
    years = {row.values["fiscal_year"] for row in rows[ACTUALS.file]}
    rows[REVIEWS.file] = Rows(
        REVIEWS,
        (row for row in rows[REVIEWS.file] if row.values["fiscal_year"] in years),
    )
    rows[DEPARTMENTS.file] = Rows(DEPARTMENTS, _spoken_of(rows))


def _spoken_of(rows: dict[str, Rows]) -> list[Row]:
    """Departments that the plan names, and those that came after them."""
    departments = rows[DEPARTMENTS.file]
    named = {
        found
        for one in rows.values()
        if one.sheet is not DEPARTMENTS
        for row in one
        for found in row.found.values()
    }
    wanted: set[Row] = set()
    for row in departments:
        current = row if (DEPARTMENTS.file, row.key) in named else None
        while current is not None and current not in wanted:
            wanted.add(current)
            successor = current.found["successor_code"]
            current = departments.by_key[successor[1]] if successor else None
    return [row for row in departments if row in wanted]
