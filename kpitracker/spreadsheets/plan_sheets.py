"""Sheets of a plan on their way out: what comes back unchanged changes nothing."""

from collections.abc import Iterator
from decimal import Decimal

from kpitracker.exchange.rows import Row, Rows
from kpitracker.spreadsheets.overlay import stored_of
from kpitracker.spreadsheets.plan_kinds import PLAN_SHEETS, PlanSheet, Stored
from measures.resources import Amount
from plans.imports.resources import SheetResource
from plans.models import Plan
from plans.sheets.columns import Cell

GROUP = ("measure_code", "edition_code", "kind")


def rows_of(resource: type[SheetResource], plan: Plan) -> Iterator[list[Cell]]:
    """The cells of every row, in the order of the document; a fixed number of queries.

    Numbers and years are numbers, for a workbook; all else is as the widgets write it.
    """
    kind = PLAN_SHEETS[resource.kind]
    stored = stored_of(plan)
    for row in _rows(kind, stored):
        yield [_cell(kind, name, row, stored) for name in resource.columns()]


def _rows(kind: PlanSheet, stored: Stored) -> Iterator[Row]:
    rows = stored[kind.sheet.file]
    return _with_totals(rows, stored[kind.totals.file]) if kind.totals else iter(rows)


def _with_totals(rows: Rows, totals: Rows) -> Iterator[Row]:
    """Each total behind the last of its years."""
    printed = {_group(row): row for row in totals}
    last = {_group(row): row for row in rows}
    for row in rows:
        yield row
        group = _group(row)
        if last[group] is row and group in printed:
            yield printed.pop(group)
    yield from printed.values()


def _group(row: Row) -> tuple:
    return tuple(row.values[column] for column in GROUP)


def _cell(kind: PlanSheet, name: str, row: Row, stored: Stored) -> Cell:
    column = kind.resource.fields[name]
    if column.is_context:
        return beside(column.attribute, row, stored)
    value = kind.value(name, row)
    number = value.number if isinstance(value, Amount) else value
    if isinstance(number, Decimal | int) and column.widget.kind in ("number", "year"):
        return number
    return column.widget.render(value)


def beside(attribute: str, row: Row, stored: Stored) -> str:
    """What is told of the row that a code stands for, such as its name."""
    relation, _stop, name = attribute.rpartition("__")
    for column, reference in row.sheet.references:
        found = row.found.get(column.name) if reference.field == relation else None
        if found is not None:
            return stored[found[0]].by_key[found[1]].values[name]
    return ""
