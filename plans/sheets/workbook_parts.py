"""The parts of an .xlsx file that its worksheets rest on: list, strings, formats."""

import posixpath
from dataclasses import dataclass
from typing import BinaryIO

from plans.sheets.archives import Archive
from plans.sheets.faults import Unreadable
from plans.sheets.limits import Limits
from plans.sheets.markup import TOO_MUCH, YES, Budget, Markup
from plans.sheets.number_formats import BUILT_IN, Kind, kind_of
from plans.sheets.workbook_strings import Strings

WORKBOOK = "xl/workbook.xml"
REFERENCES = "xl/_rels/workbook.xml.rels"
# Excel itself knows no more than 65,490.
MOST_FORMATS = 70_000


@dataclass(frozen=True, slots=True)
class Place:
    """A worksheet: its name for people, and the part of the archive that holds it."""

    name: str
    part: str


class Workbook:
    """What is common to all worksheets. ``places`` are those that can be seen."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self.archive = Archive(file, unpacked=limits.unpacked)
        self.budget = Budget(cells=limits.cells)
        listed = self._read(_Sheets(self.budget), WORKBOOK)
        references = self._read(_References(self.budget), REFERENCES)
        self.counts_from_1904 = listed.counts_from_1904
        self.places = [
            Place(name, references.worksheets[reference])
            for name, reference in listed.visible
            if reference in references.worksheets
        ]
        self.strings = self._read(Strings(self.budget), references.strings).strings
        self.kinds = self._read(_Formats(self.budget), references.styles).kinds

    def _read(self, markup, part: str):
        if part in self.archive:
            markup.read(self.archive.blocks(part))
        return markup


class _Sheets(Markup):
    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.counts_from_1904 = False
        self.visible: list[tuple[str, str]] = []

    def begin_workbookPr(self, attributes: dict[str, str]) -> None:
        self.counts_from_1904 = attributes.get("date1904") in YES

    def begin_sheet(self, attributes: dict[str, str]) -> None:
        if attributes.get("state", "visible") == "visible":
            # The reference has a namespace of its own, which has two spellings.
            ids = [attributes[name] for name in attributes if name.endswith(" id")]
            self.visible.append((attributes.get("name", ""), "".join(ids)))


class _References(Markup):
    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.worksheets: dict[str, str] = {}
        self.strings = self.styles = ""

    def begin_Relationship(self, attributes: dict[str, str]) -> None:
        target = posixpath.join("/xl", attributes.get("Target", ""))
        part = posixpath.normpath(target).lstrip("/")
        kind = attributes.get("Type", "").rpartition("/")[2]
        if kind == "worksheet":
            self.worksheets[attributes.get("Id", "")] = part
        elif kind == "sharedStrings":
            self.strings = part
        elif kind == "styles":
            self.styles = part


class _Formats(Markup):
    """The kind of each cell format, by its number as cells write it."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.kinds: dict[str, Kind] = {}
        self._known = dict(BUILT_IN)
        self._is_of_cells = False

    def begin_numFmt(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("numFmtId", "0"))
        self._known[number] = kind_of(attributes.get("formatCode", ""))

    def begin_cellXfs(self, attributes: dict[str, str]) -> None:
        self._is_of_cells = True

    def end_cellXfs(self, text: str) -> None:
        self._is_of_cells = False

    def begin_xf(self, attributes: dict[str, str]) -> None:
        if self._is_of_cells:
            number = int(attributes.get("numFmtId", "0"))
            self.kinds[str(len(self.kinds))] = self._known.get(number, Kind.NUMBER)
            if len(self.kinds) > MOST_FORMATS:
                raise Unreadable(TOO_MUCH)
