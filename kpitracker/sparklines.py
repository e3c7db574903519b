"""Charts that need no JavaScript: a trend as a few hundred bytes of inline SVG.

Shapes carry the meaning and the style sheet the colours (classes ``sk-…``), so the
same drawing works on paper, in monochrome and in forced colours.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kpitracker.canvas import Axis, Canvas, round_steps
from kpitracker.marks import Mark, Trend
from kpitracker.templatetags.numbers import number
from kpitracker.templatetags.years import short_year

SMALL = Canvas(
    width=240, height=96, left=4, right=4, top=26, bottom=24, inset=8, lift=6
)
LARGE = Canvas(
    width=720, height=340, left=84, right=8, top=36, bottom=34, inset=52, lift=32
)
MOST_YEARS_NAMED = 10
WIDTH_OF_A_LETTER = 16


def small(trend: Trend, *, label: str) -> str:
    """The chart of a card: the last value is labelled with its year."""
    pen = _Pen(SMALL, trend)
    ends = dict.fromkeys([trend.years[0], trend.years[-1]]) if trend.years else ()
    return pen.svg(label, [*pen.years(ends), *pen.course(), pen.last_label()])


def large(trend: Trend, *, label: str) -> str:
    """The chart of the indicator's page where no script draws it."""
    longest = max(map(len, trend.steps), default=0)
    canvas = replace(LARGE, left=max(LARGE.left, longest * WIDTH_OF_A_LETTER))
    pen = _Pen(canvas, trend)
    step = -(-len(trend.years) // MOST_YEARS_NAMED) or 1
    parts = [
        *pen.grid(),
        *pen.years(trend.years[::-step][::-1]),
        *pen.course(),
        pen.last_label(),
        *pen.end_labels(),
    ]
    return pen.svg(label, parts)


@dataclass
class _Pen:
    """Draws one trend on one canvas."""

    canvas: Canvas
    trend: Trend

    def __post_init__(self) -> None:
        trend, canvas = self.trend, self.canvas
        self.is_small = canvas is SMALL
        self.size = 4 if self.is_small else 6
        heights = [*trend.heights, Decimal(0)] if trend.is_yearly else trend.heights
        if trend.has_states:
            heights = (Decimal(0), Decimal(len(trend.steps) - 1))
        self.half_bar = canvas.bar_width(len(trend.years)) / 2
        inset = max(self.half_bar if trend.is_yearly else 0, canvas.inset)
        stands = trend.is_yearly and min(heights, default=0) >= 0
        foot = canvas.y_end - (0 if stands else canvas.lift)
        self.x = Axis.over(trend.years, canvas.left + inset, canvas.x_end - inset)
        self.y = Axis.over(heights, foot, canvas.top)

    def svg(self, label: str, parts: Iterable[str]) -> SafeString:
        if not self.trend.heights:
            return SafeString()
        canvas = self.canvas
        name = "small" if self.is_small else "large"
        # Safe: every text in it was escaped.
        return mark_safe(
            f'<svg class="sketch sketch-{name}" role="img" aria-label="{escape(label)}"'
            f' viewBox="0 0 {canvas.width} {canvas.height}">{"".join(parts)}</svg>'
        )

    def course(self) -> Iterable[str]:
        """From what lies below to what must stay visible."""
        trend = self.trend
        if trend.is_yearly:
            yield from self._actuals()
        yield from self._bands()
        if trend.level:
            yield _path("level", self._level(trend.level))
        yield _path("expected", self._line(trend.path))
        if not trend.is_yearly:
            yield from self._actuals()
        yield _path("earlier", "".join(map(self._diamond, trend.earlier)))
        yield _path("target", "".join(map(self._diamond, trend.targets)))
        if trend.baseline:
            estimated = trend.baseline.estimated
            role = "estimated-baseline" if estimated else "baseline"
            yield _path(role, self._square(trend.baseline))

    def _bands(self) -> Iterable[str]:
        """The range to stay in: an area behind lines, two edges where bars stand."""
        bands = self.trend.bands
        if not bands:
            return
        upper = self._level([band.upper for band in bands])
        lower = [band.lower for band in bands]
        if self.trend.is_yearly:
            yield _path("range-edge", f"{upper}{self._level(lower)}")
        else:
            yield _path("range", f"{upper}L{self._level(lower[::-1])[1:]}z")

    def _actuals(self) -> Iterable[str]:
        settled = [mark for mark in self.trend.actuals if not mark.estimated]
        estimated = [mark for mark in self.trend.actuals if mark.estimated]
        draw = self._bar if self.trend.is_yearly else self._dot
        if not self.trend.is_yearly:
            line = self._stairs if self.trend.has_states else self._line
            yield _path("course", "".join(map(line, self.trend.runs)))
        kind = "bar" if self.trend.is_yearly else "dot"
        yield _path(kind, "".join(map(draw, settled)))
        yield _path(f"{kind}-open", "".join(map(draw, estimated)))

    def grid(self) -> Iterable[str]:
        """Lines across with what they stand for."""
        canvas, trend = self.canvas, self.trend
        lines = [(Decimal(rank), name) for rank, name in enumerate(trend.steps)]
        if not lines:
            steps = round_steps(self.y, whole=trend.is_whole)
            lines = [(height, number(height)) for height in steps]
        for height, name in lines:
            y = self.y.at(height)
            zero = "zero" if height == 0 and not trend.has_states else "grid"
            yield _path(zero, f"M{canvas.left} {_n(y)}H{canvas.x_end}")
            yield _text(name, canvas.left - 8, y + 5, "end")

    def years(self, named: Iterable[int]) -> Iterable[str]:
        canvas = self.canvas
        yield _path("axis", f"M{canvas.left} {canvas.y_end}H{canvas.x_end}")
        for year in named:
            name = str(year) if self.is_small else short_year(year)
            y = canvas.height - (4 if self.is_small else 10)
            yield _text(name, self.x.at(year), y, self._anchor(year))

    def last_label(self) -> str:
        mark = self.trend.last
        if mark is None:
            return ""
        said = f"{short_year(mark.fiscal_year)} {mark.label}"
        x, y = self.x.at(mark.fiscal_year), self.y.at(mark.height)
        lift = y + self.size + 18 if self._reads_below(mark) else y - self.size - 6
        if self.is_small and (self.trend.falls or mark.height < 0):
            # Bars hang, or the way comes down, where the words would stand.
            lift = Decimal(self.canvas.top - self.size - 6)
        return _text(said, x, lift, self._anchor(mark.fiscal_year), "last")

    def _reads_below(self, mark: Mark) -> bool:
        if self.is_small:
            return False
        if self.trend.is_yearly:
            return mark.height < 0
        return self.trend.last_reads_below

    def end_labels(self) -> Iterable[str]:
        """Baseline and target by name, clear of the way between them."""
        trend = self.trend
        ends = [(mark, _("Target"), trend.falls) for mark in trend.ends]
        if trend.baseline:
            ends.append((trend.baseline, _("Baseline"), not trend.falls))
        for mark, name, below in ends:
            x, y = self._at(mark)
            y += self.size + 18 if below else -self.size - 9
            yield _text(f"{name} {mark.label}", x, y, "middle")

    def _anchor(self, year: int) -> str:
        """Words of a small chart stay within its sides."""
        third = (self.canvas.x_end - self.canvas.left) / Decimal(3)
        along = self.x.at(year) - self.canvas.left
        if not self.is_small or third <= along <= 2 * third:
            return "middle"
        return "start" if along < third else "end"

    def _at(self, mark: Mark) -> tuple[Decimal, Decimal]:
        return self.x.at(mark.fiscal_year), self.y.at(mark.height)

    def _line(self, marks: Sequence[Mark]) -> str:
        points = [f"{_n(x)} {_n(y)}" for x, y in map(self._at, marks)]
        return f"M{'L'.join(points)}" if points else ""

    def _level(self, marks: Sequence[Mark]) -> str:
        """A line that reaches beyond the middle of its first and last year."""
        (first, y0), *_, (last, y1) = map(self._at, (*marks, marks[-1]))
        beyond = self.canvas.inset if first <= last else -self.canvas.inset
        inner = self._line(marks)[1:]
        return f"M{_n(first - beyond)} {_n(y0)}L{inner}L{_n(last + beyond)} {_n(y1)}"

    def _stairs(self, marks: Sequence[Mark]) -> str:
        (x, y), *others = map(self._at, marks)
        return f"M{_n(x)} {_n(y)}" + "".join(f"H{_n(x)}V{_n(y)}" for x, y in others)

    def _dot(self, mark: Mark) -> str:
        (x, y), r = self._at(mark), self.size
        return f"M{_n(x - r)} {_n(y)}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0-{2 * r} 0"

    def _bar(self, mark: Mark) -> str:
        x, y = self._at(mark)
        foot, left = self.y.at(Decimal(0)), x - self.half_bar
        return f"M{_n(left)} {_n(foot)}V{_n(y)}h{_n(2 * self.half_bar)}V{_n(foot)}z"

    def _square(self, mark: Mark) -> str:
        (x, y), r = self._at(mark), self.size
        return f"M{_n(x - r)} {_n(y - r)}h{2 * r}v{2 * r}h-{2 * r}z"

    def _diamond(self, mark: Mark) -> str:
        (x, y), r = self._at(mark), self.size + 2
        return f"M{_n(x)} {_n(y - r)}l{r} {r}l-{r} {r}l-{r}-{r}z"


def _path(role: str, drawn: str) -> str:
    return f'<path class="sk-{role}" d="{drawn}"/>' if drawn else ""


def _text(said: str, x: Decimal, y: Decimal, anchor: str, role: str = "") -> str:
    name = f' class="sk-{role}"' if role else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text{name} x="{_n(x)}" y="{_n(y)}"{place}>{escape(said)}</text>'


def _n(length: Decimal) -> str:
    """A length on the canvas; a tenth is finer than any screen."""
    return f"{length:.1f}".removesuffix(".0")
