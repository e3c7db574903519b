"""The elements of a drawing: strokes, words and lengths, as SVG text."""

from functools import lru_cache
from html import escape

from django.utils.functional import Promise

from kpitracker.canvas import TENTHS
from kpitracker.marks import Mark
from kpitracker.templatetags.years import short_year
from plans.printing import plain


def path(role: str, drawn: str) -> str:
    return f'<path class="sk-{role}" d="{drawn}"/>' if drawn else ""


def told(stroke: str, mark: Mark, series: str, name: str | Promise) -> str:
    """The same stroke with the number it stands for, and words for a pointer."""
    year, value = mark.fiscal_year, plain(mark.height)
    words = escape(f"{short_year(year)} {name} {mark.label}")
    facts = f'data-series="{series}" data-year="{year}" data-value="{value}"'
    return f"{stroke.removesuffix('/>')} {facts}><title>{words}</title></path>"


def text(said: str, x: int, y: int, anchor: str, role: str = "") -> str:
    name = f' class="sk-{role}"' if role else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text{name} x="{n(x)}" y="{n(y)}"{place}>{escape(said)}</text>'


@lru_cache(maxsize=8192)  # as many as a large canvas has, in both directions
def n(tenths: int) -> str:
    """A place or a length on the canvas, in its units."""
    whole, rest = divmod(abs(tenths), TENTHS)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"
