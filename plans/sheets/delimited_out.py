"""Cells to lines of CSV and TSV, a few hundred rows at a time.

By hand: the csv module looks at every sign of every cell, of which most were there in
the row above.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice

from plans.printing import plain
from plans.sheets.columns import Cell, OutColumn
from plans.sheets.neutral import neutral
from plans.sheets.visible import visible

ROWS_AT_A_TIME = 500
LINE_END = "\r\n"


def delimited(
    columns: Sequence[OutColumn],
    rows: Iterable[Sequence[Cell]],
    *,
    delimiter: str,
    spelled: Callable[[str], str] = str,
) -> Iterator[str]:
    """Lines that end in CRLF, the header first; ``spelled`` respells each text."""
    special = re.compile(f'["\r\n{delimiter}]')
    is_alone = len(columns) == 1

    def written(cell: Cell) -> str:
        if isinstance(cell, Decimal):
            return plain(cell)
        if isinstance(cell, str):
            text = _neutral(spelled(visible(cell)))
        else:
            text = _printed(cell)
        if special.search(text):
            return '"' + text.replace('"', '""') + '"'
        # A line without anything is no row.
        return text or ('""' if is_alone else "")

    def lines(batch: Sequence[Sequence[Cell]]) -> str:
        columns = (
            _written_column(cells, written) for cells in zip(*batch, strict=True)
        )
        records = map(delimiter.join, zip(*columns, strict=True))
        return LINE_END.join([*records, ""])

    yield lines([[column.heading for column in columns]])
    rows = iter(rows)
    while batch := list(islice(rows, ROWS_AT_A_TIME)):
        yield lines(batch)


def _written_column(
    cells: Sequence[Cell], written: Callable[[Cell], str]
) -> Iterator[str]:
    """Each text written once: in one column the same ones come again and again."""
    known = {cell: written(cell) for cell in set(cells)}
    return map(known.__getitem__, cells)


def _neutral(text: str) -> str:
    # Nothing that begins with a letter or a digit is calculated.
    return text if not text or text[0].isalnum() else neutral(text)


def _printed(cell: int | None) -> str:
    return "" if cell is None else str(cell)
