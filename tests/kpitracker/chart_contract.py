"""Every number of a chart, its drawing and its table, each as (series, year, value)."""

import re
from collections import Counter
from itertools import pairwise

from kpitracker.series import NAMES, series_of

# Traces that only join marks which are there as marks.
JOINING = ("course", "lead")
DRAWN = re.compile(
    r'd="M([-\d.]+) ([-\d.]+)([^"]*)" data-series="([\w-]+)" data-year="(\d+)"'
    r' data-value="([^"]+)"><title>([^<]+)</title>'
)


def charted(figure: dict | None) -> Counter:
    """The points of plotly's figure; the stretches beyond a year's middle are none."""
    roles = {str(name): role for role, name in NAMES.items()}
    return Counter(
        (series_of(roles[trace["name"]]), year, float(value))
        for trace in (figure["data"] if figure else ())
        if trace["meta"] not in JOINING
        for year, value in zip(trace["x"], trace["y"], strict=True)
        if value is not None and year % 1 == 0
    )


def sketched(svg: str) -> Counter:
    """The marks of the server's drawing."""
    return Counter(
        (series, int(year), float(value))
        for *_shape, series, year, value, _words in DRAWN.findall(svg)
    )


def tabulated(html: str) -> Counter:
    """The numbers of the table. One cell says target where a level has its year."""
    found = Counter()
    for row in re.findall(r"<tr\b[^>]*>(.*?)</tr>", html, re.DOTALL):
        year = re.search(r'<th scope="row">\D*(\d{4})', row)
        for series, value in re.findall(r'data-series="([\w-]+)" value="([^"]+)"', row):
            found[(series, int(year[1]), float(value))] += 1
    return found


def without_named_levels(points: Counter) -> Counter:
    """A level that is a target of its own year is one number, not two."""
    return Counter(
        {
            (series, year, value): times
            for (series, year, value), times in points.items()
            if series != "level" or not points[("target", year, value)]
        }
    )


def heights(svg: str) -> dict[float, float]:
    """How far down each value is drawn, for dots, bars and lines."""
    found = {}
    for _x, y, shape, series, _year, value, _words in DRAWN.findall(svg):
        if top := re.match(r"V([-\d.]+)h", shape):
            found[float(value)] = float(top[1])
        elif series in ("expected", "level", "lower", "upper") or shape[0] == "a":
            found[float(value)] = float(y)
    return found


def is_to_scale(svg: str) -> bool:
    """Whether equal differences lie equally far apart, to a tenth of a unit."""
    drawn = sorted(heights(svg).items())
    if len(drawn) < 3:
        return True
    (low, foot), *_between, (high, top) = drawn
    falls = all(one[1] >= other[1] for one, other in pairwise(drawn))
    share = (top - foot) / (high - low)
    return falls and all(
        abs(foot + share * (value - low) - y) <= 0.2 for value, y in drawn
    )
