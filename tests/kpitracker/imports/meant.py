"""What a file means, read once more and as simply as can be: the judge of imports.

Knows nothing of the product's own reading. Where it is not sure of a cell it says
so, and the cell is not judged.
"""

import codecs
import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal

from openpyxl import load_workbook

NAMES = {
    "計画コード": "plan_code",
    "指標コード": "indicator_code",
    "年度": "fiscal_year",
    "実績値": "value",
    "要因・説明": "comment",
    "実績・見込": "quality",
    "値がない理由": "missing_reason",
    "出典": "source",
    "段階": "stage",
}
TOLD = ["quality", "missing_reason", "source", "stage"]
YEAR = re.compile(r"(?:(R|令和|H|平成)(元|\d{1,2})|(\d{4}))(年度)?(?:実績値?)?")
ERAS = {"R": 2018, "令和": 2018, "H": 1988, "平成": 1988}
WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
WIDTHS |= dict.fromkeys([0x3000, 0x200B, 0x2060], 0x20)
NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
TRIANGLE = re.compile("^[△▲](?=[0-9])")
# In these texts the apostrophe was put by whoever wrote the file.
NEUTRALISED = re.compile(r"'+\s*[=+\-@＝＋－＠\t\r\n]|'+[\t\r\n]")

Key = tuple[str, str, int]


@dataclass
class Meant:
    """``values`` by plan, indicator and year; None where a cell is not judged.

    ``blank``: keys of rows that say nothing. ``told``: of rows that say something, but
    no value. ``unclear``: rows whose key is not judged.
    """

    values: dict[Key, Decimal | str | None] = field(default_factory=dict)
    comments: dict[Key, str] = field(default_factory=dict)
    blank: set[Key] = field(default_factory=set)
    told: set[Key] = field(default_factory=set)
    unclear: int = 0


class NotSimple(Exception):
    """The file is not of the kind that a simple reader can judge."""


def meant_by(data: bytes) -> Meant | None:
    """What the file means; None where a simple reader cannot tell."""
    try:
        rows = _workbook(data) if data.startswith(b"PK") else _text(data)
    except NotSimple:
        return None
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return None
    header = [_name_of(cell) for cell in rows[0]]
    found = Meant()
    for row in rows[1:]:
        cells = dict(zip(header, row, strict=False))
        years = [year for year in header if isinstance(year, int)]
        for year in years or [_year(cells.get("fiscal_year", ""))]:
            _take(found, cells, year, cells.get(year if years else "value", ""))
    return found


def _take(found: Meant, cells: dict, year: int | None, text: str) -> None:
    plan = _narrow(cells.get("plan_code", ""))
    code = _narrow(cells.get("indicator_code", ""))
    if not (plan and code and year):
        found.unclear += 1
        return
    key = (plan, code, year)
    comment = cells.get("comment", "")
    if text.strip():
        found.values[key] = _value(text)
    elif any(cells.get(name, "").strip() for name in [*TOLD, "comment"]):
        found.told.add(key)
    else:
        found.blank.add(key)
    if comment.strip():
        found.comments[key] = comment


def _value(text: str) -> Decimal | str | None:
    """The number, or a text that may be a state; None where neither is certain."""
    narrow = TRIANGLE.sub("-", _narrow(text))
    if NUMBER.fullmatch(narrow):
        return Decimal(narrow.replace(",", ""))
    return text.strip() if text.strip() in ("未策定", "素案", "策定") else None


def _narrow(text: str) -> str:
    return text.translate(WIDTHS).strip()


def _name_of(heading: str) -> str | int:
    plain = unicodedata.normalize("NFKC", heading)
    plain = "".join(plain.split()).casefold()
    if plain in NAMES or plain in NAMES.values():
        return NAMES.get(plain, plain)
    return _year(heading) or heading


def _year(text: str) -> int | None:
    match = YEAR.fullmatch("".join(_narrow(text).split()))
    if not match:
        return None
    era, number, year = match.group(1, 2, 3)
    if era:
        return ERAS[era] + (1 if number == "元" else int(number))
    return int(year)


def _text(data: bytes) -> list[list[str]]:
    text = _decoded(data)
    first = text.lstrip("\r\n").partition("\n")[0]
    tabs, commas = (first.count(sign) for sign in "\t,")
    delimiter = "\t" if tabs > commas else ","
    lines = io.StringIO(text, newline="")
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        raise NotSimple from None
    return [[_restored(cell) for cell in row] for row in rows]


def _decoded(data: bytes) -> str:
    codec = "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codec = "utf-16"
    elif data.startswith(codecs.BOM_UTF8):
        codec = "utf-8-sig"
    for one in (codec, "cp932"):
        try:
            return unicodedata.normalize("NFC", data.decode(one))
        except UnicodeDecodeError:
            continue
    raise NotSimple


def _restored(cell: str) -> str:
    cell = cell.replace("\r\n", "\n")
    return cell[1:] if NEUTRALISED.match(cell) else cell


def _workbook(data: bytes) -> list[list[str]]:
    try:
        workbook = load_workbook(io.BytesIO(data), data_only=True)
        for sheet in workbook.worksheets:
            rows = [[_cell(cell) for cell in row] for row in sheet.iter_rows()]
            if sheet.sheet_state == "visible" and any(map(any, rows)):
                return rows
    except Exception:
        # The library raises whatever it stumbles over.
        raise NotSimple from None
    raise NotSimple


def _cell(cell) -> str:
    """The text of a cell; what is neither text nor a plain number is not judged."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
    if type(value) in (int, float) and "%" not in cell.number_format:
        # Fifteen digits are what Excel shows.
        return f"{Decimal(f'{value:.15g}'):f}"
    raise NotSimple
