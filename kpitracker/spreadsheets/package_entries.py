"""What a package changes, as staged entries: every file, row by row."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kpitracker.exchange.changes import Change, Changes, SheetChanges
from kpitracker.exchange.checks.actuals import corrections
from kpitracker.exchange.rows import Row
from kpitracker.exchange.sheets import BY_FILE
from plans.imports.importer import Shown
from plans.imports.problems import Warned
from plans.imports.staging import Entry, Kind

CORRECTED = gettext_lazy("This value was published already; it is corrected.")
REMOVED = gettext_lazy("removed: %(row)s")


def entries_of(changes: Changes) -> Iterator[Entry]:
    """New, changed, unchanged and removed rows, file by file.

    A removed row is a changed one that says nothing any more.
    """
    corrected = {change.new for change in corrections(changes)}
    for sheet in changes:
        for row in sheet.new:
            yield _entry(changes, row, Kind.NEW, new=_told(row))
        for change in sheet.changed:
            yield _changed(changes, change, is_correction=change.new in corrected)
        for row in sheet.removed:
            told = _told(row)
            blank = dict.fromkeys(told, "")
            yield _entry(changes, row, Kind.CHANGED, old=told, new=blank)
        yield from _unchanged(changes, sheet)


def _changed(changes: Changes, change: Change, *, is_correction: bool) -> Entry:
    warnings = [(Warned.PUBLISHED.value, str(CORRECTED))] if is_correction else []
    return _entry(
        changes,
        change.new,
        Kind.CHANGED,
        old=_cells(change.old, change.columns),
        new=_cells(change.new, change.columns),
        warnings=warnings,
    )


def _unchanged(changes: Changes, sheet: SheetChanges) -> Iterator[Entry]:
    for change in sheet.unchanged:
        if change.new.line is not None:
            yield _entry(changes, change.new, Kind.UNCHANGED)


def _entry(changes: Changes, row: Row, kind: Kind, **facts) -> Entry:
    return Entry(
        line=row.line or 0,
        kind=kind.value,
        key=[changes.package.plan_code, row.sheet.file, row.label],
        old=facts.get("old", {}),
        new=facts.get("new", {}),
        warnings=facts.get("warnings", []),
    )


def _told(row: Row) -> dict[str, str]:
    """All that a row says, without the plan it says it of."""
    cells = _cells(row, row.sheet.by_name)
    return {name: cell for name, cell in cells.items() if cell and name != "plan_code"}


def _cells(row: Row, columns: Iterable[str]) -> dict[str, str]:
    return {name: row.sheet.by_name[name].write(row.values[name]) for name in columns}


def shown_entry(entry: Entry) -> Shown:
    """The entry for people; a package speaks of its files and columns."""
    _plan, file, label = entry.key
    if not entry.line:  # no row of the package speaks of it
        label = str(REMOVED) % {"row": label}
    names = dict.fromkeys([*entry.old, *entry.new])
    cells = [
        (name, entry.old.get(name, ""), entry.new.get(name, ""))
        for name in BY_FILE[file].by_name
        if name in names
    ]
    return Shown(
        line=entry.line,
        kind=entry.kind,
        label=_("%(file)s: %(row)s") % {"file": file, "row": label},
        cells=cells,
        warnings=[tuple(warning) for warning in entry.warnings],
    )
