"""Cells of figures: numbers, years, days, and yes or no."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from plans.fiscal import FIRST_YEAR, LAST_YEAR, year_in_range
from plans.printing import plain
from plans.reading import Refusal, read_plain_number

NOT_WHOLE = _(
    "“%(text)s” is not a whole number from %(least)d to %(most)d, such as %(example)d."
)
NOT_A_YEAR = _(
    "“%(text)s” is not a year. Write the four digits of a Gregorian year from "
    "%(first)d to %(last)d, such as 2024."
)
NOT_A_DAY = _("“%(text)s” is not a date. Write year, month and day as in 2024-03-31.")
NOT_A_FLAG = _("“%(text)s” is neither 1 nor empty. Write 1 for yes, nothing for no.")
NOT_A_CHOICE = _("“%(text)s” is not one of: %(choices)s.")
NOT_SIX_DIGITS = _(
    "“%(text)s” is not an organization code. It has 6 digits, leading zeros included."
)
NOT_A_FLAG = _("“%(text)s” is neither 1 nor empty. Write 1 for yes, nothing for no.")
NOT_A_CHOICE = _("“%(text)s” is not one of: %(choices)s.")
NOT_SIX_DIGITS = _(
    "“%(text)s” is not an organization code. It has 6 digits, leading zeros included."
)

DIGITS = re.compile(r"0|[1-9][0-9]*")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Number:
    """At most 15 digits, 4 of them decimals."""

    empty = None
    is_wording = False

    def read(self, text: str) -> Decimal:
        return read_plain_number(text)

    def write(self, value: Decimal) -> str:
        return plain(value)

    def schema(self) -> dict:
        return {"type": "number"}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds."""

    least: int
    most: int
    empty = None
    is_wording = False

    def read(self, text: str) -> int:
        # The length first: int() of a million digits takes its time.
        fits = len(text) <= len(str(self.most)) and DIGITS.fullmatch(text)
        if not fits or not self.least <= int(text) <= self.most:
            raise Refusal(
                NOT_WHOLE,
                text,
                least=self.least,
                most=self.most,
                example=max(self.least, 1),
            )
        return int(text)

    def write(self, value: int) -> str:
        return str(value)

    def schema(self) -> dict:
        bounds = {"minimum": self.least, "maximum": self.most}
        return {"type": "integer", "constraints": bounds}


class Year:
    """A Gregorian year; the column says of which kind."""

    empty = None
    is_wording = False

    def read(self, text: str) -> int:
        is_year = len(text) == 4 and DIGITS.fullmatch(text)
        if not is_year or not year_in_range(int(text)):
            raise Refusal(NOT_A_YEAR, text, first=FIRST_YEAR, last=LAST_YEAR)
        return int(text)

    def write(self, value: int) -> str:
        return str(value)

    def schema(self) -> dict:
        bounds = {"minimum": FIRST_YEAR, "maximum": LAST_YEAR}
        return {"type": "integer", "constraints": bounds}


class Day:
    """A date, as ISO 8601 writes it."""

    empty = None
    is_wording = False

    def read(self, text: str) -> date:
        try:
            day = date.fromisoformat(text) if ISO_DAY.fullmatch(text) else None
        except ValueError:
            day = None
        if day is None or not year_in_range(day.year):
            raise Refusal(NOT_A_DAY, text)
        return day

    def write(self, value: date) -> str:
        return value.isoformat()

    def schema(self) -> dict:
        return {"type": "date", "format": "default"}


class Flag:
    """1 for yes, nothing for no."""

    empty = False
    is_wording = False

    def read(self, text: str) -> bool:
        if text != "1":
            raise Refusal(NOT_A_FLAG, text)
        return True

    def write(self, value: bool) -> str:  # noqa: FBT001 - the cell's value
        return "1" if value else ""

    def schema(self) -> dict:
        return {"type": "boolean", "trueValues": ["1"], "falseValues": ["0"]}
