"""Small files that would be large: each ends in a sentence, soon, in little space."""

import io
import os
import time
import tracemalloc
import zipfile

import pytest

from plans.sheets.faults import Unreadable
from plans.sheets.files import open_sheet
from plans.sheets.limits import Limits
from tests.plans.sheets.workbooks_made import (
    FIRST_SHEET,
    HEADER,
    MAIN,
    STRINGS,
    archive,
    number_cell,
    parts,
    row,
    sheet,
)

pytestmark = pytest.mark.pure

# Half of it on a machine that has nothing else to do.
SECONDS = 4
SPACE = 32 * 2**20
GOOD = parts({"S": sheet(HEADER)})
MANY = 10**6


def stored(name: str, content: str) -> io.BytesIO:
    """Not packed at all, so that only what is in the part can be the reason."""
    return archive({**GOOD, name: content}, method=zipfile.ZIP_STORED)


def in_sheet(rows: str) -> io.BytesIO:
    return stored(FIRST_SHEET, sheet(HEADER + rows))


BOMBS = {
    "a cell in the last corner": lambda: in_sheet(
        row(1048576, number_cell("XFD1048576", "1"))
    ),
    "a million blank rows": lambda: in_sheet("<row/>" * MANY),
    "a million blank cells": lambda: in_sheet(f"<row>{'<c/>' * MANY}</row>"),
    "elements in each other": lambda: in_sheet("<a>" * MANY),
    "elements that mean nothing": lambda: in_sheet("<a/>" * 3 * MANY),
    "elements of many names": lambda: in_sheet(
        "".join(f"<a{number}/>" for number in range(MANY // 4))
    ),
    "a tag without an end": lambda: in_sheet(f"<row a='{'x' * 20 * MANY}'/>"),
    "a comment without an end": lambda: in_sheet(f"<!--{'x' * 20 * MANY}"),
    "a text without an end": lambda: in_sheet(
        f'<row><c t="inlineStr"><is><t>{"x" * 20 * MANY}</t></is></c></row>'
    ),
    "entities": lambda: stored(
        FIRST_SHEET, '<!DOCTYPE a [<!ENTITY b "cc">]>' + sheet(HEADER)
    ),
    "strings": lambda: stored(STRINGS, f"<sst {MAIN}>{'<si/>' * 2 * MANY}</sst>"),
    "formats": lambda: stored(
        "xl/styles.xml",
        f"<styleSheet {MAIN}><cellXfs>{'<xf/>' * MANY}</cellXfs></styleSheet>",
    ),
    "merged cells": lambda: stored(
        FIRST_SHEET, sheet(HEADER, after='<mergeCell ref="A9:B9"/>' * MANY)
    ),
    "hidden columns": lambda: stored(
        FIRST_SHEET,
        sheet(HEADER, before='<col min="1" max="9999999" hidden="1"/>' * MANY),
    ),
    "zeros": lambda: archive({**GOOD, "xl/media/image1.png": bytes(20 * MANY)}),
    "large parts": lambda: archive(
        GOOD | {f"{one}": os.urandom(MANY // 100) + bytes(MANY) for one in range(60)}
    ),
    "many parts": lambda: archive(GOOD | {f"{one}": b"" for one in range(10_000)}),
    "quotation marks": lambda: io.BytesIO(b'"' * (5 * MANY + 1)),
    "accents": lambda: io.BytesIO("\u0301\u0323".encode() * MANY),
    "commas": lambda: io.BytesIO(b"a" + b"," * 5 * MANY),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_does_not_go_off(name):
    file = BOMBS[name]()
    begun = time.process_time()

    with pytest.raises(Unreadable) as refused:
        for _record in open_sheet(file, name="a", limits=Limits(bytes=2**26)).records():
            pass

    assert str(refused.value).endswith(".")
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("name", ["formats", "elements in each other"])
def test_a_bomb_takes_little_space(name):
    file = BOMBS[name]()
    tracemalloc.start()

    with pytest.raises(Unreadable):
        open_sheet(file, name="a", limits=Limits(bytes=2**26))

    assert tracemalloc.get_traced_memory()[1] < SPACE
    tracemalloc.stop()
