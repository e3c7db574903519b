"""How much each file holds, and what Shift_JIS would lose of it: for the page."""

from dataclasses import dataclass

from kpitracker.opendata.files import MOST_ROWS_OF_A_WORKBOOK
from kpitracker.opendata.lines import END, lines
from kpitracker.opendata.open_plans import OpenPlan
from kpitracker.opendata.tables import TABLES, Table
from plans.sheets.cp932 import stand_in
from plans.sheets.neutral import restored
from plans.sheets.records import records
from plans.sheets.workbook_cells import fits_a_cell
from plans.sheets.writing import BYTE_ORDER_MARK


@dataclass(frozen=True, slots=True)
class Survey:
    """``replaced``: what stands in cp932 for each character that it lacks.

    ``fits_cells``: whether a cell of a workbook has room for each of its texts.
    """

    table: Table
    rows: int
    size: int
    replaced: dict[str, str]
    fits_cells: bool

    @property
    def fits_a_workbook(self) -> bool:
        return self.fits_cells and self.rows <= MOST_ROWS_OF_A_WORKBOOK


def surveys_of(source: OpenPlan) -> list[Survey]:
    """Writes every file once, to count. Its queries do not grow with the plan."""
    return [_survey(table, source) for table in TABLES]


def _survey(table: Table, source: OpenPlan) -> Survey:
    rows, size, signs = -1, len(BYTE_ORDER_MARK.encode()), set()
    fits_cells = True
    for text in lines(table, source):
        rows += text.count("\n")
        size += len(text.encode())
        signs.update(text)
        fits_cells = fits_cells and _fit_cells(text)
    standing = {sign: stand_in(sign) for sign in sorted(signs)}
    replaced = {sign: other for sign, other in standing.items() if other is not None}
    return Survey(table, rows, size, replaced, fits_cells)


def _fit_cells(text: str) -> bool:
    """No line break stands in a cell, so what fits as a line fits as its cells."""
    long = [line for line in text.split(END) if not fits_a_cell(line)]
    return all(
        fits_a_cell(restored(cell)) for record in records(long) for cell in record.cells
    )
