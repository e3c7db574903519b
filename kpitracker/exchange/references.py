"""Codes to the rows they stand for: in the package, or staying in the database."""

from collections.abc import Iterator
from difflib import get_close_matches

from django.utils.translation import gettext_lazy as _

from kpitracker.exchange.columns import Column, Reference
from kpitracker.exchange.faults import Fault
from kpitracker.exchange.reading import Package
from kpitracker.exchange.rows import Key, Row, Rows
from kpitracker.exchange.sheets import SHEETS
from plans.reading.refusal import shown

UNKNOWN = _("“%(text)s” is neither in %(files)s nor in the database.")
MISSPELLED = _(
    "“%(text)s” is neither in %(files)s nor in the database. Did you mean %(nearest)s?"
)
FILE_MISSING = _("The file is missing, but %(file)s refers to its rows.")

# Guessing takes its time; a file that does not fit at all needs no guess for each row.
MOST_GUESSES = 50

Place = tuple[str, str]


class References:
    """Sets ``found`` of every row of a package; ``faults`` says what leads nowhere."""

    def __init__(self, package: Package, stored: dict[str, Rows]) -> None:
        self.package, self.stored = package, stored
        self.faults: list[Fault] = []
        self._given: dict[Place, dict[object, Key]] = {}
        self._staying: dict[Place, dict[object, Key]] = {}
        for sheet in SHEETS:
            for _column, reference in sheet.references:
                self._index(reference)

    def follow(self) -> list[Fault]:
        for rows in self.package.rows.values():
            columns = [one for one in rows.sheet.columns if one.references]
            for row in rows:
                for column in columns:
                    self._follow(row, column)
        return self.faults

    def _follow(self, row: Row, column: Column) -> None:
        row.found[column.name] = None
        code = row.values[column.name]
        if column.name in row.unread or code == "":
            return
        # The package comes first: what was a goal may be a measure now.
        for index in (self._given, self._staying):
            for reference in column.references:
                key = index[_place(reference)].get(code)
                if key is not None:
                    row.found[column.name] = (reference.file, key)
                    return
        row.unread.add(column.name)
        files = [reference.file for reference in column.references]
        if not self.package.unreadable.intersection(files):
            self.faults += self._refuse(row, column, files)

    def _index(self, reference: Reference) -> None:
        """From each code to the key of its row."""
        given, stored = self.package.rows[reference.file], self.stored[reference.file]
        staying = [row for row in stored if row.key not in given.by_key]
        place, name = _place(reference), reference.column
        self._given[place] = given.index(name)
        self._staying[place] = Rows(stored.sheet, staying).index(name)

    def _refuse(self, row: Row, column: Column, files: list[str]) -> Iterator[Fault]:
        is_nowhere = not self.package.files.intersection(files)
        if is_nowhere and not any(self.stored[file] for file in files):
            # One sentence for the file, not one for each row that misses it.
            sentence = str(FILE_MISSING) % {"file": row.sheet.file}
            yield Fault(sentence, " / ".join(files))
            return
        text = str(row.values[column.name])
        nearest = self._nearest(text, column) if len(self.faults) < MOST_GUESSES else []
        yield row.fault(
            MISSPELLED if nearest else UNKNOWN,
            column.name,
            text=shown(text),
            files=" / ".join(files),
            nearest="".join(nearest),
        )

    def _nearest(self, text: str, column: Column) -> list[str]:
        known = {
            str(code)
            for reference in column.references
            for index in (self._given, self._staying)
            for code in index[_place(reference)]
        }
        return get_close_matches(text, sorted(known), n=1, cutoff=0.75)


def _place(reference: Reference) -> Place:
    return reference.file, reference.column
