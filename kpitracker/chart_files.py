"""The chart of an indicator as a file of its own: an SVG that says all it needs to.

White, with its title, its marks and their names, its source and what was published
when: it may be printed, pasted into a report or sent on without the page around it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from indicators.published.titles import title_of
from indicators.reports.indicator import IndicatorReport
from kpitracker.looks import token, with_looks
from kpitracker.pictures import Picture
from kpitracker.quantities import unit_of
from kpitracker.series import NAMES
from kpitracker.sparklines import LARGE
from kpitracker.templatetags.years import fiscal_year
from plans.sheets.visible import visible

WIDTH, MARGIN = 800, 40
TITLE, TEXT, NOTE = 20, 15, 13
LINE = 1.6
WIDE = "FWA"
MARK = 44
INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text at its place."""

    x: int
    y: int
    size: int
    text: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One mark of the legend at its place, and its name."""

    x: int
    y: int
    role: str
    name: str


def chart_file(report: IndicatorReport, picture: Picture) -> str:
    """The text of the file; the picture must have a drawing."""
    line = report.line
    head = _Column(MARGIN, NOTE)
    head.say(line.name, TITLE, is_bold=True)
    unit = _("unit: %(unit)s") % {"unit": unit_of(line)} if unit_of(line) else ""
    head.say("　".join(filter(None, [str(picture.kind), unit])), NOTE)
    head.say(picture.finding, TEXT)
    entries = tuple(_legend(picture.roles, head))
    foot = _Column(MARGIN, head.y + LARGE.height + 2 * NOTE)
    for note in _notes(report, picture):
        foot.say(note, NOTE)
    context = {
        "language": get_language(),
        "name": line.name,
        "words": picture.words,
        "width": WIDTH,
        "height": foot.y + MARGIN // 2,
        "lines": [*head.lines, *foot.lines],
        "entries": entries,
        "has_bars": picture.has_bars,
        "canvas": LARGE,
        "left": (WIDTH - LARGE.width) // 2,
        "top": head.y + NOTE,
        # Safe: the drawing is, and so are the attributes.
        "marks": mark_safe(with_looks(INSIDE.search(picture.drawing)[1])),
        "looks": {name: token(f"--{name}") for name in ("text", "surface", "font")},
    }
    text = render_to_string("kpitracker/indicator_chart.svg", context)
    # XML has no place for hidden signs.
    return "\n".join(map(visible, text.split("\n")))


class _Column:
    """Lines of text from a height on, each broken where the width ends."""

    def __init__(self, x: int, y: int) -> None:
        self.x, self.y = x, y
        self.lines: list[Words] = []

    def say(self, text: str, size: int, *, is_bold: bool = False) -> None:
        for one in broken(text, (WIDTH - 2 * self.x) / size):
            self.y += round(size * LINE)
            self.lines.append(Words(self.x, self.y, size, one, is_bold))


def broken(text: str, room: float) -> Iterator[str]:
    """Lines of at most ``room`` full-width letters; words of Latin letters hold."""
    line, length = "", 0.0
    for piece in _pieces(text):
        size = width_of(piece)
        if line and length + size > room:
            yield line.rstrip()
            line, length = "", 0.0
        line, length = line + piece, length + size
    if line.strip():
        yield line.rstrip()


def width_of(text: str) -> float:
    """In full-width letters."""
    return sum(1 if east_asian_width(sign) in WIDE else 0.58 for sign in text)


def _pieces(text: str) -> Iterator[str]:
    """What holds together: a Japanese letter, or a Latin word with its space."""
    word = ""
    for sign in text:
        is_wide = east_asian_width(sign) in WIDE
        if is_wide and word:
            yield word
            word = ""
        word += sign
        if is_wide or sign == " ":
            yield word
            word = ""
    if word:
        yield word


def _legend(roles: Iterable[str], column: _Column) -> Iterator[Entry]:
    x, column.y = column.x, column.y + round(NOTE * LINE) + 4
    for role in roles:
        if role not in NAMES:
            continue
        name = str(NAMES[role])
        size = MARK + round(width_of(name) * NOTE)
        if x + size > WIDTH - column.x:
            x, column.y = column.x, column.y + round(NOTE * LINE)
        yield Entry(x, column.y, role, name)
        x += size + NOTE


def _notes(report: IndicatorReport, picture: Picture) -> Iterator[str]:
    line, plan, shown = report.line, report.plan, report.publication
    if picture.outlook and "outlook" in picture.roles:
        said = (picture.outlook.finding, *picture.outlook.remarks)
        yield f"{NAMES['outlook']}{_(': ')}{' '.join(said)}"
    if line.definition:
        yield _("Definition") + _(": ") + line.definition
    if line.source:
        yield _("Source") + _(": ") + line.source
    yield title_of(plan, shown)
    if shown:
        yield _("%(year)s, version %(version)s, published on %(day)s") % {
            "year": fiscal_year(shown.fiscal_year),
            "version": shown.version,
            "day": date_format(localtime(shown.published_at)),
        }
