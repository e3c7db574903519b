"""Rows to lines of CSV: what an indicator repeats is written out once."""

from collections.abc import Callable, Iterator
from functools import partial

from kpitracker.opendata.columns import Column
from kpitracker.opendata.kinds import Kind, one_line
from kpitracker.opendata.open_plans import OpenPlan
from kpitracker.opendata.parts import Writer
from kpitracker.opendata.tables import Table
from plans.printing import plain
from plans.sheets.neutral import neutral

END = "\r\n"
LINES_AT_A_TIME = 500

Spelling = Callable[[str], str]


def lines(table: Table, source: OpenPlan, *, spelled: Spelling = str) -> Iterator[str]:
    """Some hundred lines at a time, the header first; ``spelled`` respells texts."""
    writer_of = partial(_writer_of, spelled=spelled)
    batch, last = [",".join(column.name for column in table.columns)], None
    before = after = ""
    for context, cells in table.rows(source, writer_of):
        if context is not last:
            last = context
            before, after = map(",".join, context)
        batch.append(f"{before},{cells},{after}")
        if len(batch) == LINES_AT_A_TIME:
            yield END.join(batch) + END
            batch = []
    if batch:
        yield END.join(batch) + END


def _writer_of(columns: tuple[Column, ...], *, spelled: Spelling) -> Writer[str]:
    printers = [_printer(column.kind, spelled) for column in columns]

    def write(values: tuple) -> str:
        return ",".join(
            [printed(value) for printed, value in zip(printers, values, strict=True)]
        )

    return write


def _printer(kind: Kind, spelled: Spelling) -> Callable[[object], str]:
    """From a stored value to the text of its cell, by the shortest way."""
    if kind.stored is not None:
        return {
            value: _text(cell or "", spelled) for value, cell in kind.stored().items()
        }.__getitem__
    if kind.cell is one_line:
        return lambda text: _text(text, spelled) if text else ""
    if kind.schema["type"] == "number":
        return lambda value: "" if value is None else plain(value)
    return lambda value: "" if value is None else str(kind.cell(value))


def _text(text: str, spelled: Spelling) -> str:
    """No program calculates what begins with a letter or digit."""
    if not text.isprintable():
        text = one_line(text) or ""
    text = spelled(text)
    if not text[:1].isalnum():
        text = neutral(text)
    if "," in text or '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return text
