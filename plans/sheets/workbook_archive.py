"""A workbook onto the disk, with the same bytes whenever it is saved."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from plans.sheets.visible import visible

# The first moment that a .zip can express.
FIXED_TIME = datetime(1980, 1, 1)
PERMISSIONS = 0o644 << 16
AUTHOR = "kpitracker"


def save(workbook: Workbook, file: BinaryIO, *, title: str) -> None:
    """Save past ``Workbook.save``, which would put down the time of day."""
    properties = workbook.properties
    properties.title, properties.creator = visible(title), AUTHOR
    properties.created = properties.modified = FIXED_TIME
    ExcelWriter(workbook, _Archive(file, "w")).save()


class _Archive(ZipFile):
    """What openpyxl writes into; entries carry neither a time nor an owner."""

    def writestr(self, name: str, content: str | bytes) -> None:
        super().writestr(_entry(name), content)

    def write(self, path: str, name: str) -> None:
        with Path(path).open("rb") as source, self.open(_entry(name), "w") as target:
            shutil.copyfileobj(source, target)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, FIXED_TIME.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = PERMISSIONS
    return entry
