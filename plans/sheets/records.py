"""RFC 4180, strictly: lines to records that know the line they begin in.

The csv module takes a stray quotation mark for text, and where one is left open it
cannot say in which line.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from plans.sheets.faults import Unreadable
from plans.tuples import quick

LEFT_OPEN = _(
    'A quotation mark (") is opened here and not closed, so the rest of the file '
    "cannot be read."
)
STRAY = _(
    'A quotation mark (") stands in the middle of a cell. Put the whole cell in '
    "quotation marks and write each one inside it twice."
)
ODD_LINE_END = _("The line ends in an unusual way. Lines end in CRLF or LF.")

QUOTED = r'"([^"]*+(?:""[^"]*+)*+)"'
CLOSED = re.compile(QUOTED)
STOP = re.compile(r'["\r]')


class Record(NamedTuple):
    line: int
    cells: list[str]


_record = quick(Record)


def records(lines: Iterable[str], *, delimiter: str = ",") -> Iterator[Record]:
    """Every record that is not blank; the first is the header.

    The lines come without their LF; a CR before it may stay.
    """
    numbered = enumerate(lines, 1)
    for line, text in numbered:
        if '"' in text:
            cells = _cells(_whole(text, numbered), line, delimiter)
        else:
            if "\r" in text:
                text = _without_return(text, line)
            cells = text.split(delimiter)
        if any(cells):
            yield _record((line, cells))


def _whole(text: str, following: Iterator[tuple[int, str]]) -> str:
    """The record that begins with this line: quotation marks come in pairs in it."""
    parts = [text]
    is_open = text.count('"') % 2
    while is_open and (found := next(following, None)):
        parts.append(found[1])
        is_open ^= found[1].count('"') % 2
    return "\n".join(parts)


def _cells(text: str, line: int, delimiter: str) -> list[str]:
    field, cells = _field(delimiter), []
    at, separator = 0, delimiter
    while separator == delimiter:
        match = field.match(text, at)
        if match is None:
            raise Unreadable(_what_is_wrong(text, at), line + text.count("\n", 0, at))
        quoted, bare, separator = match.groups()
        cells.append(bare if quoted is None else quoted.replace('""', '"'))
        at = match.end()
    return cells


@cache
def _field(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf'(?:{QUOTED}|([^"{delimiter}\r\n]*))({delimiter}|\r?\Z)')


def _what_is_wrong(text: str, at: int):
    if text[at] == '"':
        return STRAY if CLOSED.match(text, at) else LEFT_OPEN
    return STRAY if STOP.search(text, at)[0] == '"' else ODD_LINE_END


def _without_return(text: str, line: int) -> str:
    text = text.removesuffix("\r")
    if "\r" in text:
        raise Unreadable(ODD_LINE_END, line)
    return text
