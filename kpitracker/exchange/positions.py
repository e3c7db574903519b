"""The place of each row in the document: the order of the file, kept."""

from kpitracker.exchange.changes import Change, Changes, SheetChanges
from kpitracker.exchange.rows import Row, Rows


def place(changes: Changes, stored: dict[str, Rows]) -> None:
    """Give new rows a place; move the others only where the order differs."""
    for sheet in changes:
        if sheet.sheet.is_placed:
            _place(sheet, stored[sheet.sheet.file])


def _place(sheet: SheetChanges, stored: Rows) -> None:
    staying = sheet.staying
    given = sheet.afterwards.all[: len(sheet.afterwards) - len(staying)]
    new = set(sheet.new)
    known = next((at for at, row in enumerate(given) if row in new), len(given))
    before, behind = given[:known], given[known:]
    places = {row.instance: at for at, row in enumerate(stored)}
    order = [places[row.instance] for row in before]
    # A row without a place of its own comes last, so nothing can follow it.
    can_append = not behind or all(row.position for row in stored)
    if order == sorted(order) and new.issuperset(behind) and can_append:
        # What stays keeps its place between them.
        _number(sheet, behind, max((row.position for row in stored), default=0))
    else:
        _number(sheet, [*given, *staying], 0)


def _number(sheet: SheetChanges, rows: list[Row], last: int) -> None:
    """Number rows from the one after ``last`` on, and note which of them moved."""
    existing = {change.new: change for change in (*sheet.changed, *sheet.unchanged)}
    new = set(sheet.new)
    for position, row in enumerate(rows, last + 1):
        if row in new:
            sheet.positions[row] = position
        elif row.position != position:
            change = existing.get(row) or Change(row, row, ())
            change.position = position
            if not change.columns:
                sheet.moved.append(change)
