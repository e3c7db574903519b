"""Kinds of cell of a sheet: how what staff type is read, and how it is written again.

Each is a widget of django-import-export that reads through ``plans.reading``. ``clean``
raises a ``Refusal``; a blank cell is ``empty``. ``render`` writes what ``clean`` reads
back as the same value, whatever the reader's language is.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from import_export.widgets import Widget

from plans.fiscal import Period, YearKind, year_in_range
from plans.forms import SAYS_MORE, says_more
from plans.printing import plain
from plans.reading import (
    Refusal,
    read_code,
    read_fiscal_year,
    read_number,
    read_period,
)
from plans.reading.characters import fold

TOO_LONG = _("“%(text)s” has %(length)d characters; at most %(most)d are kept.")
ONE_LINE = _("“%(text)s” has a line break, which this column does not take.")
NOT_A_CHOICE = _("“%(text)s” is not one of: %(choices)s.")
NOT_A_FLAG = _("“%(text)s” is neither yes nor no. Write 1 or ○ for yes, 0 for no.")
NOT_A_DAY = _("“%(text)s” is not a date. Write year, month and day as in 2024-03-31.")
NOT_WHOLE = _("“%(text)s” is not a whole number from %(least)d to %(most)d.")
BROKEN_CELL = _(
    "“%(text)s” is an error of the spreadsheet program. Correct the formula, or write "
    "the value itself."
)

# What a spreadsheet program leaves where a formula failed.
ERRORS = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|N/A|SPILL!|CALC!)")
YES = {"1", "○", "〇", "◯", "はい", "有", "YES", "TRUE"}
NO = {"0", "×", "いいえ", "無", "NO", "FALSE"}
SEPARATED_DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
JAPANESE_DAY = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")


class CellWidget(Widget):
    """``kind`` says how a cell of an XLSX file is formatted."""

    kind = "text"
    empty: object = ""

    def clean(self, value, row=None, **options):
        """The value of a cell's text; ``empty`` where nothing is written."""
        text = value.strip()
        if not text:
            return self.empty
        if text[0] == "#" and ERRORS.fullmatch(text):
            raise Refusal(BROKEN_CELL, text)
        return self.read(value)

    def read(self, text: str):
        """The value of a cell that is not blank. Raises ``Refusal``."""
        raise NotImplementedError

    def render(self, value, obj=None, **options) -> str:
        """The cell of a value; blank where there is none."""
        return "" if value in (None, "") else self.write(value)

    def write(self, value) -> str:
        return str(value)


class CodeCell(CellWidget):
    """A code: of a plan, an indicator, a department."""

    kind = "code"

    def read(self, text: str) -> str:
        return read_code(fold(text))


class NumberCell(CellWidget):
    """A number as staff type it, without anything beside it."""

    kind = "number"
    empty = None

    def read(self, text: str) -> Decimal | None:
        reading = read_number(text)
        if says_more(reading) or reading.quality or reading.notes or reading.unit:
            raise Refusal(SAYS_MORE, text)
        if reading.scale != 1:
            raise Refusal(SAYS_MORE, text)
        return reading.value

    def write(self, value: Decimal) -> str:
        return plain(value)


class WholeCell(CellWidget):
    """A whole number within bounds."""

    kind = "number"
    empty = None

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.least, self.most = least, most

    def read(self, text: str) -> int:
        value = NumberCell.read(self, text)
        whole = None if value is None else int(value)
        if whole is None or whole != value or not self.least <= whole <= self.most:
            raise Refusal(NOT_WHOLE, text, least=self.least, most=self.most)
        return whole


class YearCell(CellWidget):
    """A fiscal year: 2024, 2024年度, R6, 令和6年度."""

    kind = "year"
    empty = None

    def read(self, text: str) -> int:
        return read_fiscal_year(text)


class PeriodCell(CellWidget):
    """A survey period: 2018年度, 2018年 or 2018年3月; the kind is written with it."""

    empty = Period(None, YearKind.NONE)

    def read(self, text: str) -> Period:
        return read_period(text)

    def render(self, value, obj=None, **options) -> str:
        return "" if value is None or value.year is None else self.write(value)

    def write(self, value: Period) -> str:
        match value.kind:
            case YearKind.FISCAL_YEAR:
                return f"{value.year}年度"
            case YearKind.CALENDAR_YEAR:
                return f"{value.year}年"
        return f"{value.year}年{value.month}月"


class ChoiceCell(CellWidget):
    """One of a model's choices, by its value or its word in any of our languages."""

    kind = "choice"

    def __init__(self, choices) -> None:
        super().__init__()
        self.choices = choices

    @cached_property
    def words(self) -> dict[str, str]:
        """The Japanese word of each value: what sheets show."""
        with translation.override("ja"):
            return {choice.value: str(choice.label) for choice in self.choices}

    @cached_property
    def _values(self) -> dict[str, str]:
        known = {}
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                labels = {_comparable(str(it.label)): it.value for it in self.choices}
            known |= labels
        return known | {_comparable(it.value): it.value for it in self.choices}

    def read(self, text: str) -> str:
        value = self._values.get(_comparable(text))
        if value is None:
            raise Refusal(NOT_A_CHOICE, text, choices="、".join(self.words.values()))
        return value

    def write(self, value: str) -> str:
        return self.words[value]


class FlagCell(CellWidget):
    """1 or ○ for yes, 0 for no."""

    kind = "choice"
    empty = False

    def read(self, text: str) -> bool:
        word = _comparable(text)
        if word in YES:
            return True
        if word in NO:
            return False
        raise Refusal(NOT_A_FLAG, text)

    def render(self, value, obj=None, **options) -> str:
        return "○" if value else ""


class DayCell(CellWidget):
    """A date: 2024-03-31, 2024/3/31, 2024年3月31日."""

    empty = None

    def read(self, text: str) -> date:
        folded = fold(text).strip()
        match = SEPARATED_DAY.fullmatch(folded) or JAPANESE_DAY.fullmatch(folded)
        try:
            day = match and date(*map(int, match.groups()))
        except ValueError:
            day = None
        if not day or not year_in_range(day.year):
            raise Refusal(NOT_A_DAY, text)
        return day

    def write(self, value: date) -> str:
        return value.isoformat()


class TextCell(CellWidget):
    """Wording, kept as it is. ``is_long``: a note that may run over several lines."""

    def __init__(self, length: int | None = None, *, is_long: bool = False) -> None:
        super().__init__()
        self.length, self.is_long = length, is_long

    def read(self, text: str) -> str:
        if not self.is_long and "\n" in text:
            raise Refusal(ONE_LINE, text)
        if self.length is not None and len(text) > self.length:
            raise Refusal(TOO_LONG, text, length=len(text), most=self.length)
        return text


def _comparable(word: str) -> str:
    return "".join(unicodedata.normalize("NFKC", word).upper().split())
