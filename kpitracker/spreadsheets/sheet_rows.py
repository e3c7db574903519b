"""Rows that speak of themselves in the headings and words of staff's sheets.

The checks of the exchange speak of files, columns and plain values. Here the same
faults name headings, show choices as words, and say nothing of files.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.enums import Aim, Comparison, Lifecycle
from kpitracker.exchange import references
from kpitracker.exchange.checks import actuals, keys, states, targets
from kpitracker.exchange.faults import Fault
from kpitracker.exchange.rows import Row
from kpitracker.exchange.sheets import BY_FILE as SHEET_OF
from kpitracker.spreadsheets.plan_kinds import BY_FILE
from plans.reading.refusal import shown

NOT_IN_SHEET = gettext_lazy(
    "%(what)s “%(row)s”, which is not in the sheet: %(sentence)s"
)
NOT_THERE = gettext_lazy(
    "There is no %(what)s “%(text)s” here. Write one that exists, or make it first."
)
MISSPELLED = gettext_lazy(
    "There is no %(what)s “%(text)s” here. Did you mean “%(nearest)s”?"
)
GOAL_HAS_CODE = gettext_lazy(
    "“%(text)s” is the code of a goal already. Goals and measures share one set of "
    "codes."
)
NO_SUCH_STATE = gettext_lazy(
    "“%(text)s” is not one of the states of %(indicator)s: %(known)s."
)
HAS_NO_STATES = gettext_lazy(
    "The indicator %(indicator)s is a number (aim “%(aim)s”) and has no states."
)
NEEDS_STATE = gettext_lazy(
    "“%(text)s” is a number, but the indicator %(indicator)s has states."
)
NOT_MERGED = gettext_lazy(
    "A merged target needs a merged indicator, but %(indicator)s is “%(lifecycle)s”."
)
OTHER_AIM = gettext_lazy(
    "“%(comparison)s” does not go with the aim “%(aim)s” of the indicator "
    "%(indicator)s. Possible are: %(choices)s."
)
OTHER_AIM_EVERY_YEAR = gettext_lazy(
    "“%(comparison)s” for every year does not go with the aim “%(aim)s” of the "
    "indicator %(indicator)s. Possible are: %(choices)s."
)
STORED = gettext_lazy("the plan as it is kept")

# What the exchange says, and what is said of a sheet instead.
OTHER_WORDS = [
    (references.UNKNOWN, NOT_THERE),
    (references.MISSPELLED, MISSPELLED),
    (keys.GOAL_HAS_CODE, GOAL_HAS_CODE),
    (states.UNKNOWN, NO_SUCH_STATE),
    (states.HAS_NO_STATES, HAS_NO_STATES),
    (actuals.NEEDS_STATE, NEEDS_STATE),
    (targets.NOT_MERGED, NOT_MERGED),
    (targets.OTHER_AIM, OTHER_AIM),
    (targets.OTHER_AIM_EVERY_YEAR, OTHER_AIM_EVERY_YEAR),
    (targets.IN_DATABASE, STORED),
]
CHOICES = {
    "aim": Aim,
    "comparison": Comparison,
    "choices": Comparison,
    "lifecycle": Lifecycle,
}


@dataclass(frozen=True, slots=True)
class SheetFault(Fault):
    """A fault that knows the row it was found in."""

    source: Row | None = field(default=None, compare=False, kw_only=True)


class SheetRow(Row):
    """A row of a sheet, or the stored one beside it."""

    __slots__ = ()

    @property
    def label(self) -> str:
        """Its key as staff know it: codes, the year, words for choices."""
        return " ".join(filter(None, map(self.told, self.sheet.key)))

    def told(self, column: str) -> str:
        """The cell where no heading stands above it: of a flag, what it says."""
        is_flag = self.values[column] is True
        return self.heading(column) if is_flag else self.cell(column)

    def cell(self, column: str) -> str:
        name = self._column(column)
        if name is None:
            return super().cell(column)
        return BY_FILE[self.sheet.file].text(name, self)

    def heading(self, column: str) -> str:
        """The heading under which a sheet shows a column of the exchange."""
        name = self._column(column)
        kind = BY_FILE.get(self.sheet.file)
        return kind.resource.fields[name].heading if name else column

    def shown(self, *columns: str) -> str:
        told = {self.heading(column): shown(self.cell(column)) for column in columns}
        return _(", ").join(
            _("%(column)s “%(text)s”") % {"column": heading, "text": text}
            for heading, text in told.items()
        )

    @property
    def place(self) -> str:
        if self.line is None:
            return str(STORED)
        return str(targets.IN_FILE) % {"row": self.line}

    def fault(self, sentence, /, *columns: str, **params) -> SheetFault:
        sentence = _swapped(sentence)
        if params:
            sentence = str(sentence) % dict(self._told(params))
        if self.line is None:
            sentence = str(NOT_IN_SHEET) % {
                "what": self.sheet.model._meta.verbose_name,
                "row": self.label,
                "sentence": sentence,
            }
        return SheetFault(sentence, self.sheet.file, self.line, columns, source=self)

    def _column(self, column: str) -> str | None:
        kind = BY_FILE.get(self.sheet.file)
        return kind.column_of(column) if kind else None

    def _told(self, params: dict[str, object]) -> Iterator[tuple[str, object]]:
        for name, value in params.items():
            if name == "column":
                value = self.heading(value)
            elif name == "files":
                yield "what", _named(value)
            elif name in CHOICES:
                value = _in_words(CHOICES[name], str(value))
            yield name, _swapped(value)


def _swapped(sentence: str | Promise) -> str | Promise:
    return next((ours for theirs, ours in OTHER_WORDS if theirs is sentence), sentence)


def _in_words(choices, text: str) -> str:
    """Labels in place of the values of choices, however many stand there."""
    return _(", ").join(
        str(choices(one).label) if one in choices.values else one
        for one in text.split(", ")
    )


def _named(files: str) -> str:
    """What the rows of files are called, one of which was looked for."""
    names = (SHEET_OF[file].model._meta.verbose_name for file in files.split(" / "))
    return " / ".join(map(str, names))
