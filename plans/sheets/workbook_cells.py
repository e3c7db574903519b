"""Cells of a workbook that hold what they were given: no formula, no float."""

import re
from decimal import Decimal

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from plans.printing import plain
from plans.sheets.neutral import neutral

# What the format takes for an escaped character: its own first sign is escaped then.
LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
ESCAPED = "_x005F_"


def new_cell(
    sheet: WriteOnlyWorksheet, value: str | Decimal | int | None, style: StyleArray
) -> Cell:
    """A cell for the next row of a sheet; nothing is a blank cell, and not 0."""
    cell = WriteOnlyCell(sheet)
    if isinstance(value, str):
        put_text(cell, value)
    elif value is not None:
        put_number(cell, value)
    cell._style = style
    return cell


def is_quoted(text: str) -> bool:
    """Whether a text needs a prefix to stay one when its cell is edited."""
    return text.startswith("'") or neutral(text) != text


def put_text(cell: Cell, text: str) -> Cell:
    """Put down a text, also one that begins like a formula."""
    if text:
        cell.value = LIKE_AN_ESCAPE.sub(ESCAPED, text)
        cell.data_type = "s"
    return cell


def put_number(cell: Cell, number: Decimal | int) -> Cell:
    """Put down the number's own text: openpyxl would go through a float."""
    cell._value, cell.data_type = plain(Decimal(number)), "n"
    return cell
