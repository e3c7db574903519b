"""Charts that need no JavaScript: a trend as a few hundred bytes of inline SVG.

Shapes carry the meaning and the style sheet the colours (classes ``sk-…``), so the
same drawing works on paper, in monochrome and in forced colours.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kpitracker.canvas import TENTHS, Canvas, round_steps
from kpitracker.marks import Band, Mark, Trend
from kpitracker.pens import Pen
from kpitracker.series import NAMES, series_of
from kpitracker.strokes import n, path, text, told
from kpitracker.templatetags.numbers import number
from kpitracker.templatetags.years import short_year

SMALL = Canvas(
    width=240, height=96, left=4, right=4, top=26, bottom=24, inset=8, lift=6
)
# Beside the numbers themselves: too small for words.
BARE = Canvas(width=120, height=40, left=3, right=3, top=6, bottom=3, inset=6, lift=3)
LARGE = Canvas(
    width=720, height=340, left=84, right=8, top=36, bottom=34, inset=52, lift=32
)
# The large one where the screen is narrow, with words of the same size.
NARROW = Canvas(
    width=360, height=250, left=52, right=8, top=34, bottom=30, inset=30, lift=30
)
MOST_YEARS_NAMED, MOST_YEARS_IN_NARROW = 10, 4
WIDTH_OF_A_LETTER = 16
ROOM_IN_A_BAR = 36


def small(trend: Trend, *, label: str) -> str:
    """The chart of a card: the last value is labelled with its year."""
    sketch = _Sketch(SMALL, trend, size=4)
    ends = dict.fromkeys([trend.years[0], trend.years[-1]]) if trend.years else ()
    return sketch.svg(
        label, [*sketch.years(ends), *sketch.course(), sketch.last_label()]
    )


def bare(trend: Trend, *, label: str) -> str:
    """The chart of a row in a table, which has the numbers itself."""
    sketch = _Sketch(BARE, trend, size=3)
    return sketch.svg(label, [sketch.axis(), *sketch.course()])


def large(trend: Trend, *, label: str) -> str:
    """The chart of the indicator's page where no script draws it.

    Every mark carries its series, year and value, and says them when pointed at.
    """
    return _in_full(LARGE, trend, label=label, most_years=MOST_YEARS_NAMED)


def narrow(trend: Trend, *, label: str) -> str:
    """The same for a narrow screen."""
    return _in_full(NARROW, trend, label=label, most_years=MOST_YEARS_IN_NARROW)


def _in_full(canvas: Canvas, trend: Trend, *, label: str, most_years: int) -> str:
    longest = max(map(len, trend.steps), default=0)
    canvas = canvas._replace(left=max(canvas.left, longest * WIDTH_OF_A_LETTER))
    sketch = _Sketch(canvas, trend, size=6 if canvas.width == LARGE.width else 5)
    step = -(-len(trend.years) // most_years) or 1
    parts = [
        *sketch.grid(),
        *sketch.years(trend.years[::-step][::-1]),
        *sketch.course(),
        sketch.last_label(),
        *sketch.end_labels(),
    ]
    return sketch.svg(label, parts)


class _Sketch(Pen):
    """Puts one trend together on one canvas."""

    @property
    def is_small(self) -> bool:
        return self.canvas in (SMALL, BARE)

    @property
    def is_told(self) -> bool:
        """Whether there is room for words, and each mark is one to point at."""
        return self.canvas.width == LARGE.width

    def svg(self, label: str, parts: Iterable[str]) -> SafeString:
        if self.is_blank:
            return SafeString()
        canvas = self.canvas
        name = "small" if self.is_small else "large"
        # Safe: every text in it was escaped.
        return SafeString(
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
            yield path("level", self.level(trend.level))
            yield from self._spots("level", trend.level)
        yield path("expected", self.line(trend.path))
        yield from self._spots("expected", trend.path)
        yield path("lead", self.line(trend.lead))
        if not trend.is_yearly:
            yield from self._actuals()
        yield from self._marks("earlier", self.diamonds, trend.earlier)
        yield from self._marks("outlook", self.triangles, trend.outlook)
        yield from self._marks("target", self.diamonds, trend.targets)
        if trend.baseline:
            estimated = trend.baseline.estimated
            role = "estimated-baseline" if estimated else "baseline"
            yield from self._marks(role, self.squares, [trend.baseline])

    def _marks(
        self,
        role: str,
        shapes: Callable[[Sequence[Mark]], list[str]],
        marks: Sequence[Mark],
        name: str = "",
    ) -> Iterable[str]:
        """Of a small chart in one stroke; else one by one, each with its words."""
        if not marks:
            return
        if not self.is_told:
            yield path(role, "".join(shapes(marks)))
            return
        name = name or role
        for mark, shape in zip(marks, shapes(marks), strict=True):
            yield told(path(role, shape), mark, series_of(name), NAMES[name])

    def _spots(self, name: str, marks: Sequence[Mark]) -> Iterable[str]:
        if self.is_told:
            yield from self._marks("spot", self.spots, marks, name)

    def _bands(self) -> Iterable[str]:
        """The range to stay in: an area behind lines, two edges where bars stand."""
        bands: tuple[Band, ...] = self.trend.bands
        if not bands:
            return
        uppers, lowers = [one.upper for one in bands], [one.lower for one in bands]
        upper = self.level(uppers)
        if self.trend.is_yearly:
            yield path("range-edge", f"{upper}{self.level(lowers)}")
        else:
            yield path("range", f"{upper}L{self.level(lowers[::-1])[1:]}z")
        yield from self._spots("upper", uppers)
        yield from self._spots("lower", lowers)

    def _actuals(self) -> Iterable[str]:
        settled = [mark for mark in self.trend.actuals if not mark.estimated]
        estimated = [mark for mark in self.trend.actuals if mark.estimated]
        draw = self.bars if self.trend.is_yearly else self.dots
        if not self.trend.is_yearly:
            line = self.stairs if self.trend.has_states else self.line
            yield path("course", "".join(map(line, self.trend.runs)))
        kind = "bar" if self.trend.is_yearly else "dot"
        yield from self._marks(kind, draw, settled, "actual")
        yield from self._marks(f"{kind}-open", draw, estimated, "estimate")

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
            yield path(zero, f"M{canvas.left} {n(y)}H{canvas.x_end}")
            yield text(name, (canvas.left - 8) * TENTHS, y + 5 * TENTHS, "end")

    def axis(self) -> str:
        canvas = self.canvas
        return path("axis", f"M{canvas.left} {canvas.y_end}H{canvas.x_end}")

    def years(self, named: Iterable[int]) -> Iterable[str]:
        canvas = self.canvas
        yield self.axis()
        for year in named:
            name = short_year(year) if self.is_told else str(year)
            y = canvas.height - (4 if self.is_small else 10)
            yield text(name, self.x[year], y * TENTHS, self._anchor(year))

    def last_label(self) -> str:
        mark = self.trend.last
        is_narrow = not (self.is_small or self.is_told)
        if mark is None or (self.trend.has_states and is_narrow):
            return ""
        said = mark.label
        x, y = self.at(mark)
        if self.is_small:
            # The axis names only the ends. Above all lines, which would cross it.
            said = f"{short_year(mark.fiscal_year)} {said}"
            y = self.canvas.top * TENTHS
        below, above = (self.size + 18) * TENTHS, (self.size + 6) * TENTHS
        y = y + below if self._reads_below(mark) else y - above
        return text(said, x, y, self._anchor(mark.fiscal_year), "last")

    def _reads_below(self, mark: Mark) -> bool:
        if self.is_small:
            return False
        if self.trend.is_yearly:
            rises = self.y.at(0) - self.y.at(mark.height)
            # Where the course is drawn on, its line leaves from the top of the bar.
            goes_on = bool(self.trend.outlook)
            return rises < 0 or (goes_on and rises > ROOM_IN_A_BAR * TENTHS)
        return self.trend.last_reads_below

    def end_labels(self) -> Iterable[str]:
        """Baseline and target by name, clear of the way between them."""
        trend = self.trend
        below = trend.ends_read_below
        ends = [(mark, _("Target"), below) for mark in trend.ends]
        ends += [(mark, NAMES["outlook"], not below) for mark in trend.outlook[-1:]]
        if trend.baseline:
            ends.append((trend.baseline, _("Baseline"), not trend.falls))
        for mark, name, below in ends:
            x, y = self.at(mark)
            y += TENTHS * (self.size + 18 if below else -self.size - 9)
            # Of a narrow chart it must not run into the names of the axis.
            is_first = mark is trend.baseline and not self.is_told
            anchor = "start" if is_first else "middle"
            yield text(f"{name} {mark.label}", x, y, anchor)

    def _anchor(self, year: int) -> str:
        """Words of a small chart stay within its sides."""
        room = (self.canvas.x_end - self.canvas.left) * TENTHS
        along = self.x[year] - self.canvas.left * TENTHS
        if not self.is_small or room <= 3 * along <= 2 * room:
            return "middle"
        return "start" if 3 * along < room else "end"
