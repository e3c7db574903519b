"""An .xlsx file as an archive, looked at before anything in it is unpacked."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from plans.sheets.faults import Unreadable

DAMAGED = _(
    "The Excel workbook is damaged or not complete. Open it in Excel, save it again "
    "and bring in the new file."
)
NOT_A_WORKBOOK = _(
    "The file is no Excel workbook of the present form. Open it, save it as “Excel "
    "workbook (.xlsx)” and bring in the new file."
)
OLD_WORKBOOK = _(
    "The file is an Excel workbook of the old form (.xls). Open it in Excel, save it "
    "as “Excel workbook (.xlsx)” and bring in the new file."
)
PROTECTED = _(
    "The Excel workbook is protected by a password. Open it in Excel, remove the "
    "password, save it and bring in the file again."
)
TOO_LARGE_UNPACKED = _(
    "The Excel workbook unpacks to more than %(most)d MB. Copy the table alone into a "
    "new workbook, without pictures and formats, and bring in that one."
)
TOO_MANY_PARTS = _(
    "The Excel workbook consists of more than %(most)d parts. Copy the table alone "
    "into a new workbook and bring in that one."
)

# Of a full, an empty and a split archive; a column may be called PK.
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
NEEDED = {"[Content_Types].xml", "xl/workbook.xml"}

BLOCK = 2**16
MAX_PARTS = 200
MAX_RATIO = 200
SMALL = 2**16
MEGABYTE = 2**20
# What the library may raise over bytes that are no archive.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Archive:
    """The parts of a workbook; none is ever unpacked to disk, nor as a whole."""

    def __init__(self, file: BinaryIO, *, unpacked: int) -> None:
        try:
            self._archive = zipfile.ZipFile(file)
        except BROKEN:
            raise Unreadable(DAMAGED) from None
        self._parts = {part.filename: part for part in self._archive.infolist()}
        _check(self._archive.infolist(), unpacked=unpacked)
        if not self._parts.keys() >= NEEDED:
            raise Unreadable(NOT_A_WORKBOOK)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def blocks(self, name: str) -> Iterator[bytes]:
        """A part piece by piece, never more than the archive declared for it."""
        try:
            with self._archive.open(self._parts[name]) as part:
                while block := part.read(BLOCK):
                    yield block
        except (KeyError, *BROKEN):
            raise Unreadable(DAMAGED) from None


def is_archive(head: bytes) -> bool:
    return head.startswith(ZIP)


def refuse_compound(file: BinaryIO, head: bytes) -> None:
    """Refuse what Excel keeps in the old container: .xls, and files with a password."""
    if not head.startswith(COMPOUND):
        return
    file.seek(0)
    is_protected = ENCRYPTED_PACKAGE in file.read()
    raise Unreadable(PROTECTED if is_protected else OLD_WORKBOOK)


def _check(parts: list[zipfile.ZipInfo], *, unpacked: int) -> None:
    """Judge the parts by what the archive itself says of them."""
    if len(parts) > MAX_PARTS:
        raise Unreadable(TOO_MANY_PARTS, most=MAX_PARTS)
    too_large = Unreadable(TOO_LARGE_UNPACKED, most=unpacked // MEGABYTE)
    if sum(part.file_size for part in parts) > unpacked:
        raise too_large
    for part in parts:
        if part.flag_bits & 1:
            raise Unreadable(PROTECTED)
        # Other methods unpack without a limit to each step.
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable(DAMAGED)
        if part.file_size > max(SMALL, MAX_RATIO * part.compress_size):
            raise too_large
