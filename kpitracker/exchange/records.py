"""RFC 4180, strictly: text to records that know the line they begin in.

The csv module takes a stray quotation mark for text, and where one is left open it
cannot say in which line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

FIELD = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|\Z)')

LEFT_OPEN = _(
    'A quotation mark (") is opened here and not closed, so the rest of the file '
    "cannot be read."
)
STRAY = _(
    'A quotation mark (") stands in the middle of a cell. Put the whole cell in '
    "quotation marks and write each one inside it twice."
)
ODD_LINE_END = _("The line ends in an unusual way. Lines end in CRLF or LF.")


class Unreadable(ValueError):
    """The text is no CSV from this line on."""

    def __init__(self, sentence, line: int) -> None:
        self.sentence, self.line = sentence, line
        super().__init__(sentence, line)


@dataclass(frozen=True, slots=True)
class Record:
    line: int
    cells: list[str]


def records(text: str) -> Iterator[Record]:
    """Every record that is not blank; the first is the header."""
    at, line = 0, 1
    while at < len(text):
        cells, begins = [], line
        separator = ","
        while separator == ",":
            match = FIELD.match(text, at)
            if match is None:
                raise Unreadable(_what_is_wrong(text, at), line)
            quoted, bare, separator = match.groups()
            cells.append(bare if quoted is None else quoted.replace('""', '"'))
            line += text.count("\n", at, match.end())
            at = match.end()
        if any(cells):
            yield Record(begins, cells)


def _what_is_wrong(text: str, at: int):
    if text[at] == '"':
        closed = re.compile(r'"[^"]*(?:""[^"]*)*"').match(text, at)
        return STRAY if closed else LEFT_OPEN
    stop = re.compile(r'["\r]').search(text, at)
    return STRAY if stop[0] == '"' else ODD_LINE_END
