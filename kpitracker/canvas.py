"""Where a year or a value lies on a canvas.

A canvas is measured in whole units, a place on it in whole tenths of one: finer than
any screen, and quick as plain integers.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

TENTHS = 10
HALF = Decimal("0.5")
WIDEST_BAR = 44
LINES_ACROSS = 5


class Canvas(NamedTuple):
    """A drawing's size and the margins around what is drawn.

    ``inset`` is the room left and right of the first and last year, ``lift`` the room
    under the lowest mark where no bar has to stand on the ground.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    inset: int
    lift: int

    @property
    def x_end(self) -> int:
        return self.width - self.right

    @property
    def y_end(self) -> int:
        return self.height - self.bottom

    def half_bar(self, years: int) -> int:
        """In tenths: a bar takes three fifths of its year, unless that is too wide."""
        room = TENTHS * (self.x_end - self.left)
        return round(min(Decimal(room * 3) / (10 * max(years, 1)), WIDEST_BAR * 5))


class Axis(NamedTuple):
    """A stretch of values laid over a stretch of the canvas.

    ``zero`` is the place of the value 0, half a tenth further on: cutting off rounds.
    """

    first: Decimal
    last: Decimal
    zero: Decimal
    scale: Decimal

    @classmethod
    def over(cls, values: Sequence, start: int, end: int) -> "Axis":
        """From one place to another; a single value stands in the middle."""
        first, last = min(values, default=0), max(values, default=0)
        first, last = Decimal(first), Decimal(last)
        if first == last:
            return cls(first, last, Decimal(start + end) / 2 + HALF, Decimal(0))
        scale = (end - start) / (last - first)
        return cls(first, last, start - first * scale + HALF, scale)

    def at(self, value: Decimal | int) -> int:
        return int(self.zero + value * self.scale)


class Columns(NamedTuple):
    """Where each year lies, and half the width of its bar; without bars it has none."""

    half_bar: int
    x: Mapping[int, int]


@lru_cache(maxsize=512)
def columns_of(canvas: Canvas, years: tuple[int, ...], *, has_bars: bool) -> Columns:
    """The same for every chart over the same years, so they are laid out once."""
    half_bar = canvas.half_bar(len(years)) if has_bars else 0
    inset = max(half_bar, canvas.inset * TENTHS)
    start, end = canvas.left * TENTHS + inset, canvas.x_end * TENTHS - inset
    axis = Axis.over(years, start, end)
    return Columns(half_bar, {year: axis.at(year) for year in years})


def round_steps(axis: Axis, *, whole: bool = False) -> tuple[Decimal, ...]:
    """About five round values within the axis; ``whole``: none between two numbers."""
    length = axis.last - axis.first
    if length == 0:
        return (axis.first,)
    step = Decimal(1).scaleb((length / LINES_ACROSS).adjusted())
    step = next(step * by for by in (1, 2, 5, 10) if step * by * LINES_ACROSS >= length)
    if whole:
        step = max(step, Decimal(1))
    first = int((axis.first / step).to_integral_value("ROUND_CEILING"))
    last = int((axis.last / step).to_integral_value("ROUND_FLOOR"))
    return tuple(step * times for times in range(first, last + 1))
