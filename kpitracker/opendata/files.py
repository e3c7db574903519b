"""The files of open data: tables block by block, and all of them as a package."""

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import translation

from kpitracker.datapackages import DESCRIPTOR
from kpitracker.opendata.columns import Column
from kpitracker.opendata.descriptor import descriptor
from kpitracker.opendata.lines import lines
from kpitracker.opendata.open_plans import OpenPlan
from kpitracker.opendata.parts import Writer
from kpitracker.opendata.tables import TABLES, Table
from kpitracker.stored_files import place
from plans.sheets.columns import Cell, OutColumn
from plans.sheets.cp932 import writable
from plans.sheets.writing import BYTE_ORDER_MARK, Format, write_sheet

# A workbook takes a hundred times as long as lines do: larger tables have none.
MOST_ROWS_OF_A_WORKBOOK = 5_000

# The first moment that a .zip can express.
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
PERMISSIONS = 0o644 << 16

TEXT_WIDTH, OTHER_WIDTH = 24, 12


def as_utf8(table: Table, source: OpenPlan) -> Iterator[bytes]:
    """UTF-8 with BOM and CRLF."""
    yield BYTE_ORDER_MARK.encode()
    for text in lines(table, source):
        yield text.encode()


def as_cp932(table: Table, source: OpenPlan) -> Iterator[bytes]:
    """Shift_JIS as older spreadsheet programs expect it, without what it lacks."""
    for text in lines(table, source, spelled=writable):
        yield text.encode("cp932")


def as_workbook(table: Table, source: OpenPlan) -> Iterator[bytes]:
    """XLSX with headings to read, the names of the columns in their notes.

    Raises ``Unwritable`` where a text has no room in a cell.
    """
    rows = (
        list(chain(*context.before, cells, *context.after))
        for context, cells in table.rows(source, _cells_of)
    )
    with translation.override("ja"):
        columns = [_heading(column) for column in table.columns]
        title = str(table.title)
    return write_sheet(Format.XLSX, columns, rows, title=title).body


def fits_a_workbook(table: Table, source: OpenPlan) -> bool:
    """One query."""
    return table.own.rows(source.plan).count() <= MOST_ROWS_OF_A_WORKBOOK


def package(source: OpenPlan) -> BinaryIO:
    """Descriptor and tables as one .zip, whose bytes depend on nothing else."""
    file = place()
    with ZipFile(file, "w") as archive:
        _add(archive, DESCRIPTOR, iter([descriptor(source)]))
        for table in TABLES:
            _add(archive, table.file, as_utf8(table, source))
    file.seek(0)
    return file


def _add(archive: ZipFile, name: str, blocks: Iterator[bytes]) -> None:
    entry = ZipInfo(name, FIXED_TIME)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = PERMISSIONS
    with archive.open(entry, "w") as file:
        file.writelines(blocks)


def _cells_of(columns: tuple[Column, ...]) -> Writer[list[Cell]]:
    kinds = [column.kind for column in columns]

    def write(values: tuple) -> list[Cell]:
        return [
            None if value is None else kind.cell(value)
            for kind, value in zip(kinds, values, strict=True)
        ]

    return write


def _heading(column: Column) -> OutColumn:
    return OutColumn(
        heading=str(column.title),
        kind=column.kind.out,
        width=TEXT_WIDTH if column.kind.out == "text" else OTHER_WIDTH,
        note=f"{column.name}\n{column.explanation}",
    )
