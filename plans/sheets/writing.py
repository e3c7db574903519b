"""A sheet that goes out: the same cells as CSV, TSV or XLSX."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from plans.sheets.columns import Cell, OutColumn
from plans.sheets.cp932 import stand_in, writable
from plans.sheets.decoding import canonical
from plans.sheets.delimited_out import delimited
from plans.sheets.visible import as_written
from plans.sheets.workbook_out import workbook_blocks

BYTE_ORDER_MARK = "\ufeff"


class Format(StrEnum):
    """What a sheet can be written as; a spreadsheet program opens each of them."""

    CSV = "csv"
    CP932 = "cp932"
    TSV = "tsv"
    XLSX = "xlsx"


SUFFIXES = {
    Format.CSV: ".csv",
    Format.CP932: ".csv",
    Format.TSV: ".tsv",
    Format.XLSX: ".xlsx",
}
CONTENT_TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.CP932: "text/csv; charset=shift_jis",
    Format.TSV: "text/tab-separated-values; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file on its way out. All but a workbook is written while ``body`` is taken.

    ``replaced`` counts the characters that cp932 lacks, complete when ``body`` has
    been taken; None for a format that holds everything.
    """

    suffix: str
    content_type: str
    body: Iterator[bytes]
    replaced: Counter[str] | None = None


def write_sheet(
    fmt: Format,
    columns: Sequence[OutColumn],
    rows: Iterable[Sequence[Cell]],
    *,
    title: str,
) -> Written:
    """Write the headings and the rows; ``title`` names the worksheet of an XLSX."""
    replaced = Counter() if fmt == Format.CP932 else None
    match fmt:
        case Format.CSV:
            body = _encoded(delimited(columns, rows, delimiter=","))
        case Format.TSV:
            body = _encoded(delimited(columns, rows, delimiter="\t"))
        case Format.CP932:
            body = _as_cp932(columns, rows, replaced)
        case Format.XLSX:
            body = workbook_blocks(columns, rows, title=title)
    return Written(
        suffix=SUFFIXES[fmt],
        content_type=CONTENT_TYPES[fmt],
        body=body,
        replaced=replaced,
    )


def replaced_signs(
    columns: Iterable[OutColumn], rows: Iterable[Sequence[Cell]]
) -> dict[str, str]:
    """What stands for each character that cp932 lacks, in the order of the sheet."""
    signs: dict[str, None] = dict.fromkeys(
        sign for column in columns for sign in column.heading
    )
    for row in rows:
        for cell in row:
            if isinstance(cell, str):
                signs.update(dict.fromkeys(as_written(cell)))
    standing = {sign: stand_in(sign) for sign in signs}
    return {sign: other for sign, other in standing.items() if other is not None}


def _encoded(lines: Iterator[str]) -> Iterator[bytes]:
    yield BYTE_ORDER_MARK.encode()
    for text in lines:
        yield text.encode()


def _as_cp932(
    columns: Sequence[OutColumn], rows: Iterable[Sequence[Cell]], replaced: Counter[str]
) -> Iterator[bytes]:
    def spelled(text: str) -> str:
        standing = writable(text)
        if standing != text:
            signs = canonical(text)
            replaced.update(sign for sign in signs if stand_in(sign) is not None)
        return standing

    for text in delimited(columns, rows, delimiter=",", spelled=spelled):
        yield text.encode("cp932")
