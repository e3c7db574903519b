"""One way in for every kind of sheet: a file, or pasted cells, to records of text."""

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from plans.sheets.archives import DAMAGED, is_archive, refuse_compound
from plans.sheets.decoding import canonical, decoded, fault_in
from plans.sheets.faults import Unreadable
from plans.sheets.limits import Limits
from plans.sheets.neutral import restored
from plans.sheets.pasted import pasted_records
from plans.sheets.records import Record, records
from plans.sheets.tables import shaped
from plans.sheets.workbooks import choose

TOO_LARGE = _(
    "More than %(most)d MB cannot be read at once. Split the table and bring in the "
    "parts one after the other."
)
EMPTY = _("The file is empty. Its first row holds the names of the columns.")
NOTHING_PASTED = _(
    "No cells were pasted. Copy the table together with the row that holds the names "
    "of its columns."
)

MEGABYTE = 2**20
WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm")
QUOTED = re.compile('"[^"]*"')


@dataclass
class SheetFile:
    """A file that can be read as often as needed, one reading after the other.

    ``ends_cleanly``: whether the last line has its line end; if not, the file may have
    been cut off. ``notes`` are sentences for whoever brought the file.
    """

    format: str
    size: int
    sha256: str
    limits: Limits
    read: Callable[[], Iterator[Record]] = field(repr=False)
    encoding: str = ""
    sheet_name: str = ""
    notes: list[str] = field(default_factory=list)
    ends_cleanly: bool = True

    def records(self) -> Iterator[Record]:
        """The header, then every record with content, each as wide as the header."""
        return shaped(self.read(), self.limits)


def open_sheet(file: BinaryIO, *, name: str, limits: Limits) -> SheetFile:
    """A CSV, TSV or XLSX file, told apart by what is in it; ``Unreadable`` if none.

    The file has to stay open for as long as records are read.
    """
    size = file.seek(0, io.SEEK_END)
    if size > limits.bytes:
        raise Unreadable(TOO_LARGE, most=limits.bytes // MEGABYTE)
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    head = file.read(8)
    refuse_compound(file, head)
    if is_archive(head):
        return _open_workbook(file, size=size, sha256=sha256, limits=limits)
    if name.lower().endswith(WORKBOOKS):
        raise Unreadable(DAMAGED)
    return _open_text(file, size=size, sha256=sha256, limits=limits)


def _open_workbook(
    file: BinaryIO, *, size: int, sha256: str, limits: Limits
) -> SheetFile:
    chosen = choose(file, limits=limits)
    return SheetFile(
        format="xlsx",
        size=size,
        sha256=sha256,
        limits=limits,
        read=chosen.read,
        sheet_name=chosen.sheet_name,
        notes=chosen.notes,
    )


def _open_text(file: BinaryIO, *, size: int, sha256: str, limits: Limits) -> SheetFile:
    text = decoded(file)
    header = QUOTED.sub("", text.first_line)
    delimiter = "\t" if header.count("\t") > header.count(",") else ","

    def read() -> Iterator[Record]:
        found = records(text.lines(), delimiter=delimiter)
        # One look at the whole file, which was taken already, saves one at each cell.
        return map(_restored, found) if text.has_apostrophes else found

    return _checked(
        SheetFile(
            format="tsv" if delimiter == "\t" else "csv",
            size=size,
            sha256=sha256,
            limits=limits,
            read=read,
            encoding=text.encoding.name,
            ends_cleanly=text.ends_cleanly,
        ),
        empty=EMPTY,
    )


def _restored(record: Record) -> Record:
    return Record(record.line, [*map(restored, record.cells)])


def open_pasted(text: str, *, limits: Limits) -> SheetFile:
    """Cells as a spreadsheet program copies them, from a field that strips nothing."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > limits.bytes:
        raise Unreadable(TOO_LARGE, most=limits.bytes // MEGABYTE)
    if fault := fault_in(text):
        raise fault
    text = canonical(text)
    return _checked(
        SheetFile(
            format="pasted",
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            limits=limits,
            read=lambda: pasted_records(text),
        ),
        empty=NOTHING_PASTED,
    )


def _checked(sheet: SheetFile, *, empty: Promise) -> SheetFile:
    """The sheet, if it has a header that can be read."""
    if next(sheet.records(), None) is None:
        raise Unreadable(empty)
    return sheet
