"""The numbers of the small charts of a section as one table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _

from kpitracker import quantities
from kpitracker.dashboard.cards import Drawn
from kpitracker.marks import Mark, Trend
from kpitracker.placed import Placed
from kpitracker.templatetags.years import short_year


@dataclass(frozen=True, slots=True)
class Row(Placed):
    """``cells`` are as many as the table has years; each has its marks as lines."""

    name: str
    unit: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FiguresTable(Placed):
    years: tuple[str, ...]
    rows: tuple[Row, ...]


def figures_table(charts: Sequence[Drawn]) -> FiguresTable | None:
    """Every mark of every chart, by year; None where nothing is drawn."""
    charts = [one for one in charts if one.trend.heights]
    known = sorted(set(chain.from_iterable(one.trend.years for one in charts)))
    if not known:
        return None
    years = range(known[0], known[-1] + 1)
    return FiguresTable(
        years=tuple(map(short_year, years)),
        rows=tuple(
            Row(
                one.line.name,
                "" if one.trend.has_states else quantities.unit_of(one.line),
                _cells(one, years),
            )
            for one in charts
        ),
    )


def _cells(one: Drawn, years: Sequence[int]) -> tuple[str, ...]:
    """The actual first, on lines below it whatever else is drawn in that year."""
    trend = one.trend
    said: dict[int, list[str]] = {year: [] for year in years}
    for mark in trend.actuals:
        said[mark.fiscal_year].append(_actual(mark))
    for words, marks in _beside(trend):
        for mark in marks:
            said[mark.fiscal_year].append(words % {"value": mark.label})
    words = _("target %(lower)s to %(upper)s")
    for band in trend.bands:
        ends = {"lower": band.lower.label, "upper": band.upper.label}
        said[band.fiscal_year].append(words % ends)
    nothing = _("no data")
    return tuple("\n".join(said[year]) or nothing for year in years)


def _beside(trend: Trend) -> list[tuple[str, Sequence[Mark]]]:
    return [
        (_("baseline %(value)s"), [trend.baseline] if trend.baseline else ()),
        (_("expected %(value)s"), trend.path),
        (_("earlier target %(value)s"), trend.earlier),
        (_("target %(value)s"), trend.targets),
        (_("target level %(value)s"), trend.level),
    ]


def _actual(mark: Mark) -> str:
    if mark.estimated:
        return _("%(value)s (estimate)") % {"value": mark.label}
    return mark.label
