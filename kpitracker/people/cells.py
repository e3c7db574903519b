"""One typed row of the sheet of people: its cells read, or why they cannot be."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from indicators.imports.given import BLANK_KEY
from kpitracker.people.resource import COLUMNS
from kpitracker.spreadsheets.given import Given
from plans.imports.problems import Problem
from plans.models import Blanks
from plans.reading import Refusal
from plans.reading.characters import LONE_DASH, fold

BLANK = _(
    "The cell is empty, and blank cells are refused. Fill it in, or choose another way "
    "to take blank cells."
)
KEYS = ["username", "department_code", "role"]


@dataclass(slots=True)
class Row:
    """What a row says. ``name``, ``state``, ``valid_to``: only what it says at all."""

    line: int
    username: str
    department_code: str
    role: str
    organization: str
    valid_from: date | None
    said: dict[str, object]


class CellReader:
    """Reads rows; ``problems`` collects what is wrong with cells."""

    def __init__(self, blanks: Blanks) -> None:
        self.blanks = blanks
        self.problems: list[Problem] = []

    def read(self, given: Given) -> Row | None:
        count = len(self.problems)
        keys = {name: self._key(given, name) for name in KEYS}
        organization = self._value(given, "organization") or ""
        valid_from = self._value(given, "valid_from")
        said = {
            name: value
            for name in ("name", "state", "valid_to")
            if name in given.cells and (value := self._said(given, name)) is not None
        }
        if len(self.problems) > count:
            return None
        said = {name: None if it == "" else it for name, it in said.items()}
        return Row(
            given.line,
            **keys,
            organization=organization.strip(),
            valid_from=valid_from,
            said=said,
        )

    def _key(self, given: Given, name: str) -> str:
        if not given.cells[name].strip():
            self.refuse(given.line, name, BLANK_KEY)
            return ""
        return self._value(given, name) or ""

    def _value(self, given: Given, name: str):
        text = given.cells.get(name, "")
        if not text.strip() or _is_dash(name, text):
            return None
        try:
            return COLUMNS[name].widget.clean(text)
        except Refusal as refusal:
            self.problems.append(
                Problem.refused(given.line, COLUMNS[name].heading, refusal)
            )
            return None

    def _said(self, given: Given, name: str):
        """The value; nothing where it says nothing; an empty text where it clears."""
        text = given.cells[name]
        if text.strip() and not _is_dash(name, text):
            return self._value(given, name)
        if text.strip():
            return ""
        if self.blanks == Blanks.CLEAR and name != "state":
            return ""
        if self.blanks == Blanks.REFUSE and name != "valid_to":
            self.refuse(given.line, name, BLANK)
        return None

    def refuse(self, line: int, name: str, sentence, **params) -> None:
        heading = COLUMNS[name].heading
        self.problems.append(Problem.of(line, heading, sentence, **params))


def _is_dash(name: str, text: str) -> bool:
    return name in ("valid_from", "valid_to") and bool(
        LONE_DASH.fullmatch(fold(text).strip())
    )
