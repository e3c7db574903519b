"""What stands in a cell: how a stored value is written, how the standard says it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kpitracker.opendata.lists import ClosedList
from plans.fiscal import FIRST_YEAR, LAST_YEAR
from plans.sheets.columns import Cell
from plans.sheets.visible import visible

BREAKS = re.compile(r"\s*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+\s*")
CODE = "[A-Za-z0-9][A-Za-z0-9._-]*"
SIX_DIGITS = "[0-9]{6}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of cell. ``schema`` is a Frictionless field, all but name and wording.

    ``cell`` makes what a file holds of a stored value. ``words`` is the closed list
    that codes are from; ``stored`` then gives the cell for each value there is.
    """

    label: Promise
    schema: Mapping[str, object]
    cell: Callable[[object], Cell]
    out: Literal["text", "code", "number", "year"] = "text"
    words: ClosedList = field(default_factory=ClosedList)
    stored: Callable[[], Mapping[object, Cell]] | None = None


def one_line(text: str | None) -> str | None:
    """The text without line breaks, tabs and hidden signs; all else of it stays."""
    if not text:
        return None
    if text.isprintable():
        return text
    return visible(BREAKS.sub(" ", text)).strip() or None


def _as_stored(value: Cell) -> Cell:
    return value


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


TEXT = Kind(label=_("string of characters"), schema={"type": "string"}, cell=one_line)
CODED = Kind(
    label=_("code"),
    schema={"type": "string", "constraints": {"pattern": CODE}},
    cell=one_line,
    out="code",
)
LOCAL_GOVERNMENT = Kind(
    label=_("code of 6 digits"),
    schema={"type": "string", "constraints": {"pattern": SIX_DIGITS}},
    cell=one_line,
    out="code",
)
NUMBER = Kind(
    label=_("decimal number"),
    schema={"type": "number"},
    cell=_as_stored,
    out="number",
)
YEAR = Kind(
    label=_("Gregorian year"),
    schema={
        "type": "integer",
        "constraints": {"minimum": FIRST_YEAR, "maximum": LAST_YEAR},
    },
    cell=_as_stored,
    out="year",
)
DAY = Kind(
    label=_("date as in 2024-03-31"),
    schema={"type": "date", "format": "default"},
    cell=_iso,
)
FLAG = Kind(
    label=_("1 for yes, 0 for no"),
    schema={"type": "boolean", "trueValues": ["1"], "falseValues": ["0"]},
    cell=int,
    out="number",
)


def whole(least: int, most: int | None = None) -> Kind:
    """A whole number within bounds."""
    bounds = {"minimum": least} | ({} if most is None else {"maximum": most})
    return Kind(
        label=_("whole number"),
        schema={"type": "integer", "constraints": bounds},
        cell=_as_stored,
        out="number",
    )


def code_of(words: ClosedList) -> Kind:
    """The code of a closed list."""
    return Kind(
        label=_("code of a closed list"),
        schema={"type": "string", "constraints": {"enum": list(words)}},
        cell=lambda code: words.codes[code],
        out="code",
        words=words,
        stored=lambda: words.codes,
    )


def word_of(words: ClosedList) -> Kind:
    """The Japanese word of a closed list, found by the code that is stored."""
    return Kind(
        label=_("word of a closed list"),
        schema={"type": "string"},
        cell=lambda code: words.japanese[code],
        stored=lambda: words.japanese,
    )
