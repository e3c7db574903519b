"""Cells to lines of CSV and TSV, a few hundred rows at a time."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from io import StringIO
from itertools import islice

from plans.printing import plain
from plans.sheets.columns import Cell, OutColumn
from plans.sheets.neutral import neutral

ROWS_AT_A_TIME = 500


def delimited(
    columns: Sequence[OutColumn],
    rows: Iterable[Sequence[Cell]],
    *,
    delimiter: str,
    spelled: Callable[[str], str] | None = None,
) -> Iterator[str]:
    """Lines that end in CRLF, the header first; ``spelled`` respells each text."""
    printed = _printed if spelled is None else partial(_respelled, spelled=spelled)
    file = StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([printed(column.heading) for column in columns])
    rows = iter(rows)
    while batch := list(islice(rows, ROWS_AT_A_TIME)):
        writer.writerows([printed(cell) for cell in row] for row in batch)
        yield file.getvalue()
        file.seek(0)
        file.truncate()
    yield file.getvalue()


def _printed(cell: Cell) -> str | int | None:
    """Text neutralised, a decimal with its own digits; csv knows what None is."""
    if isinstance(cell, str):
        # Nothing that begins with a letter or a digit is calculated.
        return cell if cell[:1].isalnum() else neutral(cell)
    return plain(cell) if isinstance(cell, Decimal) else cell


def _respelled(cell: Cell, *, spelled: Callable[[str], str]) -> str | int | None:
    return _printed(spelled(cell) if isinstance(cell, str) else cell)
