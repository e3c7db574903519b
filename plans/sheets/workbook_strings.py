"""Strings of a workbook: in runs and escapes there, plain text here."""

import re

from plans.sheets.decoding import (
    LINE_END,
    MOST_MARKS,
    STACKED,
    STACKED_MARKS,
    canonical,
)
from plans.sheets.faults import Unreadable
from plans.sheets.markup import Budget, Markup

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class StringReader(Markup):
    """Gathers text in runs, and leaves out the reading beside it (ふりがな)."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.string = ""
        self._is_reading = False

    def begin_rPh(self, attributes: dict[str, str]) -> None:
        self._is_reading = True

    def end_rPh(self, text: str) -> None:
        self._is_reading = False

    def end_t(self, text: str) -> None:
        if not self._is_reading:
            self.string += text


class Strings(StringReader):
    """The strings that cells refer to by number."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.strings: list[str] = []

    def end_si(self, text: str) -> None:
        self.strings.append(plain_text(self.string))
        self.string = ""


def plain_text(text: str) -> str:
    """A string without the escapes of the format, in one spelling."""
    if "_x" in text:
        text = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if text.isascii():
        return LINE_END.sub("\n", text) if "\r" in text else text
    if STACKED.search(text):
        raise Unreadable(STACKED_MARKS, most=MOST_MARKS)
    return canonical(text)
