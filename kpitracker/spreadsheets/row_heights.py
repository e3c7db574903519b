"""How high a row has to be for its text, which no program works out on opening."""

import unicodedata
from collections.abc import Iterable

LINE_HEIGHT = 13.5  # points, for a text of 10 points
PADDING = 5
HIGHEST = 409  # a row can be no higher
MOST_LINES = int((HIGHEST - PADDING) / LINE_HEIGHT)
# Half-width characters of 10 points that fit into a column beside its padding.
FILLED = 0.97


def height_of(cells: Iterable[tuple[str, float]]) -> float:
    """Points for a row of wrapped texts, each with the width of its column."""
    lines = max((lines_of(text, width=width) for text, width in cells), default=1)
    return min(HIGHEST, lines * LINE_HEIGHT + PADDING)


def lines_of(text: str, *, width: float) -> int:
    """Lines that a text takes in a column of so many half-width characters."""
    room = max(2, int(width * FILLED))
    return sum(_wrapped(line, room) for line in text.split("\n"))


def width_of(text: str) -> int:
    """Half-width characters a text is wide; a full-width one is two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def _wrapped(line: str, room: int) -> int:
    return max(1, -(-width_of(line) // room))
