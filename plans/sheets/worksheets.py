"""The cells of one worksheet, row by row, and what a reader should know about them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from plans.sheets.archives import DAMAGED
from plans.sheets.decoding import FORBIDDEN, named
from plans.sheets.faults import Unreadable
from plans.sheets.limits import Limits
from plans.sheets.markup import TOO_MUCH, YES, Budget
from plans.sheets.number_formats import Kind, number_text
from plans.sheets.records import Record
from plans.sheets.workbook_parts import Place, Workbook
from plans.sheets.workbook_strings import StringReader, plain_text

NOT_CALCULATED = _(
    "The cell %(cell)s holds a formula without a result. Open the file in Excel, save "
    "it once and bring it in again."
)
TOO_FAR_RIGHT = _(
    "The cell %(cell)s lies beyond the %(most)d columns that are read. Remove what "
    "stands beside the table."
)
TOO_MANY_CELLS = _(
    "The worksheet has more than %(most)d cells, blank ones included. Copy the table "
    "alone into a new workbook and bring in that one."
)
CONTROL_SIGN = _(
    "The sign %(sign)s, which cannot be seen, stands in the cell %(cell)s. Remove it: "
    "text holds printable signs, tabs and line breaks."
)

LETTERS = re.compile(r"[A-Z]{1,3}")
ADDRESS = re.compile(r"[A-Z]{1,3}([1-9][0-9]{0,6})")
LAST_ROW = 2**20
MOST_RANGES = 20_000


class Worksheet(StringReader):
    """Reads a worksheet from top to bottom, once.

    Of what was read so far, ``formulas`` holds addresses, ``merged`` the first and the
    last row with the address, ``hidden_columns`` the first and the last column.
    """

    def __init__(
        self, workbook: Workbook, place: Place, limits: Limits, budget: Budget
    ) -> None:
        super().__init__(budget)
        self.formulas: list[str] = []
        self.merged: list[tuple[int, int, str]] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self._workbook, self._place, self._limits = workbook, place, limits
        self._found: list[Record] = []
        self._cells: list[str] = []
        self._row = self._column = self._count = 0
        self._is_hidden = self._has_formula = False
        self._type = self._style = self._value = ""

    def records(self) -> Iterator[Record]:
        """Every row that is not blank."""
        for _step in self.steps(self._workbook.archive.blocks(self._place.part)):
            yield from self._found
            self._found.clear()

    def begin_row(self, attributes: dict[str, str]) -> None:
        before = self._row
        self._row = int(attributes["r"]) if "r" in attributes else before + 1
        if not before < self._row <= LAST_ROW:
            raise Unreadable(DAMAGED)
        self._cells, self._column = [], 0
        self._is_hidden = attributes.get("hidden") in YES
        self._counted()

    def begin_c(self, attributes: dict[str, str]) -> None:
        before = self._column
        self._column = _column_of(attributes["r"]) if "r" in attributes else before + 1
        if self._column <= before:
            raise Unreadable(DAMAGED)
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._value, self.string, self._has_formula = "", "", False
        self._counted()

    def _counted(self) -> None:
        self._count += 1
        if self._count > self._limits.cells:
            raise Unreadable(TOO_MANY_CELLS, most=self._limits.cells)

    def begin_f(self, attributes: dict[str, str]) -> None:
        self._has_formula = True

    def end_v(self, text: str) -> None:
        self._value = text

    def end_c(self, text: str) -> None:
        if self._has_formula:
            if not self._value and self._type != "str":
                raise Unreadable(NOT_CALCULATED, self._row, cell=self._address)
            self.formulas.append(self._address)
        shown = self._shown()
        if not shown:
            return
        most = self._limits.columns
        if self._column > most:
            raise Unreadable(TOO_FAR_RIGHT, self._row, cell=self._address, most=most)
        self._cells += [""] * (self._column - 1 - len(self._cells))
        self._cells.append(shown)

    def _shown(self) -> str:
        value, workbook = self._value, self._workbook
        if self._type == "inlineStr":
            return plain_text(self.string)
        if not value:
            return ""
        if self._type == "n":
            kind = workbook.kinds.get(self._style, Kind.NUMBER)
            return number_text(value, kind, counts_from_1904=workbook.counts_from_1904)
        if self._type == "s":
            at = int(value)
            if at < 0:
                raise Unreadable(DAMAGED)
            return workbook.strings[at]
        if self._type == "b":
            return "TRUE" if value in YES else "FALSE"
        if self._type == "d":
            return value.removesuffix("T00:00:00").replace("T", " ")
        return plain_text(value)

    def end_row(self, text: str) -> None:
        if not self._cells:
            return
        if FORBIDDEN.search("".join(self._cells)):
            self._refuse_sign()
        if self._is_hidden:
            self.hidden_rows.append(self._row)
        self._found.append(Record(self._row, self._cells))
        self._cells = []

    def _refuse_sign(self) -> None:
        for column, text in enumerate(self._cells, 1):
            if match := FORBIDDEN.search(text):
                sign, cell = named(match[0]), f"{letters_of(column)}{self._row}"
                raise Unreadable(CONTROL_SIGN, self._row, sign=sign, cell=cell)

    def begin_col(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in YES:
            self.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
            _check_ranges(self.hidden_columns)

    def begin_mergeCell(self, attributes: dict[str, str]) -> None:
        cells = attributes["ref"]
        first, _colon, last = cells.partition(":")
        corners = [ADDRESS.fullmatch(one) for one in (first, last or first)]
        if None in corners:
            raise Unreadable(DAMAGED)
        self.merged.append((*(int(corner[1]) for corner in corners), cells))
        _check_ranges(self.merged)

    @property
    def _address(self) -> str:
        return f"{letters_of(self._column)}{self._row}"


def _check_ranges(ranges: list) -> None:
    if len(ranges) > MOST_RANGES:
        raise Unreadable(TOO_MUCH)


def _column_of(address: str) -> int:
    return _number_of(address.rstrip("0123456789"))


@lru_cache(maxsize=1024)
def _number_of(letters: str) -> int:
    if not LETTERS.fullmatch(letters):
        raise Unreadable(DAMAGED)
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def letters_of(column: int) -> str:
    """The letters over a column: A for 1, AA for 27."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
