"""The numbers of the small charts of a section as one table."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.safestring import SafeString

from kpitracker import quantities
from kpitracker.absent import no_data, reasons_of
from kpitracker.dashboard.cards import Drawn
from kpitracker.marks import Mark, Trend
from kpitracker.placed import Placed
from kpitracker.templatetags.languages import escaped
from kpitracker.templatetags.years import short_year
from plans.phrases import gettext as _


@dataclass(frozen=True, slots=True)
class Row(Placed):
    """``cells`` are as many as the table has years; each has its marks as lines."""

    name: SafeString
    unit: SafeString
    cells: tuple[SafeString, ...]


@dataclass(frozen=True, slots=True)
class FiguresTable(Placed):
    years: tuple[str, ...]
    rows: tuple[Row, ...]


def figures_table(
    charts: Sequence[Drawn], *, mark: Callable[[str], SafeString]
) -> FiguresTable | None:
    """Every mark of every chart, by year; None where nothing is drawn.

    ``mark`` escapes a sentence and marks its Japanese words.
    """
    charts = [one for one in charts if one.trend.heights]
    known = sorted(set(chain.from_iterable(one.trend.years for one in charts)))
    if not known:
        return None
    years, phrases = range(known[0], known[-1] + 1), _phrases()
    return FiguresTable(
        years=tuple(map(short_year, years)),
        rows=tuple(
            Row(
                escaped(one.line.name),
                escaped("" if one.trend.has_states else quantities.unit_of(one.line)),
                tuple(map(mark, _cells(one, years, phrases))),
            )
            for one in charts
        ),
    )


def _cells(
    one: Drawn, years: Sequence[int], phrases: Mapping[str, str]
) -> Iterator[str]:
    """The actual first, or why there is none; below it whatever else is drawn."""
    said: dict[int, list[str]] = defaultdict(list)
    for year, reason in reasons_of(one.line).items():
        said[year].append(reason)
    trend = one.trend
    for role, marks in _marks(trend):
        words = phrases[role]
        for mark in marks:
            said[mark.fiscal_year].append(words % {"value": mark.label})
    for band in trend.bands:
        ends = {"lower": band.lower.label, "upper": band.upper.label}
        said[band.fiscal_year].append(phrases["range"] % ends)
    return ("\n".join(said[year]) or phrases["nothing"] for year in years)


def _marks(trend: Trend) -> Iterator[tuple[str, Iterable[Mark]]]:
    for mark in trend.actuals:
        yield "estimate" if mark.estimated else "actual", (mark,)
    if trend.baseline:
        yield "baseline", (trend.baseline,)
    yield "expected", trend.path
    yield "earlier", trend.earlier
    yield "target", trend.targets
    yield "level", trend.level


def _phrases() -> dict[str, str]:
    """How each mark is said; looked up once, not once for each of its years."""
    return {
        "actual": "%(value)s",
        "estimate": _("%(value)s (estimate)"),
        "baseline": _("baseline %(value)s"),
        "expected": _("expected %(value)s"),
        "earlier": _("earlier target %(value)s"),
        "target": _("target %(value)s"),
        "level": _("target level %(value)s"),
        "range": _("target %(lower)s to %(upper)s"),
        "nothing": no_data(),
    }
