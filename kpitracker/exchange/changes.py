"""What a package would change: files and database, compared row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kpitracker.exchange.organizations import Organizations
from kpitracker.exchange.reading import Package
from kpitracker.exchange.rows import Row, Rows
from kpitracker.exchange.sheets import SHEETS, Sheet


@dataclass(slots=True, eq=False)
class Change:
    """A row that is there already, as it is and as it will be."""

    old: Row
    new: Row
    columns: tuple[str, ...]
    position: int | None = None


@dataclass(slots=True)
class SheetChanges:
    """``lacking``: rows of the database that the package lacks; they stay or go."""

    sheet: Sheet
    new: list[Row] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[Change] = field(default_factory=list)
    lacking: list[Row] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)
    referrers: dict[Row, Row | str] = field(default_factory=dict)
    positions: dict[Row, int] = field(default_factory=dict)
    moved: list[Change] = field(default_factory=list)

    @property
    def staying(self) -> list[Row]:
        removed = set(self.removed)
        return [row for row in self.lacking if row not in removed]

    @property
    def afterwards(self) -> Rows:
        """The rows there will be, in their order: the package's, then the others."""
        kept = [change.new for change in (*self.changed, *self.unchanged)]
        given = sorted([*self.new, *kept], key=lambda row: row.line)
        return Rows(self.sheet, [*given, *self.staying])

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.removed or self.moved)


@dataclass(slots=True)
class Changes:
    """Every sheet's changes, and those of the organizations named."""

    package: Package
    organizations: Organizations
    sheets: dict[str, SheetChanges]

    def __iter__(self) -> Iterator[SheetChanges]:
        return iter(self.sheets.values())

    @property
    def is_empty(self) -> bool:
        organizations = self.organizations
        return not (organizations.new or organizations.changed) and all(
            sheet.is_empty for sheet in self
        )


def compare(
    package: Package, stored: dict[str, Rows], organizations: Organizations
) -> Changes:
    """Match rows by their keys and see what differs."""
    sheets = {
        sheet.file: _compare(sheet, package.rows[sheet.file], stored[sheet.file])
        for sheet in SHEETS
    }
    return Changes(package, organizations, sheets)


def _compare(sheet: Sheet, given: Rows, stored: Rows) -> SheetChanges:
    result = SheetChanges(sheet)
    for key, new in given.by_key.items():
        old = stored.by_key.get(key)
        if old is None:
            result.new.append(new)
            continue
        new.instance = old.instance
        columns = tuple(_differing(sheet, old, new))
        place = result.changed if columns else result.unchanged
        place.append(Change(old, new, columns))
    for key, row in stored.by_key.items():
        if key not in given.by_key:
            result.lacking.append(row)
    if sheet.list_of:
        named = {_owner(row) for row in given}
        result.removed = [row for row in result.lacking if _owner(row) in named]
    return result


def _owner(row: Row) -> object:
    return row.found.get(row.sheet.list_of)


def _differing(sheet: Sheet, old: Row, new: Row) -> Iterator[str]:
    for column in sheet.columns:
        name = column.name
        if name in ("plan_code", "organization_name"):
            continue
        if column.references or name == "organization_code":
            if old.found.get(name) != new.found.get(name):
                yield name
        elif old.values[name] != new.values[name]:
            yield name
