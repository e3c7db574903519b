"""Measure sheets as a workbook: a worksheet for each measure, on A4 portrait."""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from indicators.reports.budgets import BudgetCell
from kpitracker.budget_grids import BudgetGrid
from kpitracker.paper.sheets import Sheet
from kpitracker.paper.strips import Strip
from kpitracker.paper.words import Passage, facts_of, passages_of, voices_of
from kpitracker.spreadsheets.kpi_list_figures import Figure
from kpitracker.spreadsheets.row_heights import height_of
from kpitracker.templatetags.years import short_year
from plans.sheets.workbook_archive import save
from plans.sheets.workbook_cells import put_number, put_text
from plans.sheets.workbook_paper import literal, prepare_paper, sheet_title

FONT = "BIZ UDPゴシック"
LINE = Side(style="thin", color="808080")
FRAME = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
GREY = PatternFill("solid", fgColor="E6E6E6")
COLUMNS, WIDTH = 8, 12.5
HEAD = (1, 3)


def measure_workbook(sheets: Sequence[Sheet], *, whose: str, mark: str) -> bytes:
    """Without any measure one empty worksheet. Raises ``Unwritable``."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for number, sheet in enumerate(sheets, 1):
        code = sheet.measure.place.code
        page = workbook.create_sheet(sheet_title(f"{number} {code}"))
        prepare_paper(page, header_rows=HEAD)
        page.page_setup.orientation = "portrait"
        page.oddHeader.left.text, page.oddHeader.right.text = map(
            literal, (whose, mark)
        )
        _Writer(page).write(sheet)
    if not sheets:
        workbook.create_sheet("1")
    file = BytesIO()
    save(workbook, file, title=whose)
    return file.getvalue()


class _Writer:
    """Writes one measure from the top down."""

    def __init__(self, page: Worksheet) -> None:
        self.page, self.row = page, 0
        for at in range(1, COLUMNS + 1):
            page.column_dimensions[get_column_letter(at)].width = WIDTH

    def write(self, sheet: Sheet) -> None:
        measure = sheet.measure
        path = " ＞ ".join(f"{place.level} {place}" for place in measure.above)
        self.words(path)
        self.words(f"{measure.place.level} {measure.place}", size=14)
        self.words("　".join(facts_of(measure)))
        if sheet.indicators:
            self.heading(_("Indicators"))
        for strip in sheet.indicators:
            self.strip(strip)
        if sheet.budgets:
            self.heading(_("Budget"))
        for grid in sheet.budgets:
            self.grid(grid)
        for passage in passages_of(measure):
            self.passage(passage)
        if sheet.review:
            self.heading(_("Review"))
            for passage in voices_of(measure, sheet.review):
                self.passage(passage)

    def words(self, text: str, *, size: int = 10, bold: bool = False) -> None:
        """Over the whole width, as high as they need."""
        self.row += 1
        cell = put_text(self.page.cell(self.row, 1), text)
        cell.font = Font(name=FONT, size=size, bold=bold or size > 10)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        self.page.merge_cells(
            start_row=self.row, start_column=1, end_row=self.row, end_column=COLUMNS
        )
        width = COLUMNS * WIDTH * 10 / size
        height = height_of([(text, width)]) * size / 10
        self.page.row_dimensions[self.row].height = height

    def heading(self, text: str) -> None:
        self.words(text, bold=True)
        self.page.cell(self.row, 1).fill = GREY

    def passage(self, passage: Passage) -> None:
        self.heading(passage.heading)
        for text in passage.texts:
            self.words(text)

    def strip(self, strip: Strip) -> None:
        line = strip.line
        self.words(f"{line.name}　{strip.unit}　{strip.verdict}".strip(), bold=True)
        self.cells(
            [f"{one.heading}\n{one.year}".strip() for one in strip.numbers],
            is_head=True,
        )
        self.cells([one.figure for one in strip.numbers])
        self.words(strip.summary)
        if line.comment:
            self.words(f"{_('Explanation')}　{line.comment}")

    def grid(self, grid: BudgetGrid) -> None:
        unit = _("(unit: %(unit)s)") % {"unit": grid.unit}
        head = [unit, *map(short_year, grid.years)]
        total = [_("Total as printed")] if grid.has_totals else []
        self.cells([*head, *total], is_head=True)
        for row in grid.rows:
            name = f"{row.table.edition_name} {row.table.kind.label}".strip()
            totals = [row.table.total] if total else []
            self.cells([name, *row.cells, *totals])

    def cells(self, shown: Sequence, *, is_head: bool = False) -> None:
        """Texts, figures and amounts side by side, in a frame."""
        self.row += 1
        texts = []
        for at, one in enumerate(shown, 1):
            cell = self.page.cell(self.row, at)
            cell.font, cell.border = Font(name=FONT, size=10, bold=is_head), FRAME
            cell.alignment = Alignment("center", "center", wrap_text=True)
            number, text, cell.number_format = _content(one)
            if number is None:
                put_text(cell, text)
            else:
                put_number(cell, number)
            if is_head:
                cell.fill = GREY
            texts.append((text, WIDTH))
        self.page.row_dimensions[self.row].height = height_of(texts)


def _content(
    shown: str | Figure | BudgetCell | None,
) -> tuple[Decimal | None, str, str]:
    """A number, else the text in its place, and the format that shows it."""
    if isinstance(shown, Figure):
        return shown.number, shown.shown, shown.number_format
    if isinstance(shown, BudgetCell):
        return shown.amount, shown.mark, "#,##0.##" if shown.amount is not None else "@"
    return None, shown or "", "@"
