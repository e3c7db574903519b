"""A path to the bytes of its files: a folder, or a .zip that is never unpacked."""

import io
import lzma
import zipfile
from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from kpitracker.exchange.faults import Fault, Refused
from plans.reading.refusal import shown
from plans.sheets.limits import Limits

DESCRIPTOR = "datapackage.json"
SUFFIXES = {".csv", ".json"}

MAX_ENTRIES = 50
MAX_BYTES = 50 * 2**20
MAX_RATIO = 100

NOT_THERE = _("There is no such folder or file: %(path)s")
NOT_A_PACKAGE = _(
    "%(path)s is not an exchange package. Give a folder or a .zip file of CSV files."
)
NOT_A_ZIP = _("%(path)s is not an exchange package. Bring a .zip file of CSV files.")
UNREADABLE = _("%(path)s cannot be read.")
BROKEN_ZIP = _("%(path)s is damaged or not a .zip file.")
ENCRYPTED = _("%(path)s is protected by a password. Pack it without one.")
TOO_MANY = _("%(path)s holds more than %(most)d files; an exchange package is smaller.")
TOO_LARGE = _(
    "%(path)s unpacks to more than %(most)d MB; an exchange package is smaller."
)
TOO_MANY_ROWS = _(
    "%(path)s holds more than %(most)d rows in all. Ask whoever administers the "
    "product to bring it in."
)
TOO_MANY_CELLS = _(
    "%(path)s holds more than %(most)d cells in all. Ask whoever administers the "
    "product to bring it in."
)
SEVERAL_FOLDERS = _("%(path)s holds CSV files in more than one folder.")
TWICE = _("The package holds this file twice.")


def files_of(path: Path) -> dict[str, bytes]:
    """CSV files and the descriptor by name; everything else is left alone."""
    try:
        if path.is_dir():
            return _from_folder(path)
        if not path.exists():
            raise _refused(NOT_THERE, path)
        if zipfile.is_zipfile(path):
            with path.open("rb") as file:
                return _from_zip(path, file)
    except OSError:
        raise _refused(UNREADABLE, path) from None
    raise _refused(BROKEN_ZIP if path.suffix == ".zip" else NOT_A_PACKAGE, path)


def files_in(
    data: bytes, *, name: str, limits: Limits | None = None
) -> dict[str, bytes]:
    """The same out of a .zip that was brought under this name.

    ``limits``: of all files together, held against them before anything is parsed.
    """
    path = Path(shown(name))
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise _refused(NOT_A_ZIP, path)
    most = min(limits.unpacked, MAX_BYTES) if limits else MAX_BYTES
    try:
        files = _from_zip(path, io.BytesIO(data), most=most)
    except OSError:
        raise _refused(BROKEN_ZIP, path) from None
    if limits:
        _check_extent(path, files.values(), limits)
    return files


def _from_folder(folder: Path) -> dict[str, bytes]:
    paths = [path for path in sorted(folder.iterdir()) if _belongs(path.name)]
    _check_size(folder, [path.stat().st_size for path in paths], most=MAX_BYTES)
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


def _from_zip(path: Path, file: BinaryIO, *, most: int = MAX_BYTES) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = _entries(path, archive, most=most)
            return {
                PurePosixPath(entry.filename).name: _unpacked(path, archive, entry)
                for entry in entries
            }
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
        raise _refused(BROKEN_ZIP, path) from None
    except (zipfile.zlib.error, lzma.LZMAError):
        raise _refused(BROKEN_ZIP, path) from None


def _entries(
    path: Path, archive: zipfile.ZipFile, *, most: int
) -> list[zipfile.ZipInfo]:
    """The entries to read: all in one folder, and within the limits as declared."""
    infos = archive.infolist()
    _check_size(path, [info.file_size for info in infos], most=most)
    if any(
        info.file_size > MAX_RATIO * max(info.compress_size, 1024) for info in infos
    ):
        raise _refused(TOO_LARGE, path, most=most // 2**20)
    if any(info.flag_bits & 1 for info in infos):
        raise _refused(ENCRYPTED, path)
    entries = [
        info
        for info in infos
        if not info.is_dir() and _belongs(*PurePosixPath(info.filename).parts)
    ]
    if len({PurePosixPath(info.filename).parent for info in entries}) > 1:
        raise _refused(SEVERAL_FOLDERS, path)
    names = [PurePosixPath(info.filename).name for info in entries]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Refused(Fault(TWICE, file=name) for name in twice)
    return entries


def _unpacked(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    # The declared size is the archive's own word: read no more than that.
    with archive.open(entry) as packed:
        data = packed.read(entry.file_size + 1)
    if len(data) > entry.file_size:
        raise _refused(BROKEN_ZIP, path)
    return data


def _belongs(*parts: str) -> bool:
    """Whether it is a file of a package, not what a desktop program leaves behind."""
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in parts)
    return not hidden and PurePosixPath(parts[-1]).suffix.lower() in SUFFIXES


def _check_size(path: Path, sizes: list[int], *, most: int) -> None:
    if len(sizes) > MAX_ENTRIES:
        raise _refused(TOO_MANY, path, most=MAX_ENTRIES)
    if sum(sizes) > most:
        raise _refused(TOO_LARGE, path, most=most // 2**20)


def _check_extent(path: Path, files: Collection[bytes], limits: Limits) -> None:
    """By line ends and commas: hardly fewer than rows and cells, and soon counted."""
    rows = sum(content.count(b"\n") for content in files)
    if rows > limits.rows:
        raise _refused(TOO_MANY_ROWS, path, most=limits.rows)
    if rows + sum(content.count(b",") for content in files) > limits.cells:
        raise _refused(TOO_MANY_CELLS, path, most=limits.cells)


def _refused(sentence, path: Path, **params) -> Refused:
    return Refused([str(sentence) % {"path": path, **params}])
