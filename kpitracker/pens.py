"""The shapes of a trend on a canvas: lines, and one shape for each kind of mark."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from kpitracker.canvas import TENTHS, Axis, Canvas, columns_of
from kpitracker.marks import Mark, Trend
from kpitracker.strokes import n


class Pen:
    """Knows where marks lie; a line, and each of the shapes, is the ``d`` of a path."""

    def __init__(self, canvas: Canvas, trend: Trend, size: int) -> None:
        self.canvas, self.trend, self.size = canvas, trend, size
        heights = trend.heights
        self.is_blank = not heights
        if trend.is_yearly:
            heights = [*heights, Decimal(0)]
        if trend.has_states:
            heights = (Decimal(0), Decimal(len(trend.steps) - 1))
        stands = trend.is_yearly and min(heights, default=0) >= 0
        foot = canvas.y_end - (0 if stands else canvas.lift)
        self.half_bar, self.x = columns_of(
            canvas, trend.years, has_bars=trend.is_yearly
        )
        self.y = Axis.over(heights, foot * TENTHS, canvas.top * TENTHS)

    def at(self, mark: Mark) -> tuple[int, int]:
        return self.x[mark.fiscal_year], self.y.at(mark.height)

    def places(self, marks: Iterable[Mark]) -> Iterable[tuple[int, int]]:
        x, at = self.x, self.y.at
        return [(x[mark.fiscal_year], at(mark.height)) for mark in marks]

    def line(self, marks: Sequence[Mark]) -> str:
        if not marks:
            return ""
        points = [f"{n(x)} {n(y)}" for x, y in self.places(marks)]
        return f"M{'L'.join(points)}"

    def level(self, marks: Sequence[Mark]) -> str:
        """A line that reaches beyond the middle of its first and last year."""
        (first, y0), (last, y1) = self.at(marks[0]), self.at(marks[-1])
        beyond = self.canvas.inset * (TENTHS if first <= last else -TENTHS)
        inner = self.line(marks)[1:]
        return f"M{n(first - beyond)} {n(y0)}L{inner}L{n(last + beyond)} {n(y1)}"

    def stairs(self, marks: Sequence[Mark]) -> str:
        (x, y), *others = self.places(marks)
        return f"M{n(x)} {n(y)}" + "".join(f"H{n(x)}V{n(y)}" for x, y in others)

    def dots(self, marks: Sequence[Mark]) -> list[str]:
        r = self.size
        outline = f"a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0-{2 * r} 0"
        return self._stamped(outline, marks, left=r)

    def bars(self, marks: Sequence[Mark]) -> list[str]:
        half, foot = self.half_bar, n(self.y.at(0))
        return [
            f"M{n(x - half)} {foot}V{n(y)}h{n(2 * half)}V{foot}z"
            for x, y in self.places(marks)
        ]

    def squares(self, marks: Sequence[Mark]) -> list[str]:
        r = self.size
        return self._stamped(f"h{2 * r}v{2 * r}h-{2 * r}z", marks, left=r, up=r)

    def diamonds(self, marks: Sequence[Mark]) -> list[str]:
        r = self.size + 2
        return self._stamped(f"l{r} {r}l-{r} {r}l-{r}-{r}z", marks, up=r)

    def triangles(self, marks: Sequence[Mark]) -> list[str]:
        """Their middle, not their foot, lies on the value."""
        r = self.size + 1
        return self._stamped(f"l{r} {2 * r}h-{2 * r}z", marks, up=r)

    def spots(self, marks: Sequence[Mark]) -> list[str]:
        """Mere places, where a line that is drawn anyway passes a year."""
        return self._stamped("h0", marks)

    def _stamped(
        self, outline: str, marks: Sequence[Mark], *, left: int = 0, up: int = 0
    ) -> list[str]:
        """The outline for each mark, begun so many units left of it and above it."""
        left, up = left * TENTHS, up * TENTHS
        return [f"M{n(x - left)} {n(y - up)}{outline}" for x, y in self.places(marks)]
