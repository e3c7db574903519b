"""What the marks of the small charts of a page stand for, said once."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kpitracker.marks import Trend


class Entry(NamedTuple):
    """A role of a mark; ``has_bars`` tells actuals drawn as bars from a line."""

    role: str
    has_bars: bool


def legend_of(trends: Iterable[Trend]) -> tuple[Entry, ...]:
    """The roles that occur, each once, in the order in which one reads a chart."""
    found = {entry for trend in trends for entry in _entries(trend)}
    return tuple(entry for entry in ORDER if entry in found)


def _entries(trend: Trend) -> Iterator[Entry]:
    for mark in trend.actuals:
        role = "estimate" if mark.estimated else "actual"
        yield Entry(role, trend.is_yearly)
    if trend.baseline:
        estimated = trend.baseline.estimated
        yield Entry("estimated-baseline" if estimated else "baseline", has_bars=False)
    drawn = {
        "target": trend.targets,
        "expected": trend.path,
        "level": trend.level,
        "range": trend.bands,
        "earlier": trend.earlier,
    }
    yield from (Entry(role, has_bars=False) for role, marks in drawn.items() if marks)


ORDER = (
    Entry("actual", has_bars=False),
    Entry("actual", has_bars=True),
    Entry("estimate", has_bars=False),
    Entry("estimate", has_bars=True),
    *(
        Entry(role, has_bars=False)
        for role in (
            "baseline",
            "estimated-baseline",
            "target",
            "earlier",
            "expected",
            "level",
            "range",
        )
    ),
)
