"""The worksheet of the list: title, header, a row for each goal and each indicator."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from indicators.reports.lines import IndicatorLine
from kpitracker.spreadsheets.kpi_list_columns import ListColumn
from kpitracker.spreadsheets.kpi_list_figures import Figure
from kpitracker.spreadsheets.kpi_list_pages import Pages
from kpitracker.spreadsheets.row_heights import height_of
from plans.reading.refusal import shown as shortly
from plans.sheets.faults import Unwritable
from plans.sheets.workbook_cells import (
    MOST_SIGNS,
    TooLong,
    is_quoted,
    put_number,
    put_text,
)
from plans.sheets.workbook_paper import literal, prepare_paper, sheet_title

TOO_LONG = gettext_lazy(
    "A text of the indicator %(code)s (%(name)s) has more than %(most)d characters, "
    "and no cell of Excel holds so many. Take the actual values as CSV."
)

FONT = "BIZ UDPゴシック"
LINE = Side(style="thin", color="808080")
FRAME = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEADING = PatternFill("solid", fgColor="D9D9D9")
SECTION = PatternFill("solid", fgColor="EDEDED")
MARKED = PatternFill("solid", fgColor="BFBFBF")

FRONT_ROWS = TITLE_ROW, YEAR_ROW, CHANGES_ROW, LEGEND_ROW = 1, 2, 3, 4
HEADER_ROWS = GROUP_ROW, HEADING_ROW = 5, 6
# In points.
HEIGHTS = {
    TITLE_ROW: 30,
    YEAR_ROW: 20,
    CHANGES_ROW: 17,
    LEGEND_ROW: 17,
    GROUP_ROW: 21,
    HEADING_ROW: 21,
}
SECTION_HEIGHT, ROOM_BELOW_SECTION = 21, 80
# Code, measure and indicator stay in sight.
FIRST_FREE = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What stands above the table; ``mark`` says who may see the list,
    ``changes`` is empty without a year before.
    """

    title: str
    mark: str
    year: str
    summary: str
    changes: str
    printed: str
    legend: str


class ListSheet:
    """Written from the top down: ``begin``, sections and their indicators, ``end``."""

    def __init__(self, sheet: Worksheet, columns: Sequence[ListColumn]) -> None:
        self.sheet, self.columns = sheet, columns
        self.row = HEADING_ROW
        self.pages = Pages(
            [column.width for column in columns],
            front=sum(HEIGHTS[row] for row in FRONT_ROWS),
            repeated=sum(HEIGHTS[row] for row in HEADER_ROWS),
        )

    def begin(self, front: Front) -> None:
        sheet = self.sheet
        for row, height in HEIGHTS.items():
            sheet.row_dimensions[row].height = height
        sheet.title = sheet_title(_("List of indicators"))
        sheet.freeze_panes = f"{FIRST_FREE}{HEADING_ROW + 1}"
        self._front_row(TITLE_ROW, front.title, front.mark, size=18)
        self._front_row(YEAR_ROW, f"{front.year}　{front.summary}".strip(), size=12)
        self._front_row(CHANGES_ROW, front.changes, size=10)
        sheet.row_dimensions[CHANGES_ROW].hidden = not front.changes
        self._front_row(LEGEND_ROW, front.legend, front.printed, size=10)
        for at, column in enumerate(self.columns, 1):
            sheet.column_dimensions[get_column_letter(at)].width = column.width
        self._add_headings()
        prepare_paper(sheet, header_rows=HEADER_ROWS)
        sheet.HeaderFooter.differentFirst = True
        sheet.firstFooter.center.text = sheet.oddFooter.center.text
        sheet.oddHeader.left.text = literal(f"{front.title}　{front.year}")
        sheet.oddHeader.right.text = literal(front.mark)

    def add_section(self, heading: str) -> None:
        """A goal: its name across the whole width."""
        self._begin_row(SECTION_HEIGHT, kept_together=ROOM_BELOW_SECTION)
        for at in range(1, len(self.columns) + 1):
            cell = self.sheet.cell(self.row, at)
            cell.border, cell.fill = FRAME, SECTION
        cell = put_text(self.sheet.cell(self.row, 1), heading)
        cell.font, cell.alignment = _font(11, bold=True), Alignment(vertical="center")
        self._merge(self.row, 1, self.row, len(self.columns))

    def add_indicator(self, line: IndicatorLine) -> None:
        """Raises ``Unwritable`` where a text has no room in a cell."""
        shown = [(column, column.figure(line)) for column in self.columns]
        texts = [(figure.shown, column.width) for column, figure in shown]
        self._begin_row(height_of(texts))
        for at, (column, figure) in enumerate(shown, 1):
            try:
                self._put(self.sheet.cell(self.row, at), column, figure)
            except TooLong:
                told = {"code": line.code, "name": shortly(line.name)}
                raise Unwritable(TOO_LONG, **told, most=MOST_SIGNS) from None

    def end(self) -> None:
        last = get_column_letter(len(self.columns))
        self.sheet.print_area = f"A1:{last}{self.row}"
        self.sheet.auto_filter.ref = f"A{HEADING_ROW}:{last}{self.row}"

    def _begin_row(self, height: float, *, kept_together: float = 0) -> None:
        """On the next page where this one has no room for it and what follows."""
        if not self.pages.has_room_for(height + kept_together):
            self.sheet.row_breaks.append(Break(id=self.row))
            self.pages.turn()
        self.pages.add(height)
        self.row += 1
        self.sheet.row_dimensions[self.row].height = height

    def _put(self, cell: Cell, column: ListColumn, figure: Figure) -> None:
        across, is_strong = column.across, column.is_strong
        if figure.number is not None:
            put_number(cell, figure.number)
        else:
            put_text(cell, figure.shown)
            cell.quotePrefix = is_quoted(figure.shown)
            if across == "right":  # words where a number could stand
                across, is_strong = "center", False
        cell.font, cell.border = _font(10, bold=is_strong), FRAME
        cell.number_format = figure.number_format
        cell.alignment = Alignment(across, "center", wrap_text=True)
        if figure.is_marked:
            cell.fill = MARKED

    def _front_row(self, row: int, text: str, at_right: str = "", *, size: int) -> None:
        """One text from the left and one from the right, over the cells between."""
        left = put_text(self.sheet.cell(row, 1), text)
        right = put_text(self.sheet.cell(row, len(self.columns)), at_right)
        left.font, left.alignment = _font(size, bold=size > 10), Alignment("left")
        right.font, right.alignment = _font(min(size, 14)), Alignment("right")

    def _add_headings(self) -> None:
        at = 1
        for group, columns in groupby(self.columns, lambda column: column.group):
            columns = list(columns)
            for offset, column in enumerate(columns):
                upper, lower = (
                    (group, column.heading) if group else (column.heading, "")
                )
                self._heading(GROUP_ROW, at + offset, upper)
                self._heading(HEADING_ROW, at + offset, lower)
                if not group:
                    self._merge(GROUP_ROW, at + offset, HEADING_ROW, at + offset)
            if group:
                self._merge(GROUP_ROW, at, GROUP_ROW, at + len(columns) - 1)
            at += len(columns)

    def _heading(self, row: int, at: int, text: str) -> None:
        cell = put_text(self.sheet.cell(row, at), text)
        cell.font, cell.fill, cell.border = _font(10, bold=True), HEADING, FRAME
        cell.alignment = Alignment("center", "center", wrap_text=True)

    def _merge(self, row: int, at: int, last_row: int, last: int) -> None:
        self.sheet.merge_cells(
            start_row=row, start_column=at, end_row=last_row, end_column=last
        )


def _font(size: int, *, bold: bool = False) -> Font:
    return Font(name=FONT, size=size, bold=bold)
