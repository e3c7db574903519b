"""Files to rows: every cell read or refused, every fault of every file in one pass."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.utils.translation import gettext_lazy as _

from kpitracker.exchange.columns import Column
from kpitracker.exchange.decoding import decode, hidden_signs
from kpitracker.exchange.faults import Fault
from kpitracker.exchange.files import DESCRIPTOR
from kpitracker.exchange.formats import Format, read_format
from kpitracker.exchange.rows import Row, Rows
from kpitracker.exchange.sheets import BY_FILE, PLAN, SHEETS, Sheet
from plans.reading import Refusal
from plans.reading.refusal import shown
from plans.sheets.decoding import canonical
from plans.sheets.faults import Unreadable
from plans.sheets.records import Record, records
from plans.sheets.tables import TOO_MANY_COLUMNS

NO_PLAN = _(
    "The file is missing, so this is not an exchange package: %(file)s says which plan "
    "it is."
)
ONE_PLAN = _(
    "A package holds exactly one plan, so %(file)s has one row, not %(count)d."
)
UNKNOWN_FILE = _("The file is not part of a package. Did you mean %(nearest)s?")
STRANGE_FILE = _("The file is not part of a package. Its files are: %(known)s.")
LISTED_FILE = _("The file is missing, although datapackage.json lists it.")
NO_HEADER = _("The file is empty. Row 1 holds the names of the columns.")
UNKNOWN_COLUMN = _("There is no column “%(name)s”. Did you mean %(nearest)s?")
STRANGE_COLUMN = _("There is no column “%(name)s”. The columns are: %(known)s.")
COLUMN_TWICE = _("The column “%(name)s” stands here twice.")
COLUMN_MISSING = _("The column “%(name)s” is missing.")
WRONG_WIDTH = _(
    "The row has %(cells)d cells, but the header names %(columns)d columns."
)
EMPTY = _("The cell is empty, but a value is needed here.")
OTHER_PLAN = _("“%(text)s” is another plan; this package holds the plan %(plan)s.")

# Each unknown column is held against all known ones; a file has far fewer.
MOST_COLUMNS = 200


@dataclass
class Package:
    """What the files say.

    ``absent``: columns that a file leaves out; ``told``: those a fault names already.
    """

    rows: dict[str, Rows]
    files: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    absent: dict[str, set[str]] = field(default_factory=dict)
    told: dict[str, set[str]] = field(default_factory=dict)
    respelled: list[tuple[str, int, str]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    @property
    def plan(self) -> Row | None:
        return next(iter(self.rows[PLAN.file]), None)

    @property
    def plan_code(self) -> str:
        return self.plan.values["plan_code"] if self.plan else ""


class PackageReader:
    """Reads the files of a package; ``faults`` collects what is wrong with them."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.faults: list[Fault] = []
        self.package = Package({sheet.file: Rows(sheet) for sheet in SHEETS})
        self.format = Format()

    def read(self) -> Package:
        if DESCRIPTOR in self.files:
            self.format, faults = read_format(self.files[DESCRIPTOR])
            self.faults += faults
        self._check_files()
        for sheet in SHEETS:
            if sheet.file in self.files:
                self._read_sheet(sheet, self.files[sheet.file])
        self._check_plan()
        return self.package

    def _check_files(self) -> None:
        known = [*BY_FILE, DESCRIPTOR]
        for name in self.files:
            if name in known or name.lower().endswith(".json"):
                continue
            if self.format.is_newer:
                self.package.ignored.append(name)
                continue
            nearest = get_close_matches(name.lower(), known, n=1)
            sentence = UNKNOWN_FILE if nearest else STRANGE_FILE
            params = {"nearest": "".join(nearest), "known": ", ".join(known)}
            self._fault(name, sentence, **params)
        for name in self.format.files:
            if name in BY_FILE and name not in self.files:
                self._fault(name, LISTED_FILE)
                self.package.unreadable.add(name)

    def _check_plan(self) -> None:
        if PLAN.file not in self.files:
            self._fault(PLAN.file, NO_PLAN, file=PLAN.file)
        elif PLAN.file not in self.package.unreadable:
            count = len(self.package.rows[PLAN.file])
            if count != 1:
                self._fault(PLAN.file, ONE_PLAN, file=PLAN.file, count=count)

    def _read_sheet(self, sheet: Sheet, data: bytes) -> None:
        self.package.files.add(sheet.file)
        try:
            text = decode(data)
            for line, sentence in hidden_signs(text):
                self._give_up(sheet, sentence, line)
            self._read_records(sheet, records(text.split("\n")))
        except Unreadable as error:
            self._give_up(sheet, str(error), error.line)

    def _give_up(self, sheet: Sheet, sentence, line: int) -> None:
        self._fault(sheet.file, sentence, line)
        self.package.unreadable.add(sheet.file)

    def _read_records(self, sheet: Sheet, found: Iterator[Record]) -> None:
        header = next(found, None)
        if header is None:
            self._give_up(sheet, NO_HEADER, 1)
            return
        if len(header.cells) > MOST_COLUMNS:
            told = {"columns": len(header.cells), "most": MOST_COLUMNS}
            self._give_up(sheet, str(TOO_MANY_COLUMNS) % told, header.line)
            return
        columns = self._columns(sheet, header)
        for record in found:
            if len(record.cells) != len(header.cells):
                self._fault(
                    sheet.file,
                    WRONG_WIDTH,
                    record.line,
                    cells=len(record.cells),
                    columns=len(header.cells),
                )
                # What it says is not known: do not report what seems to lack.
                self.package.unreadable.add(sheet.file)
                continue
            self.package.rows[sheet.file].add(self._row(sheet, columns, record))

    def _columns(self, sheet: Sheet, header: Record) -> list[Column | None]:
        """The column of each cell; None for one that only a newer format knows."""
        known = list(sheet.by_name)
        told = self.package.told[sheet.file] = set()
        for name in header.cells:
            if name in known:
                continue
            if self.format.is_newer:
                self.package.ignored.append(f"{sheet.file} {name}")
                continue
            nearest = get_close_matches(name.strip().lower(), known, n=1)
            told.update(nearest)
            sentence = UNKNOWN_COLUMN if nearest else STRANGE_COLUMN
            params = {"nearest": "".join(nearest), "known": ", ".join(known)}
            self._fault(sheet.file, sentence, header.line, name=shown(name), **params)
        for name in known:
            if header.cells.count(name) > 1:
                self._fault(sheet.file, COLUMN_TWICE, header.line, name=name)
        absent = set(known) - set(header.cells)
        self.package.absent[sheet.file] = absent
        needed = {column.name for column in sheet.columns if column.is_required}
        for name in known:
            if name in absent & (needed | set(sheet.key)):
                if name not in told:
                    self._fault(sheet.file, COLUMN_MISSING, header.line, name=name)
                told.add(name)
                self.package.unreadable.add(sheet.file)
        return [sheet.by_name.get(name) for name in header.cells]

    def _row(self, sheet: Sheet, columns: list[Column | None], record: Record) -> Row:
        values = {column.name: column.empty for column in sheet.columns}
        row = Row(sheet, values, record.line)
        for column, raw in zip(columns, record.cells, strict=True):
            if column is None:
                continue
            cell = canonical(raw)
            if cell != raw and cell != raw.replace("\r\n", "\n"):
                self.package.respelled.append((sheet.file, record.line, column.name))
            row.cells[column.name] = cell
            self._read_cell(row, column, cell)
        row.unread |= self.package.absent[sheet.file] & {
            column.name for column in sheet.columns if column.is_required
        }
        if "plan_code" in sheet.by_name and sheet is not PLAN:
            self._check_plan_code(row)
        return row

    def _read_cell(self, row: Row, column: Column, cell: str) -> None:
        try:
            if cell.strip() or (cell and column.kind.is_wording):
                text = cell if column.kind.is_wording else cell.strip()
                row.values[column.name] = column.kind.read(text)
                return
            if not column.is_required:
                return
            self.faults.append(row.fault(EMPTY, column.name))
        except Refusal as refusal:
            self.faults.append(row.fault(str(refusal), column.name))
        row.unread.add(column.name)

    def _check_plan_code(self, row: Row) -> None:
        code, plan = row.values["plan_code"], self.package.plan
        if plan is None or {"plan_code"} & (row.unread | plan.unread):
            return
        if code != plan.values["plan_code"]:
            params = {"text": shown(code), "plan": self.package.plan_code}
            self.faults.append(row.fault(OTHER_PLAN, "plan_code", **params))

    def _fault(self, file: str, sentence, row: int | None = None, /, **params) -> None:
        if params:
            sentence = str(sentence) % params
        self.faults.append(Fault(sentence, file, row))
