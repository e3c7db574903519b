"""Records of any width to a table: a header, and rows as wide as it, within limits."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from plans.sheets.faults import Unreadable
from plans.sheets.limits import Limits
from plans.sheets.records import Record

TOO_MANY_ROWS = _(
    "The table has more than %(most)d rows. Split it and bring in the parts one after "
    "the other."
)
TOO_MANY_CELLS = _(
    "The table has more than %(most)d cells. Split it and bring in the parts one after "
    "the other."
)
TOO_MANY_COLUMNS = _(
    "The table has %(columns)d columns, but only %(most)d can be read. Leave out those "
    "that are not needed."
)
TOO_WIDE = _(
    "The row has %(cells)d cells, but the header names %(columns)d columns. Remove "
    "what stands beside the table; in a CSV file, put a cell that holds a comma in "
    "quotation marks."
)


def shaped(found: Iterable[Record], limits: Limits) -> Iterator[Record]:
    """The header without blank cells at its end, then every row with content."""
    width = rows = cells = 0
    for record in found:
        line, row = record.line, record.cells
        if "".join(row).isspace():
            continue
        cells += len(row)
        if cells > limits.cells:
            raise Unreadable(TOO_MANY_CELLS, line, most=limits.cells)
        if not width:
            row = _without_blank_end(row)
            width = len(row)
            if width > limits.columns:
                raise Unreadable(
                    TOO_MANY_COLUMNS, line, columns=width, most=limits.columns
                )
            yield Record(line, row)
            continue
        rows += 1
        if rows > limits.rows:
            raise Unreadable(TOO_MANY_ROWS, line, most=limits.rows)
        if len(row) != width:
            record = Record(line, _fitted(row, width, line))
        yield record


def _fitted(row: list[str], width: int, line: int) -> list[str]:
    if len(row) < width:
        return row + [""] * (width - len(row))
    content = _without_blank_end(row)
    if len(content) > width:
        raise Unreadable(TOO_WIDE, line, cells=len(content), columns=width)
    return row[:width]


def _without_blank_end(row: list[str]) -> list[str]:
    last = max((at for at, cell in enumerate(row, 1) if cell.strip()), default=0)
    return row[:last]
