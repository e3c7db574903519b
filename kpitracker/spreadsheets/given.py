"""Records of a sheet to rows as typed: cells by the names of their columns."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from indicators.imports.given import BOTH, NO_HEADING, year_of
from kpitracker.spreadsheets.plan_kinds import PlanSheet
from measures.resources import SAYS_TOTAL, TOTAL
from plans.imports.headings import EMPTY, NO_ROWS, Header, match
from plans.imports.problems import Problem
from plans.sheets.decoding import canonical
from plans.sheets.files import SheetFile
from plans.sheets.records import Record

# Stands for the year of a wide sheet's column of totals.
YEAR_OF_TOTALS = -1


@dataclass(slots=True)
class Given:
    """One row as typed. ``headings``: of cells that stand under a year."""

    line: int
    cells: dict[str, str]
    headings: dict[str, str] = field(default_factory=dict)


class GivenRows:
    """Reads a sheet once; ``problems`` collects what is wrong with it as a whole.

    ``last`` and ``count`` tell of the rows that were read.

    A sheet of budgets may be wide: a column for each year, and one for the total.
    """

    def __init__(self, kind: PlanSheet) -> None:
        self.kind = kind
        self.columns = kind.resource.columns()
        self.problems: list[Problem] = []
        self.last = ""
        self.count = 0
        self._unnamed: set[int] = set()

    def read(self, sheet: SheetFile) -> list[Given]:
        records = sheet.records()
        first = next(records, None)
        if first is None:
            self.problems.append(Problem.of(1, "", EMPTY))
            return []
        header = self._header(first)
        self.problems += header.problems
        if header.problems:
            return []
        rows = [given for record in records for given in self._rows(header, record)]
        if not rows:
            self.problems.append(Problem.of(first.line, "", NO_ROWS))
        return rows

    def _header(self, first: Record) -> Header:
        read = year_of_budget if self.kind.totals else lambda heading: None
        keys = self.kind.resource.keys()
        found = match(first.cells, self.columns, line=first.line, year_of=read, keys=[])
        if not found.years:
            return match(first.cells, self.columns, line=first.line, keys=keys)
        keys.remove("fiscal_year")
        header = match(
            first.cells, self.columns, line=first.line, year_of=read, keys=keys
        )
        for name in ("fiscal_year", "amount"):
            if name in header.places:
                heading = self.columns[name].heading
                problem = Problem.of(first.line, heading, BOTH, name=heading)
                header.problems.append(problem)
        return header

    def _rows(self, header: Header, record: Record) -> Iterator[Given]:
        cells = [canonical(cell) for cell in record.cells]
        self._check_headings(header, record.line, cells)
        self.last = " ".join(filter(None, cells[:3]))
        self.count += 1
        named = {name: cells[place] for name, place in header.places.items()}
        if not header.years:
            yield Given(record.line, named)
        for place, number in header.years.items():
            year = TOTAL if number == YEAR_OF_TOTALS else str(number)
            typed = {"fiscal_year": year, "amount": cells[place]}
            told = dict.fromkeys(typed, header.headings[place])
            yield Given(record.line, {**named, **typed}, told)

    def _check_headings(self, header: Header, line: int, cells: list[str]) -> None:
        for place, (heading, cell) in enumerate(
            zip(header.headings, cells, strict=False)
        ):
            if not heading and cell.strip() and place not in self._unnamed:
                self._unnamed.add(place)
                self.problems.append(Problem.of(line, "", NO_HEADING))


def year_of_budget(heading: str) -> int | None:
    """The fiscal year that a heading names; totals have a column of their own."""
    return YEAR_OF_TOTALS if heading in SAYS_TOTAL else year_of(heading)
