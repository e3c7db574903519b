"""An .xlsx file to the records of one worksheet, with notes about the rest of it."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.sheets.faults import Unreadable
from plans.sheets.limits import Limits
from plans.sheets.markup import Budget
from plans.sheets.records import Record
from plans.sheets.tables import shaped
from plans.sheets.workbook_parts import Place, Workbook
from plans.sheets.worksheets import Worksheet, letters_of

EMPTY = gettext_lazy(
    "No worksheet that can be seen holds anything. The first row of the table holds "
    "the names of the columns."
)
MERGED = gettext_lazy(
    "The cells %(cells)s are merged, so it is not said which row their content belongs "
    "to. Unmerge them and write the content into each cell it is meant for."
)
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Chosen:
    """The first worksheet that can be seen and holds something."""

    sheet_name: str
    notes: list[str]
    read: Callable[[], Iterator[Record]]


def choose(file: BinaryIO, *, limits: Limits) -> Chosen:
    """Look through the workbook once; the rows are read again from the file."""
    workbook = Workbook(file, limits)
    chosen, others = _with_content(workbook, limits)
    worksheet = Worksheet(workbook, chosen, limits, workbook.budget)
    lines, width = [], 0
    for record in shaped(worksheet.records(), limits):
        lines.append(record.line)
        width = len(record.cells)
    _refuse_merged(worksheet, lines)

    def read() -> Iterator[Record]:
        budget = Budget(cells=limits.cells)
        return Worksheet(workbook, chosen, limits, budget).records()

    notes = [*_notes(worksheet, width), *_about_others(chosen, others)]
    return Chosen(chosen.name, notes, read)


def _with_content(workbook: Workbook, limits: Limits) -> tuple[Place, list[Place]]:
    """The worksheet to read, and those that are left alone although they hold some."""
    found: list[Place] = []
    for place in workbook.places:
        worksheet = Worksheet(workbook, place, limits, workbook.budget)
        try:
            if next(worksheet.records(), None) is not None:
                found.append(place)
        except Unreadable:
            # What is wrong with a worksheet that is not read is nobody's concern.
            if not found:
                raise
            found.append(place)
    if not found:
        raise Unreadable(EMPTY)
    return found[0], found[1:]


def _refuse_merged(worksheet: Worksheet, lines: list[int]) -> None:
    """Refuse what covers a row below the header; a merged title is no harm."""
    rows = lines[1:]
    for top, bottom, cells in worksheet.merged:
        at = bisect_left(rows, top)
        if at < len(rows) and rows[at] <= bottom:
            raise Unreadable(MERGED, rows[at], cells=cells)


def _notes(worksheet: Worksheet, width: int) -> Iterator[str]:
    if cells := worksheet.formulas:
        sentence = _(
            "Formulas were not calculated; their last results were read: %(cells)s."
        )
        yield sentence % {"cells": _some(cells)}
    if rows := worksheet.hidden_rows:
        sentence = _("Hidden rows were read like all others: %(rows)s.")
        yield sentence % {"rows": _some([*map(str, rows)])}
    columns = [
        column
        for first, last in worksheet.hidden_columns
        for column in range(max(first, 1), min(last, width) + 1)
    ]
    if columns:
        sentence = _("Hidden columns were read like all others: %(columns)s.")
        yield sentence % {"columns": _some([*map(letters_of, columns)])}


def _about_others(chosen: Place, others: list[Place]) -> Iterator[str]:
    if others:
        sentence = _(
            "Only the worksheet “%(name)s” was read. These were left alone: %(others)s."
        )
        names = _some([place.name for place in others])
        yield sentence % {"name": chosen.name, "others": names}


def _some(names: list[str]) -> str:
    """The first few names, and how many more there are."""
    listed = _(", ").join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    if more <= 0:
        return listed
    return _("%(listed)s and %(more)d more") % {"listed": listed, "more": more}
