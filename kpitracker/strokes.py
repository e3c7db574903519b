"""The elements of a drawing: strokes, words and lengths, as SVG text."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.html import escape

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


def text(said: str, x: Decimal, y: Decimal, anchor: str, role: str = "") -> str:
    name = f' class="sk-{role}"' if role else ""
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text{name} x="{n(x)}" y="{n(y)}"{place}>{escape(said)}</text>'


def n(length: Decimal) -> str:
    """A length on the canvas; a tenth is finer than any screen."""
    return f"{length:.1f}".removesuffix(".0")
