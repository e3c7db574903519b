"""How much each file holds, and what Shift_JIS would lose of it: for the page."""

from dataclasses import dataclass

from kpitracker.opendata.files import MOST_ROWS_OF_A_WORKBOOK
from kpitracker.opendata.lines import lines
from kpitracker.opendata.open_plans import OpenPlan
from kpitracker.opendata.tables import TABLES, Table
from plans.sheets.cp932 import stand_in
from plans.sheets.writing import BYTE_ORDER_MARK


@dataclass(frozen=True, slots=True)
class Survey:
    """``replaced``: what stands in cp932 for each character that it lacks."""

    table: Table
    rows: int
    size: int
    replaced: dict[str, str]

    @property
    def fits_a_workbook(self) -> bool:
        return self.rows <= MOST_ROWS_OF_A_WORKBOOK


def surveys_of(source: OpenPlan) -> list[Survey]:
    """Writes every file once, to count. Its queries do not grow with the plan."""
    return [_survey(table, source) for table in TABLES]


def _survey(table: Table, source: OpenPlan) -> Survey:
    rows, size, signs = -1, len(BYTE_ORDER_MARK.encode()), set()
    for text in lines(table, source):
        rows += text.count("\n")
        size += len(text.encode())
        signs.update(text)
    standing = {sign: stand_in(sign) for sign in sorted(signs)}
    replaced = {sign: other for sign, other in standing.items() if other is not None}
    return Survey(table, rows, size, replaced)
