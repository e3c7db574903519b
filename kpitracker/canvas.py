"""Where a year or a value lies on a canvas."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

BAR_SHARE = Decimal("0.6")
WIDEST_BAR = Decimal(44)
LINES_ACROSS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
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

    def bar_width(self, years: int) -> Decimal:
        room = Decimal(self.x_end - self.left) / max(years, 1)
        return min(room * BAR_SHARE, WIDEST_BAR)


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of values laid over a stretch of the canvas."""

    first: Decimal
    last: Decimal
    start: Decimal
    end: Decimal

    @classmethod
    def over(cls, values: Sequence, start, end) -> "Axis":
        ends = (min(values, default=0), max(values, default=0))
        return cls(*map(Decimal, (*ends, start, end)))

    def at(self, value: Decimal | int) -> Decimal:
        """A single value stands in the middle."""
        if self.first == self.last:
            return (self.start + self.end) / 2
        share = (value - self.first) / (self.last - self.first)
        return self.start + share * (self.end - self.start)


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
