"""A row of a sheet that says of a number just what is stored: nothing to look into.

Where this says no, the row may still change nothing; reading it in full will tell.
"""

from collections.abc import Callable

from indicators.enums import Aim
from indicators.imports.given import COLUMNS, Given
from indicators.imports.known import KnownIndicator
from indicators.imports.stored import Stored


def _written(name: str) -> Callable[[Stored, KnownIndicator], str]:
    words = COLUMNS[name].widget.words
    return lambda row, _indicator: words.get(getattr(row, name), "")


# What stands in the cells of a sheet that we wrote.
WRITTEN: dict[str, Callable[[Stored, KnownIndicator], str | None]] = {
    "indicator": lambda _row, indicator: indicator.name,
    "value": lambda row, _indicator: row.value,
    "quality": _written("quality"),
    "missing_reason": _written("missing_reason"),
    "comment": lambda row, _indicator: row.comment,
    "source": lambda row, _indicator: row.source,
    "stage": _written("stage"),
}


def says_the_same(given: Given, row: Stored, indicator: KnownIndicator) -> bool:
    """Whether every cell holds what the stored row would be written as."""
    names, texts = given.layout.names, given.texts
    if row.value is None or indicator.aim == Aim.STATE or "value" not in names:
        return False
    for name, text in zip(names, texts):  # noqa: B905 - as long by design, and faster
        if text != WRITTEN[name](row, indicator):
            return False
    # White space alone may be a blank cell, or be cleared.
    return not any(map(str.isspace, texts))
