"""Makers of .xlsx files for tests, part by part: also of such as no program writes."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

CONTENT_TYPES = "[Content_Types].xml"
STRINGS = "xl/sharedStrings.xml"
FIRST_SHEET = "xl/worksheets/sheet1.xml"


def archive(
    parts: dict[str, str | bytes], *, method=zipfile.ZIP_DEFLATED
) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file


def workbook(*rows: str, **options) -> io.BytesIO:
    """One worksheet of these ``<row>`` elements."""
    return archive(parts({"Sheet1": sheet("".join(rows))}, **options))


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    return f"<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def parts(
    sheets: dict[str, str],
    *,
    states: dict[str, str] | None = None,
    strings: tuple[str, ...] = (),
    formats: tuple[str, ...] = (),
    properties: str = "",
) -> dict[str, str | bytes]:
    """``strings`` are contents of ``<si>``; format ``n`` is the style ``n + 1``."""
    states = states or {}
    listed = references = ""
    made: dict[str, str | bytes] = {CONTENT_TYPES: "<Types/>"}
    for number, (name, content) in enumerate(sheets.items(), 1):
        made[f"xl/worksheets/sheet{number}.xml"] = content
        state = states.get(name, "visible")
        listed += (
            f'<sheet name={quoteattr(name)} sheetId="{number}" state="{state}" '
            f'r:id="rId{number}"/>'
        )
        references += _reference(f"rId{number}", "worksheet", f"sheet{number}.xml")
    references += _reference("rIdS", "sharedStrings", "/xl/sharedStrings.xml")
    references += _reference("rIdF", "styles", "/xl/styles.xml")
    made["xl/workbook.xml"] = (
        f'<workbook {MAIN} xmlns:r="{OFFICE}"><workbookPr {properties}/>'
        f"<sheets>{listed}</sheets></workbook>"
    )
    made["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}">{references}</Relationships>'
    )
    items = "".join(f"<si>{one}</si>" for one in strings)
    made[STRINGS] = f"<sst {MAIN}>{items}</sst>"
    made["xl/styles.xml"] = _styles(formats)
    return made


def _reference(identifier: str, kind: str, target: str) -> str:
    target = target if target.startswith("/") else f"worksheets/{target}"
    return f'<Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _styles(formats: tuple[str, ...]) -> str:
    codes = "".join(
        f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>'
        for number, code in enumerate(formats, 164)
    )
    cells = "".join(
        f'<xf numFmtId="{number}"/>' for number in (0, *range(164, 164 + len(formats)))
    )
    return (
        f"<styleSheet {MAIN}><numFmts>{codes}</numFmts>"
        f'<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        f"<cellXfs>{cells}</cellXfs></styleSheet>"
    )


def row(number: int, *cells: str, attributes: str = "") -> str:
    return f'<row r="{number}" {attributes}>{"".join(cells)}</row>'


def text_cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def number_cell(address: str, raw: str, *, style: int = 0) -> str:
    return f'<c r="{address}" s="{style}"><v>{raw}</v></c>'


HEADER = row(1, text_cell("A1", "指標"), text_cell("B1", "値"))
