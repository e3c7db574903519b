"""The numbers of the small charts of a section as one table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _

from kpitracker import quantities
from kpitracker.dashboard.cards import Drawn
from kpitracker.marks import Mark
from kpitracker.templatetags.years import short_year


@dataclass(frozen=True, slots=True)
class Cell:
    """What a chart shows of one year; all empty where it shows nothing."""

    actual: str
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """``cells`` are as many as the table has years."""

    name: str
    unit: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FiguresTable:
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


def _cells(one: Drawn, years: Sequence[int]) -> tuple[Cell, ...]:
    trend = one.trend
    actuals = {mark.fiscal_year: _actual(mark) for mark in trend.actuals}
    beside: dict[int, list[str]] = {}
    said = [
        (_("baseline %(value)s"), [trend.baseline] if trend.baseline else ()),
        (_("expected %(value)s"), trend.path),
        (_("earlier target %(value)s"), trend.earlier),
        (_("target %(value)s"), trend.targets),
        (_("target level %(value)s"), trend.level),
    ]
    for words, marks in said:
        for mark in marks:
            found = beside.setdefault(mark.fiscal_year, [])
            found.append(words % {"value": mark.label})
    for band in trend.bands:
        found = beside.setdefault(band.fiscal_year, [])
        ends = {"lower": band.lower.label, "upper": band.upper.label}
        found.append(_("target %(lower)s to %(upper)s") % ends)
    return tuple(
        Cell(actuals.get(year, ""), tuple(beside.get(year, ()))) for year in years
    )


def _actual(mark: Mark) -> str:
    if mark.estimated:
        return _("%(value)s (estimate)") % {"value": mark.label}
    return mark.label
