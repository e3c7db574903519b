"""Cells to an XLSX workbook to fill in, whose bytes depend on the cells alone."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from plans.reading.refusal import shown
from plans.sheets.columns import Cell, OutColumn
from plans.sheets.faults import Unwritable
from plans.sheets.workbook_archive import AUTHOR, save
from plans.sheets.workbook_cells import MOST_SIGNS, TooLong, is_quoted, new_cell
from plans.sheets.workbook_lists import offer_choices
from plans.sheets.workbook_paper import prepare_paper, sheet_title
from plans.sheets.workbook_styles import (
    AS_TEXT,
    Styles,
    format_of_column,
    format_of_number,
)

TOO_LONG = _(
    "A text in row %(row)d (%(cells)s …) has more than %(most)d characters, and no "
    "cell of Excel holds so many. Take the table as CSV."
)

BLOCK = 2**16
CELLS_NAMED = 3
# The window of a comment, in pixels.
NOTE_WIDTH, NOTE_LINE, NOTE_SIGNS_A_LINE = 320, 20, 22


def workbook_blocks(
    columns: Sequence[OutColumn], rows: Iterable[Sequence[Cell]], *, title: str
) -> Iterator[bytes]:
    """The blocks of a file that is complete before the first is taken."""
    file = BytesIO()
    write_workbook(file, columns, rows, title=title)
    file.seek(0)
    return iter(partial(file.read, BLOCK), b"")


def write_workbook(
    file: BinaryIO,
    columns: Sequence[OutColumn],
    rows: Iterable[Sequence[Cell]],
    *,
    title: str,
) -> None:
    """The header, frozen and repeated in print, and the rows below it.

    Raises ``Unwritable`` where a text has no room in a cell.
    """
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(sheet_title(title))
    styles = Styles(sheet)
    sheet.freeze_panes = "A2"
    prepare_paper(sheet)
    _set_columns(sheet, columns, styles)
    last = 1
    with _discarded_on_error(sheet):
        sheet.append([_heading(sheet, column, styles) for column in columns])
        for last, row in enumerate(rows, 2):
            pairs = zip(columns, row, strict=True)
            try:
                cells = [_cell(sheet, column, cell, styles) for column, cell in pairs]
            except TooLong:
                raise _unwritable(last, row) from None
            sheet.append(cells)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    offer_choices(workbook, sheet, columns)
    save(workbook, file, title=title)


@contextmanager
def _discarded_on_error(sheet: WriteOnlyWorksheet) -> Iterator[None]:
    """Leave no half-written file of openpyxl's behind."""
    try:
        yield
    except Exception:
        sheet.close()
        sheet._writer.cleanup()
        raise


def _unwritable(at: int, row: Sequence[Cell]) -> Unwritable:
    """Names the row by its first cells."""
    cells = [shown(str(cell)) for cell in row if cell not in (None, "")]
    return Unwritable(
        TOO_LONG, row=at, cells=" ".join(cells[:CELLS_NAMED]), most=MOST_SIGNS
    )


def _set_columns(
    sheet: WriteOnlyWorksheet, columns: Sequence[OutColumn], styles: Styles
) -> None:
    for at, column in enumerate(columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = column.width
        dimension._style = styles.empty(format_of_column(column))


def _heading(sheet: WriteOnlyWorksheet, column: OutColumn, styles: Styles) -> SheetCell:
    style = styles.heading(is_context=column.is_locked_context)
    cell = new_cell(sheet, column.heading, style)
    if column.note:
        cell.comment = _comment(column.note)
    return cell


def _comment(note: str) -> Comment:
    """In a window as high as its text."""
    lines = sum(1 + len(line) // NOTE_SIGNS_A_LINE for line in note.split("\n"))
    height = NOTE_LINE * (lines + 1)
    return Comment(note, AUTHOR, height=height, width=NOTE_WIDTH)


def _cell(
    sheet: WriteOnlyWorksheet, column: OutColumn, cell: Cell, styles: Styles
) -> SheetCell:
    """Text is text and a number a number, whatever the column is for."""
    has_prefix = False
    if cell is None:
        number_format = format_of_column(column)
    elif isinstance(cell, str):
        number_format, has_prefix = AS_TEXT, is_quoted(cell)
    else:
        number_format = format_of_number(cell)
    style = styles.body(
        number_format, is_context=column.is_locked_context, is_quoted=has_prefix
    )
    return new_cell(sheet, cell, style)
