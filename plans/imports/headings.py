"""The header row against the columns of a resource: all known, none twice."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.utils.translation import gettext_lazy as _

from plans.imports.problems import Problem
from plans.imports.resources import Column

EMPTY = _("The sheet is empty. Row 1 holds the headings, the values follow below.")
NO_ROWS = _("Below the headings there is no row.")
UNKNOWN = _(
    "There is no column “%(name)s”. Did you mean “%(nearest)s”? Correct the heading, "
    "or remove the column."
)
STRANGE = _("There is no column “%(name)s”. Remove it, or use one of: %(known)s.")
TWICE = _("The column “%(name)s” stands here twice. Remove one of them.")
MISSING = _("The column “%(name)s” is missing. It tells which row is meant.")
NOTHING_TO_DO = _(
    "No column of this sheet can be taken in. Such columns are: %(known)s."
)


@dataclass(slots=True)
class Header:
    """Where each column stands. ``years``: position to fiscal year in a wide sheet."""

    places: dict[str, int] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def match(
    cells: Iterable[str],
    columns: Mapping[str, Column],
    *,
    line: int,
    year_of: Callable[[str], int | None] = lambda heading: None,
    keys: Iterable[str],
) -> Header:
    """Find every column by its Japanese heading or its ASCII name.

    ``year_of``: the fiscal year that a heading names, where years may be columns.
    A column without a heading is left to the caller, who sees whether it has cells.
    """
    header = Header()
    names = {}
    for name, column in columns.items():
        names[comparable(column.heading)] = names[comparable(name)] = name
    known = "、".join(column.heading for column in columns.values())
    for place, cell in enumerate(cells):
        heading = cell.strip()
        header.headings.append(heading)
        name = names.get(comparable(heading))
        year = None if name or not heading else year_of(heading)
        if not heading:
            continue
        if name in header.places or (year and year in header.years.values()):
            header.problems.append(Problem.of(line, heading, TWICE, name=heading))
        elif year:
            header.years[place] = year
        elif name:
            header.places[name] = place
        else:
            header.problems.append(_unknown(line, heading, columns, known))
    for name in keys:
        if name not in header.places:
            heading = columns[name].heading
            header.problems.append(Problem.of(line, heading, MISSING, name=heading))
    if not header.problems and not _can_change(header, columns):
        header.problems.append(Problem.of(line, "", NOTHING_TO_DO, known=known))
    return header


def _can_change(header: Header, columns: Mapping[str, Column]) -> bool:
    return bool(header.years) or any(
        not (columns[name].is_key or columns[name].is_context) for name in header.places
    )


def _unknown(line: int, heading: str, columns, known: str) -> Problem:
    headings = [column.heading for column in columns.values()]
    nearest = get_close_matches(heading, [*headings, *columns], n=1)
    if nearest:
        return Problem.of(line, heading, UNKNOWN, name=heading, nearest=nearest[0])
    return Problem.of(line, heading, STRANGE, name=heading, known=known)


def comparable(heading: str) -> str:
    """A heading whatever its width, its case and the spaces in it."""
    return "".join(unicodedata.normalize("NFKC", heading).casefold().split())
