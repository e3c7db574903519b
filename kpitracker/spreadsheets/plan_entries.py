"""Staged entries of a plan's rows: what differs, as text, and the rows again."""

from collections.abc import Mapping

from kpitracker.exchange.rows import Row
from kpitracker.exchange.sheets import BY_FILE as SHEET_OF
from kpitracker.exchange.sheets import Sheet
from kpitracker.spreadsheets.plan_kinds import BY_FILE, Stored, parts
from kpitracker.spreadsheets.sheet_rows import SheetRow
from kpitracker.spreadsheets.typed import Typed
from plans.imports.staging import Entry, Kind


def entry_of(typed: Typed, *, plan_code: str) -> Entry:
    """The row as it is and as it would be; of a new one, all that it says."""
    row, old = typed.row, typed.old
    columns = _told(row) if old is None else _differing(row, old)
    kind = Kind.NEW if old is None else Kind.CHANGED if columns else Kind.UNCHANGED
    return Entry(
        line=row.line,
        kind=kind.value,
        key=[plan_code, row.sheet.file, *row.key],
        old=_texts(old, columns) if old else {},
        new=_texts(row, columns),
        warnings=typed.warnings,
    )


def row_from(entry: Entry, texts: Mapping[str, str], stored: Stored) -> SheetRow:
    """The stored row with these texts in it, or a new one that says nothing else."""
    plan_code, file, *key = entry.key
    sheet = SHEET_OF[file]
    old = stored[file].by_key.get(tuple(key))
    values = dict(old.values) if old else _with_key(sheet, plan_code, key)
    return SheetRow(sheet, values | values_of(sheet, texts), entry.line)


def bare_row(entry: Entry, texts: Mapping[str, str]) -> SheetRow:
    """A row that says its key and these texts, to be shown."""
    plan_code, file, *key = entry.key
    sheet = SHEET_OF[file]
    values = _with_key(sheet, plan_code, key) | values_of(sheet, texts)
    return SheetRow(sheet, values, entry.line)


def values_of(sheet: Sheet, texts: Mapping[str, str]) -> dict[str, object]:
    columns = ((sheet.by_name[name], text) for name, text in texts.items())
    return {
        column.name: column.kind.read(text) if text else column.empty
        for column, text in columns
    }


def _with_key(sheet: Sheet, plan_code: str, key: list) -> dict[str, object]:
    values = {column.name: column.empty for column in sheet.columns}
    return values | {"plan_code": plan_code} | dict(zip(sheet.key, key, strict=True))


def _told(row: Row) -> list[str]:
    return [
        column.name
        for column in row.sheet.columns
        if column.name not in ("plan_code", *row.sheet.key)
        and column.write(row.values[column.name])
    ]


def _differing(row: Row, old: Row) -> list[str]:
    """Columns with another value, and those that share a cell with one of them."""
    differing = {name for name in row.values if row.values[name] != old.values[name]}
    for name, column in BY_FILE[row.sheet.file].resource.columns().items():
        if differing.intersection(parts(name, column)):
            differing.update(parts(name, column))
    return [name for name in row.sheet.by_name if name in differing]


def _texts(row: Row, columns: list[str]) -> dict[str, str]:
    return {name: row.sheet.by_name[name].write(row.values[name]) for name in columns}
