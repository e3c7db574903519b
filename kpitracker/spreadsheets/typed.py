"""A row as typed, put over the stored one: which cells change, or why they cannot."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from indicators.imports.given import BLANK_KEY
from kpitracker.exchange.columns import Column as ExchangeColumn
from kpitracker.exchange.reading import EMPTY
from kpitracker.exchange.rows import Row
from kpitracker.exchange.sheets import BY_FILE, Sheet
from kpitracker.spreadsheets.given import Given
from kpitracker.spreadsheets.mangled import is_mangled
from kpitracker.spreadsheets.plan_kinds import PlanSheet, Stored, parts
from kpitracker.spreadsheets.sheet_rows import SheetRow
from measures.resources import TOTAL
from plans.imports.joined import JoinedColumn
from plans.imports.measured import MeasuredCell
from plans.imports.problems import Problem, Warned
from plans.imports.resources import Column
from plans.imports.widgets import TextCell
from plans.models import Blanks
from plans.reading import Refusal
from plans.reading.characters import LONE_DASH, fold
from plans.sheets.cp932 import as_cp932

NEEDED = _("This row is new, so “%(column)s” has to be filled in.")
BLANK = _(
    "The cell is empty, but “%(text)s” is kept here and blank cells are refused. Fill "
    "it in, or choose another way to take blank cells."
)
NOT_READ = _("“%(typed)s” is not read. Write the code beside it.")
OTHER_NAME = _("The %(what)s %(code)s is “%(known)s”, not “%(typed)s”.")
MANGLED = _("“%(old)s” would become “%(new)s”.")
NAMES = ("name", "title")


@dataclass(slots=True)
class Typed:
    """``row`` as it would be, ``old`` as it is stored; None where it is new."""

    given: Given
    row: SheetRow
    old: Row | None
    warnings: list[tuple[str, str]] = field(default_factory=list)


class RowReader:
    """Reads the rows of one plan; ``problems`` collects what is wrong with cells.

    ``unplaced``: rows of which the key cannot be read, so what they say is not known.
    What equals the stored cell, as a file shows it, is no change, however odd it is.
    A blank changes nothing, clears or is refused; － clears what is not wording.
    ``is_cp932``: a text that differs only in what that encoding lacks is no change.
    """

    def __init__(
        self, kind: PlanSheet, stored: Stored, *, blanks: Blanks, is_cp932: bool
    ) -> None:
        self.kind, self.stored = kind, stored
        self.blanks, self.is_cp932 = blanks, is_cp932
        self.problems: list[Problem] = []
        self.unplaced = 0
        columns = kind.resource.columns()
        self.columns = dict(
            sorted(columns.items(), key=lambda one: _is_measured(one[1]))
        )
        self._names: dict[tuple[str, str], dict[object, object]] = {}

    def read(self, given: Given, *, plan_code: str) -> Typed | None:
        """The row; None where there is none, or it cannot be told which is meant."""
        keys = self._keys(given)
        if keys is None:
            self.unplaced += 1
            return None
        keys["plan_code"] = plan_code
        sheet = self.kind.sheet
        if self.kind.totals and keys["fiscal_year"] == TOTAL:
            sheet = self.kind.totals
        row = SheetRow(sheet, _as_made(sheet), given.line)
        row.values |= {name: keys[name] for name in keys if name in sheet.by_name}
        old = self.stored[sheet.file].by_key.get(row.key)
        if old:
            row.values = dict(old.values)
        elif given.headings and not given.cells["amount"].strip():
            return None  # a year of a wide sheet that nothing is said of
        typed = Typed(given, row, old)
        for name, column in self.columns.items():
            if name in given.cells and not (column.is_key or column.is_context):
                self._put(typed, name, column)
        if old is None:
            self._check_needed(typed)
        typed.warnings += self._warnings(typed)
        return typed

    def _keys(self, given: Given) -> dict[str, object] | None:
        keys: dict[str, object] = {}
        count = len(self.problems)
        for name in self.kind.key:
            column, text = self.columns[name], given.cells[name]
            if not text.strip() or _is_dash(column, text):
                keys[name] = column.widget.empty
                if self.kind.sheet.by_name[name].is_required:
                    self._refuse(given, name, BLANK_KEY)
                continue
            try:
                value = column.widget.clean(text)
                exchange = self.kind.sheet.by_name[name]
                keys[name] = value if value == TOTAL else _fitting(exchange, value)
            except Refusal as refusal:
                self._refuse(given, name, refusal)
        return keys if len(self.problems) == count else None

    def _put(self, typed: Typed, name: str, column: Column) -> None:
        """Put one cell into the row, if it changes anything."""
        row, text = typed.row, typed.given.cells[name]
        stored = self.kind.text(name, typed.old) if typed.old else ""
        if text == stored or (self.is_cp932 and text == as_cp932(stored)):
            return
        if not text.strip():
            if self.blanks == Blanks.REFUSE and stored:
                self._refuse(typed.given, name, BLANK, text=stored)
            elif self.blanks == Blanks.CLEAR and stored:
                self._clear(typed, name, column)
            return
        if _is_dash(column, text):
            self._clear(typed, name, column)
            return
        try:
            value = self._widget(column, row).clean(text)
            split = column.split(value) if isinstance(column, JoinedColumn) else [value]
            for part, one in zip(parts(name, column), split, strict=True):
                row.values[part] = _fitting(row.sheet.by_name[part], one)
        except Refusal as refusal:
            row.unread |= set(parts(name, column))
            self._refuse(typed.given, name, refusal)

    def _widget(self, column: Column, row: Row):
        if not _is_measured(column):
            return column.widget
        return column.widget.of(*self.kind.unit_of(row, self.stored))

    def _clear(self, typed: Typed, name: str, column: Column) -> None:
        for part in parts(name, column):
            exchange = typed.row.sheet.by_name[part]
            typed.row.values[part] = exchange.empty
            if exchange.is_required and typed.old:
                typed.row.unread.add(part)
                self._refuse(typed.given, name, EMPTY)

    def _check_needed(self, typed: Typed) -> None:
        row = typed.row
        for column in row.sheet.columns:
            value = row.values[column.name]
            if column.is_required and value in ("", None):
                if column.name not in row.unread:
                    heading = row.heading(column.name)
                    self._refuse(typed.given, column.name, NEEDED, column=heading)
                row.unread.add(column.name)

    def _warnings(self, typed: Typed) -> Iterator[tuple[str, str]]:
        for name, column in self.columns.items():
            text = typed.given.cells.get(name, "").strip()
            if column.is_context and text:
                yield from self._other_name(typed.row, column, text)
            elif text and typed.old and type(column.widget) is TextCell:
                old = self.kind.text(name, typed.old)
                if is_mangled(old, text):
                    sentence = Problem.of(0, "", MANGLED, old=old, new=text).sentence
                    yield Warned.MANGLED.value, sentence

    def _other_name(self, row: Row, column: Column, text: str):
        """Whether a name beside a code is that of the row it stands for."""
        relation, _stop, attribute = column.attribute.rpartition("__")
        if attribute not in NAMES:
            return
        code_column, reference = next(
            pair for pair in row.sheet.references if pair[1].field == relation
        )
        code = row.values[code_column.name]
        place = (reference.file, attribute)
        if place not in self._names:
            self._names[place] = {
                one.values[reference.column]: one.values[attribute]
                for one in self.stored[reference.file]
            }
        known = self._names[place].get(code)
        if not code:
            yield Warned.NAME.value, Problem.of(0, "", NOT_READ, typed=text).sentence
        elif known is not None and text not in (
            known.strip(),
            as_cp932(known).strip(),
        ):
            what = BY_FILE[reference.file].model._meta.verbose_name
            told = {"what": what, "code": code, "known": known, "typed": text}
            yield Warned.NAME.value, Problem.of(0, "", OTHER_NAME, **told).sentence

    def _refuse(self, given: Given, name: str, sentence, **params) -> None:
        heading = given.headings.get(name)
        if heading is None:
            column = self.kind.column_of(name) or name
            heading = self.columns[column].heading
        if isinstance(sentence, Refusal):
            problem = Problem.refused(given.line, heading, sentence)
        else:
            problem = Problem.of(given.line, heading, sentence, **params)
        self.problems.append(problem)


def _is_measured(column: Column) -> bool:
    return isinstance(column.widget, MeasuredCell)


def _is_dash(column: Column, text: str) -> bool:
    """A lone dash where it is not wording, and not a mark that is printed."""
    if isinstance(column.widget, TextCell) or isinstance(column, JoinedColumn):
        return False
    return bool(LONE_DASH.fullmatch(fold(text).strip()))


def _fitting(column: ExchangeColumn, value: object) -> object:
    """The value, if a package can hold it too; ``Refusal`` if it cannot."""
    text = column.write(value)
    return column.kind.read(text) if text else value


def _as_made(sheet: Sheet) -> dict[str, object]:
    """The values of a new row before anything is typed: what the model says."""
    values = {}
    for column in sheet.columns:
        values[column.name] = column.empty
        field = column.field and sheet.model._meta.get_field(column.field)
        if field and field.has_default():
            values[column.name] = field.get_default()
    return values
