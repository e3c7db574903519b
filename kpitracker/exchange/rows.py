"""Rows as plain values: the one form in which file and database are compared."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _

from kpitracker.exchange.faults import Fault
from kpitracker.exchange.sheets import Sheet
from plans.reading.refusal import shown

Key = tuple
Found = tuple[str, Key]


@dataclass(slots=True, eq=False)
class Row:
    """One row. ``line`` is its place in the file; a row of the database has none.

    ``values`` holds a plain value for every column; those of ``unread`` columns could
    not be read and stand empty. ``found`` leads from a reference column to the file
    and key of the row it stands for.
    """

    sheet: Sheet
    values: dict[str, object]
    line: int | None = None
    cells: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    found: dict[str, Found | None] = field(default_factory=dict)
    instance: models.Model | None = None

    @property
    def key(self) -> Key:
        """What tells which row it is; an organization with a code goes by that."""
        has_code = self.values.get("organization_code")
        return tuple(
            "" if has_code and column == "organization_name" else self.values[column]
            for column in self.sheet.key
        )

    @property
    def has_key(self) -> bool:
        return not self.unread.intersection(self.sheet.key)

    @property
    def label(self) -> str:
        """The key as a reader knows it: its cells, one after the other."""
        columns = (self.sheet.by_name[name] for name in self.sheet.key)
        cells = (column.write(self.values[column.name]) for column in columns)
        return " ".join(cell for cell in cells if cell)

    @property
    def position(self) -> int:
        """Its place in the document; 0 where it was never given one."""
        return getattr(self.instance, "position", 0)

    def cell(self, column: str) -> str:
        """The cell as written, or as it would be written."""
        if column in self.cells:
            return self.cells[column]
        return self.sheet.by_name[column].write(self.values[column])

    def shown(self, *columns: str) -> str:
        """Some of its cells, for a sentence that speaks of them together."""
        return _(", ").join(
            _("%(column)s “%(text)s”")
            % {"column": column, "text": shown(self.cell(column))}
            for column in columns
        )

    @property
    def place(self) -> str:
        """Where it stands, for a sentence that speaks of more than one row."""
        if self.line is None:
            return _("%(file)s, as stored in the database") % {"file": self.sheet.file}
        return _("%(file)s, row %(row)d") % {"file": self.sheet.file, "row": self.line}

    def fault(self, sentence, /, *columns: str, **params) -> Fault:
        """Say what is wrong with the row, and in which of its columns."""
        if params:
            sentence = str(sentence) % params
        if self.line is None:
            sentence = _("“%(row)s”, which stays in the database: %(sentence)s") % {
                "row": self.label,
                "sentence": sentence,
            }
        return Fault(sentence, self.sheet.file, self.line, columns)


class Rows:
    """The rows of one sheet, in order, found by their keys."""

    def __init__(self, sheet: Sheet, rows: Iterable[Row] = ()) -> None:
        self.sheet = sheet
        self.all: list[Row] = []
        self.by_key: dict[Key, Row] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Take a row; the first of several with the same key is the one that counts."""
        self.all.append(row)
        if row.has_key:
            self.by_key.setdefault(row.key, row)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def index(self, column: str) -> dict[object, Key]:
        """From a value of one column to the key of the row that has it."""
        return {row.values[column]: key for key, row in self.by_key.items()}
