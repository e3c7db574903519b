"""Cells pasted from a spreadsheet program: tabs and line breaks between them.

The programs put a cell in quotation marks only where it holds a tab or a line break;
in any other cell the marks are text.
"""

import re
from collections.abc import Iterator

from plans.sheets.records import Record

QUOTED = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|\Z)')
BARE = re.compile(r"[^\t\n]*")


def pasted_records(text: str) -> Iterator[Record]:
    """Every record that is not blank, of text whose lines end in LF."""
    at, line = 0, 1
    while at < len(text):
        cells, begins, is_open = [], line, True
        while is_open:
            cell, at = _cell(text, at)
            line += cell.count("\n")
            cells.append(cell)
            is_open = text[at : at + 1] == "\t"
            at += 1
        line += 1
        if any(cells):
            yield Record(begins, cells)


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins here, and where it ends."""
    quoted = QUOTED.match(text, at)
    if quoted and ("\t" in quoted[1] or "\n" in quoted[1]):
        return quoted[1].replace('""', '"'), quoted.end()
    bare = BARE.match(text, at)
    return bare[0], bare.end()
