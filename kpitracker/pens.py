"""The shapes of a trend on a canvas: lines, and one shape for each kind of mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpitracker.canvas import Axis, Canvas
from kpitracker.marks import Mark, Trend
from kpitracker.strokes import n


@dataclass
class Pen:
    """Knows where a mark lies; each shape is the ``d`` of a path."""

    canvas: Canvas
    trend: Trend
    size: int

    def __post_init__(self) -> None:
        trend, canvas = self.trend, self.canvas
        heights = [*trend.heights, Decimal(0)] if trend.is_yearly else trend.heights
        if trend.has_states:
            heights = (Decimal(0), Decimal(len(trend.steps) - 1))
        self.half_bar = canvas.bar_width(len(trend.years)) / 2
        inset = max(self.half_bar if trend.is_yearly else 0, canvas.inset)
        stands = trend.is_yearly and min(heights, default=0) >= 0
        foot = canvas.y_end - (0 if stands else canvas.lift)
        self.x = Axis.over(trend.years, canvas.left + inset, canvas.x_end - inset)
        self.y = Axis.over(heights, foot, canvas.top)

    def at(self, mark: Mark) -> tuple[Decimal, Decimal]:
        return self.x.at(mark.fiscal_year), self.y.at(mark.height)

    def line(self, marks: Sequence[Mark]) -> str:
        points = [f"{n(x)} {n(y)}" for x, y in map(self.at, marks)]
        return f"M{'L'.join(points)}" if points else ""

    def level(self, marks: Sequence[Mark]) -> str:
        """A line that reaches beyond the middle of its first and last year."""
        (first, y0), *_, (last, y1) = map(self.at, (*marks, marks[-1]))
        beyond = self.canvas.inset if first <= last else -self.canvas.inset
        inner = self.line(marks)[1:]
        return f"M{n(first - beyond)} {n(y0)}L{inner}L{n(last + beyond)} {n(y1)}"

    def stairs(self, marks: Sequence[Mark]) -> str:
        (x, y), *others = map(self.at, marks)
        return f"M{n(x)} {n(y)}" + "".join(f"H{n(x)}V{n(y)}" for x, y in others)

    def dot(self, mark: Mark) -> str:
        (x, y), r = self.at(mark), self.size
        return f"M{n(x - r)} {n(y)}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0-{2 * r} 0"

    def bar(self, mark: Mark) -> str:
        x, y = self.at(mark)
        foot, left = self.y.at(Decimal(0)), x - self.half_bar
        return f"M{n(left)} {n(foot)}V{n(y)}h{n(2 * self.half_bar)}V{n(foot)}z"

    def square(self, mark: Mark) -> str:
        (x, y), r = self.at(mark), self.size
        return f"M{n(x - r)} {n(y - r)}h{2 * r}v{2 * r}h-{2 * r}z"

    def diamond(self, mark: Mark) -> str:
        (x, y), r = self.at(mark), self.size + 2
        return f"M{n(x)} {n(y - r)}l{r} {r}l-{r} {r}l-{r}-{r}z"

    def triangle(self, mark: Mark) -> str:
        """Its middle, not its foot, lies on the value."""
        (x, y), r = self.at(mark), self.size + 1
        return f"M{n(x)} {n(y - r)}l{r} {2 * r}h-{2 * r}z"

    def spot(self, mark: Mark) -> str:
        """A mere place, where a line that is drawn anyway passes a year."""
        x, y = self.at(mark)
        return f"M{n(x)} {n(y)}h0"
