"""A package onto the disk: a folder, or a .zip whose bytes depend on nothing else."""

import io
import json
import os
import zipfile
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from kpitracker.exchange.decoding import decode
from kpitracker.exchange.faults import Refused
from kpitracker.exchange.files import DESCRIPTOR, files_of
from kpitracker.exchange.formats import VERSION_KEY
from kpitracker.exchange.sheets import BY_FILE
from plans.sheets.faults import Unreadable

OTHER_CONTENT = _(
    "%(path)s holds something other than an earlier export of this plan, so nothing "
    "was written. Give a new or empty folder."
)
NOT_WRITABLE = _("%(path)s cannot be written: %(why)s")

# The first moment that a .zip can express.
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
PERMISSIONS = 0o644 << 16


def write_package(files: dict[str, bytes], path: Path) -> None:
    """Write the files to a new place, or over an earlier export of the same plan."""
    try:
        _check_place(files, path)
        if path.suffix.lower() == ".zip":
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, zipped(files))
        else:
            path.mkdir(parents=True, exist_ok=True)
            for name, data in files.items():
                _replace(path / name, data)
            for name in BY_FILE:
                if name not in files:
                    (path / name).unlink(missing_ok=True)
    except OSError as error:
        params = {"path": path, "why": error.strerror or error}
        raise Refused([str(NOT_WRITABLE) % params]) from None


def zipped(files: dict[str, bytes]) -> bytes:
    """One .zip of the files, in their order and without the time of day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = PERMISSIONS
            archive.writestr(entry, data, compresslevel=9)
    return buffer.getvalue()


def _check_place(files: dict[str, bytes], path: Path) -> None:
    """Refuse to write over anything that is not an earlier export of this plan."""
    is_zip = path.suffix.lower() == ".zip"
    is_free = not path.exists() or (path.is_dir() and not any(path.iterdir()))
    if is_free and not (is_zip and path.is_dir()):
        return
    if path.is_dir() == is_zip or _name(path) != _told(files[DESCRIPTOR]):
        raise Refused([str(OTHER_CONTENT) % {"path": path}])


def _name(path: Path) -> str | None:
    """Which plan an earlier export holds; None if it is no export."""
    try:
        return _told(files_of(path).get(DESCRIPTOR, b""))
    except Refused:
        return None


def _told(descriptor: bytes) -> str | None:
    try:
        content = json.loads(decode(descriptor))
    except (Unreadable, ValueError):
        return None
    is_export = isinstance(content, dict) and VERSION_KEY in content
    return content.get("name") if is_export else None


def _replace(path: Path, data: bytes) -> None:
    """Write beside the old file and swap, so that no half-written file is left."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    os.replace(beside, path)
