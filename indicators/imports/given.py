"""Records of a sheet to what they say of one indicator in one year. No database.

A long sheet has one row for each year; a wide one has a column for each.
"""

from collections.abc import Callable, Iterable, Iterator
from operator import getitem, itemgetter
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from indicators.resources.actuals import ActualResource
from plans.imports.headings import Header, match
from plans.imports.problems import Problem
from plans.imports.remembered import Remembered
from plans.reading import Refusal, read_fiscal_year
from plans.sheets.records import Record
from plans.tuples import quick

BLANK_KEY = _("The cell is empty, but it tells which row is meant.")
NO_HEADING = _(
    "The column has cells but no heading. Give it one of the headings, or remove it."
)
BOTH = _(
    "The sheet has a column for each year and the column “%(name)s” as well. Keep "
    "one of the two."
)
WHICH_YEAR = _(
    "The column “%(name)s” cannot be taken in beside a column for each year, since it "
    "would not be said for which year it is meant. Bring a sheet with one row a year."
)
# What may stand behind the year in the heading of a wide sheet's column.
TOLD_OF_YEARS = ("実績値", "実績", "の実績値", "の実績")
COLUMNS = ActualResource.columns()
# What is said of a value.
TEXTS = ("comment", "source")
CHOICES = ("missing_reason", "quality", "stage")
TOLD = (*CHOICES, *TEXTS)


class Layout(NamedTuple):
    """Names of the columns that say something; ``heading``: that of the value's.

    ``has_choices``: whether a column of ``CHOICES`` is among them.
    """

    names: tuple[str, ...]
    heading: str
    has_choices: bool
    names_indicators: bool

    @classmethod
    def of(cls, names: Iterable[str], heading: str) -> "Layout":
        names = tuple(names)
        has_choices = not set(CHOICES).isdisjoint(names)
        return cls(names, heading, has_choices, "indicator" in names)


class Given(NamedTuple):
    """What a sheet says of an indicator in a year: texts in the order of ``layout``."""

    line: int
    plan_code: str
    indicator_code: str
    fiscal_year: int
    texts: tuple[str, ...]
    layout: Layout

    @property
    def cells(self) -> dict[str, str]:
        """Texts by column, made anew each time."""
        return dict(zip(self.layout.names, self.texts, strict=True))

    @property
    def heading(self) -> str:
        return self.layout.heading


_given = quick(Given)


def header_of(record: Record) -> Header:
    """Find the columns; a heading that is a fiscal year makes the sheet a wide one."""
    header = match(
        record.cells,
        COLUMNS,
        line=record.line,
        year_of=year_of,
        keys=["plan_code", "indicator_code"],
    )
    for name in _beside_years(header):
        heading = COLUMNS[name].heading
        sentence = WHICH_YEAR if name in TOLD else BOTH
        header.problems.append(Problem.of(record.line, heading, sentence, name=heading))
    if not header.years and not header.problems and "fiscal_year" not in header.places:
        header.problems += match(
            record.cells, COLUMNS, line=record.line, keys=["fiscal_year"]
        ).problems
    return header


def _beside_years(header: Header) -> list[str]:
    """Columns that speak of one year, where each year has a column of its own."""
    if not header.years:
        return []
    of_one_year = ["fiscal_year", "value"]
    if len(header.years) > 1:
        # Of which of them would a comment be?
        of_one_year += TOLD
    return [name for name in of_one_year if name in header.places]


def year_of(heading: str) -> int | None:
    """The fiscal year of 2024年度, R6 or 令和6年度実績; None for other headings."""
    for ending in ("", *TOLD_OF_YEARS):
        if heading.endswith(ending):
            try:
                return read_fiscal_year(heading.removesuffix(ending))
            except Refusal:
                continue
    return None


class GivenRows:
    """Reads keys and takes the cells as they are; ``problems`` collects the rest."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.problems: list[Problem] = []
        self.rows = 0
        self.has_gaps = "" in header.headings
        names = ["plan_code", "indicator_code"]
        if not header.years:
            names.append("fiscal_year")
        self.key_names = names
        self.keys_of = itemgetter(*(header.places[name] for name in names))
        self.readers = [Remembered(COLUMNS[name].widget.clean) for name in names]
        self.parts = list(_parts(header))

    def read(self, records: Iterable[Record]) -> Iterator[Given]:
        """What each record says; nothing where a key cannot be read."""
        width = len(self.header.headings)
        for record in records:
            self.rows += 1
            line, cells = record
            if self.has_gaps or len(cells) > width:
                self._check_headings(record)
            keys = [*map(getitem, self.readers, self.keys_of(cells))]
            if not all(keys):
                self._check_keys(record)
                continue
            for year, texts_of, layout in self.parts:
                yield _given((line, *keys, *year, texts_of(cells), layout))

    def _check_keys(self, record: Record) -> None:
        for name in self.key_names:
            column = COLUMNS[name]
            try:
                if not column.widget.clean(record.cells[self.header.places[name]]):
                    problem = Problem.of(record.line, column.heading, BLANK_KEY)
                    self.problems.append(problem)
            except Refusal as refusal:
                problem = Problem.refused(record.line, column.heading, refusal)
                self.problems.append(problem)

    def _check_headings(self, record: Record) -> None:
        for heading, cell in zip(self.header.headings, record.cells, strict=False):
            if not heading and cell.strip():
                self.problems.append(Problem.of(record.line, "", NO_HEADING))
                return


def _parts(header: Header) -> Iterator[tuple[list[int], Callable, Layout]]:
    """What a record says: the year, where its column tells it; texts; their layout.

    Each year of a wide sheet is a part, and so is the one value of a long one.
    """
    places = {
        name: place
        for name, place in header.places.items()
        if not COLUMNS[name].is_key
        and (name == "indicator" or not COLUMNS[name].is_context)
    }
    for place, year in header.years.items():
        layout = Layout.of((*places, "value"), header.headings[place])
        yield [year], _picker([*places.values(), place]), layout
    if not header.years:
        layout = Layout.of(places, COLUMNS["value"].heading)
        yield [], _picker(list(places.values())), layout


def _picker(places: list[int]) -> Callable[[list[str]], tuple[str, ...]]:
    if len(places) == 1:
        return lambda cells: (cells[places[0]],)
    return itemgetter(*places)
