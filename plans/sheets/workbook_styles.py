"""The looks of an entry sheet: each style is made once and worn by many cells."""

from decimal import Decimal
from functools import cache

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from plans.printing import plain
from plans.sheets.columns import OutColumn

FONT = "游ゴシック"
LINE = Side(style="thin", color="A6A6A6")
FRAME = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEADING_FILL = PatternFill("solid", fgColor="DDEBF7")
CONTEXT_HEADING_FILL = PatternFill("solid", fgColor="D9D9D9")
CONTEXT_FILL = PatternFill("solid", fgColor="F2F2F2")

AS_TEXT = "@"
AS_TYPED = "General"
WHOLE = "0"


class Styles:
    """Styles of one worksheet's cells."""

    def __init__(self, sheet: WriteOnlyWorksheet) -> None:
        self.sheet = sheet
        self.heading = cache(self._heading)
        self.body = cache(self._body)

    def _heading(self, *, is_context: bool) -> StyleArray:
        cell = WriteOnlyCell(self.sheet)
        cell.font, cell.border = Font(name=FONT, size=11, bold=True), FRAME
        cell.fill = CONTEXT_HEADING_FILL if is_context else HEADING_FILL
        cell.alignment = Alignment("center", "center", wrap_text=True)
        cell.number_format = AS_TEXT
        return cell._style

    def _body(
        self, number_format: str, *, is_context: bool, is_quoted: bool = False
    ) -> StyleArray:
        """``is_quoted`` keeps a text that looks like a formula a text when edited."""
        cell = WriteOnlyCell(self.sheet)
        cell.font, cell.border = Font(name=FONT, size=11), FRAME
        is_text = number_format == AS_TEXT
        cell.alignment = Alignment(
            vertical="top", wrap_text=is_text, shrink_to_fit=not is_text
        )
        cell.number_format = number_format
        cell.quotePrefix = is_quoted
        if is_context:
            cell.fill = CONTEXT_FILL
        return cell._style

    def empty(self, number_format: str) -> StyleArray:
        """Below the last row, where more may be typed."""
        cell = WriteOnlyCell(self.sheet)
        cell.font = Font(name=FONT, size=11)
        cell.number_format = number_format
        return cell._style


def format_of_column(column: OutColumn) -> str:
    """Number format of the cells that are still empty."""
    match column.kind:
        case "number":
            return AS_TYPED
        case "year":
            return WHOLE
    return AS_TEXT


def format_of_number(number: Decimal | int) -> str:
    """Every decimal the number has, no separator, never an exponent."""
    _whole, _point, decimals = plain(Decimal(number)).partition(".")
    return f"{WHOLE}.{WHOLE * len(decimals)}" if decimals else WHOLE
