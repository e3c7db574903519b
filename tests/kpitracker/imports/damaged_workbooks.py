"""XLSX files damaged inside: in their parts, their markup, their archive."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

from tests.kpitracker.imports.odd_cells import HEADINGS, HIDDEN, ODD_CELLS

SHEET = "xl/worksheets/sheet1.xml"
VALUE = re.compile(r"<v>[^<]*</v>")
TEXT = re.compile(r"(<t[^>]*>)[^<]*(</t>)")
CELL = re.compile(r"<c [^>]*?(?:/>|>.*?</c>)", re.DOTALL)
ROW = re.compile(r"<row [^>]*?(?:/>|>.*?</row>)", re.DOTALL)
ATTRIBUTE = re.compile(r' (?:r|s|t|ht|spans|customHeight)="[^"]*"')
TAG = re.compile(r"<[^>]+>")

NUMBERS = ["1E999999", "1E300", "1e-300", "NaN", "INF", "-0", "", " 5", "0x1F", "1,5"]
NUMBERS += ["51.800000000000004", "0.1", "45383", "45383.75", "2958466", "-1", "1E5"]
NUMBERS += ["99999999999999999999", "5", "2023", "٣", "true", "12.3.4", "9" * 400]
ADDRESSES = ["XFD1048576", "A0", "A1", "ZZZZ9", "B2", "1A", "", "a1", "A99999999"]
FORMULAS = ["<f>1+1</f>", "<f>1+1</f><v>2</v>", "<f/>", '<f t="shared" si="0"/>']
MERGED = '<mergeCells count="1"><mergeCell ref="{}"/></mergeCells>'
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


def _with_parts(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The archive with its parts changed; as it was where it is no archive any more."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return data
    change(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _in_part(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    def changed(parts: dict[str, bytes]) -> None:
        if name in parts:
            text = parts[name].decode("utf-8", "replace")
            parts[name] = change(text).encode("utf-8", "replace")

    return _with_parts(data, changed)


def _replaced(text: str, pattern: re.Pattern, new: str, rng: random.Random) -> str:
    """One of the places where the pattern is found, anew."""
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.start()] + match.expand(new) + text[match.end() :]


def number_changed(data: bytes, rng: random.Random) -> bytes:
    new = f"<v>{rng.choice(NUMBERS)}</v>"
    return _in_part(data, SHEET, lambda text: _replaced(text, VALUE, new, rng))


def text_changed(data: bytes, rng: random.Random) -> bytes:
    odd = escape(rng.choice(ODD_CELLS + HEADINGS)).replace("\\", r"\\")
    new = rf"\g<1>{odd}\g<2>"
    part = rng.choice([SHEET, "xl/sharedStrings.xml"])
    return _in_part(data, part, lambda text: _replaced(text, TEXT, new, rng))


def text_escaped(data: bytes, rng: random.Random) -> bytes:
    odd = "".join(f"_x{ord(sign):04X}_" for sign in rng.choice(HIDDEN))
    new = rf"\g<1>{odd}\g<2>"
    part = rng.choice([SHEET, "xl/sharedStrings.xml"])
    return _in_part(data, part, lambda text: _replaced(text, TEXT, new, rng))


def attribute_changed(data: bytes, rng: random.Random) -> bytes:
    name = rng.choice(["t", "s", "r"])
    values = {"t": ["s", "b", "e", "d", "str", "n", "x"], "s": ["0", "1", "9", "99999"]}
    new = f' {name}="{rng.choice(values.get(name, ADDRESSES))}"'
    return _in_part(data, SHEET, lambda text: _replaced(text, ATTRIBUTE, new, rng))


def attribute_dropped(data: bytes, rng: random.Random) -> bytes:
    return _in_part(data, SHEET, lambda text: _replaced(text, ATTRIBUTE, "", rng))


def cell_dropped(data: bytes, rng: random.Random) -> bytes:
    return _in_part(data, SHEET, lambda text: _replaced(text, CELL, "", rng))


def row_dropped(data: bytes, rng: random.Random) -> bytes:
    return _in_part(data, SHEET, lambda text: _replaced(text, ROW, "", rng))


def row_doubled(data: bytes, rng: random.Random) -> bytes:
    return _in_part(data, SHEET, lambda text: _replaced(text, ROW, r"\g<0>\g<0>", rng))


def cell_calculated(data: bytes, rng: random.Random) -> bytes:
    new = rng.choice(FORMULAS)
    return _in_part(data, SHEET, lambda text: _replaced(text, VALUE, new, rng))


def cells_merged(data: bytes, rng: random.Random) -> bytes:
    merged = MERGED.format(
        rng.choice(["A1:B1", "A2:A3", "B2:C2", "A1", "x", "A9:A900"])
    )
    end = re.compile("</sheetData>")
    return _in_part(
        data, SHEET, lambda text: _replaced(text, end, rf"\g<0>{merged}", rng)
    )


def far_cell(data: bytes, rng: random.Random) -> bytes:
    row = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    end = re.compile("</sheetData>")
    return _in_part(data, SHEET, lambda text: _replaced(text, end, rf"{row}\g<0>", rng))


def tag_dropped(data: bytes, rng: random.Random) -> bytes:
    return _in_part(data, SHEET, lambda text: _replaced(text, TAG, "", rng))


def doctype_declared(data: bytes, rng: random.Random) -> bytes:
    declared = re.compile(r"\?>")
    return _in_part(
        data, SHEET, lambda text: _replaced(text, declared, rf"?>{DOCTYPE}", rng)
    )


def part_damaged(data: bytes, rng: random.Random) -> bytes:
    def damage(parts: dict[str, bytes]) -> None:
        name = rng.choice(list(parts))
        what = rng.choice(["drop", "empty", "cut", "rename", "flip"])
        content = parts.pop(name)
        if what == "rename":
            parts[f"{name}x"] = content
        elif what == "cut":
            parts[name] = content[: rng.randrange(len(content) + 1)]
        elif what == "flip" and content:
            at = rng.randrange(len(content))
            flipped = bytes([content[at] ^ 1 << rng.randrange(8)])
            parts[name] = content[:at] + flipped + content[at + 1 :]
        elif what == "empty":
            parts[name] = b""

    return _with_parts(data, damage)


def packed_too_well(data: bytes, rng: random.Random) -> bytes:
    def blow_up(parts: dict[str, bytes]) -> None:
        parts["xl/media/image1.png"] = bytes(rng.choice([2**20, 60 * 2**20]))

    return _with_parts(data, blow_up)


WORKBOOK_DAMAGES = [
    *[number_changed] * 4,
    *[text_changed] * 5,
    *(text_escaped, attribute_changed, attribute_dropped, cell_calculated),
    *(cell_dropped, row_dropped, row_doubled, cells_merged, tag_dropped),
    *(far_cell, doctype_declared, part_damaged, part_damaged, packed_too_well),
]
