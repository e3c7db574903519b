"""The list of indicators as a table of HTML: the very columns of the workbook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from indicators.reports.lines import IndicatorLine
from indicators.reports.plan import PlanReport
from kpitracker.spreadsheets.kpi_list import sections_of
from kpitracker.spreadsheets.kpi_list_columns import ListColumn, columns_of
from kpitracker.spreadsheets.kpi_list_figures import Figure

# They stand below the numbers of their indicator, over the whole width.
BELOW = ("department", "explanation")


@dataclass(frozen=True, slots=True)
class Heading:
    """``span`` columns wide; one row high where columns of its own stand below it."""

    text: str
    key: str
    span: int = 1
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    column: ListColumn
    figure: Figure

    @property
    def is_words(self) -> bool:
        """Whether words stand where a number could."""
        return self.column.across == "right" and self.figure.number is None


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator: its numbers, and what is said about them below."""

    line: IndicatorLine
    cells: tuple[Cell, ...]
    below: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ListTable:
    columns: tuple[ListColumn, ...]
    sections: tuple[Section, ...]

    @property
    def width(self) -> int:
        """Columns, and one for the chart."""
        return len(self.columns) + 1

    @property
    def upper(self) -> Iterator[Heading]:
        """The first row of headings: groups, and what stands beside them."""
        for group, columns in groupby(self.columns, lambda column: column.group):
            found = list(columns)
            if group:
                yield Heading(group, found[0].key, len(found), is_group=True)
            else:
                yield from (Heading(one.heading, one.key) for one in found)

    @property
    def lower(self) -> Iterator[Heading]:
        """The second row: the columns of the groups."""
        for column in self.columns:
            if column.group:
                yield Heading(column.heading, column.key)


def list_table(report: PlanReport) -> ListTable:
    """Goals with their indicators, each once, as in the workbook."""
    columns = columns_of(report)
    return ListTable(
        columns=_beside(columns),
        sections=tuple(
            Section(heading, tuple(_row(line, columns) for line in lines))
            for heading, lines in sections_of(report)
        ),
    )


def _beside(columns: Sequence[ListColumn]) -> tuple[ListColumn, ...]:
    return tuple(column for column in columns if column.key not in BELOW)


def _row(line: IndicatorLine, columns: Sequence[ListColumn]) -> Row:
    cells = [Cell(column, column.figure(line)) for column in columns]
    return Row(
        line=line,
        cells=tuple(cell for cell in cells if cell.column.key not in BELOW),
        below=tuple(
            cell for cell in cells if cell.column.key in BELOW and cell.figure.shown
        ),
    )
