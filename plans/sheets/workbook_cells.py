"""Cells of a workbook that hold what they were given: no formula, no float."""

import re
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from plans.printing import plain
from plans.reading.refusal import shown
from plans.sheets.faults import Unwritable
from plans.sheets.neutral import neutral
from plans.sheets.visible import visible

TOO_LONG = _(
    "The text “%(text)s” has more than %(most)d characters, and no cell of Excel holds "
    "so many. Take the table as CSV."
)

# What the format takes for an escaped character: its own first sign is escaped then.
LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
ESCAPED = "_x005F_"
# In UTF-16 units; openpyxl would cut off the rest without a word.
MOST_SIGNS = 32_767


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
    text = visible(text)
    return text.startswith("'") or neutral(text) != text


class TooLong(Unwritable):
    """A text that no cell can hold; whoever knows its row says so instead."""

    def __init__(self, text: str) -> None:
        super().__init__(TOO_LONG, text=shown(text), most=MOST_SIGNS)


def fits_a_cell(text: str) -> bool:
    """Whether a cell can hold the whole text, which has no hidden signs."""
    if 2 * len(text) <= MOST_SIGNS:
        return True
    return len(_escaped(text).encode("utf-16-le")) // 2 <= MOST_SIGNS


def put_text(cell: Cell, text: str) -> Cell:
    """Put down a text, also one that begins like a formula. Raises ``TooLong``."""
    text = visible(text)
    if not fits_a_cell(text):
        raise TooLong(text)
    if text:
        cell.value = _escaped(text)
        cell.data_type = "s"
    return cell


def put_number(cell: Cell, number: Decimal | int) -> Cell:
    """Put down the number's own text: openpyxl would go through a float."""
    cell._value, cell.data_type = plain(Decimal(number)), "n"
    return cell


def _escaped(text: str) -> str:
    return LIKE_AN_ESCAPE.sub(ESCAPED, text)
