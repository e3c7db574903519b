"""The columns of the list, from the code of an indicator to its explanation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.reports.lines import IndicatorLine
from indicators.reports.places import Kind
from indicators.reports.plan import PlanReport
from kpitracker.quantities import unit_of
from kpitracker.spreadsheets import kpi_list_figures as figures
from kpitracker.spreadsheets.kpi_list_figures import Figure
from kpitracker.spreadsheets.row_heights import MOST_LINES, lines_of, width_of
from kpitracker.templatetags.years import short_year

YEARS_SHOWN = 5
EXPLANATION_WIDTHS = (34, 48, 64, 96)
PADDING = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """``group`` is printed once above the columns that share it.

    ``key`` names the kind of column to a style sheet.
    """

    key: str
    heading: str
    width: float
    figure: Callable[[IndicatorLine], Figure]
    group: str = ""
    across: str = "left"
    is_strong: bool = False


def columns_of(report: PlanReport) -> list[ListColumn]:
    """As wide as their numbers need; departments only where any are known."""
    columns = [
        *_names(),
        *_baseline(),
        *_actuals(report),
        *_target(),
        *_judgement(),
        *([_department()] if report.departments else []),
        _explanation([line.comment for line in report.lines]),
    ]
    return [_fitted(column, report.lines) for column in columns]


def _names() -> list[ListColumn]:
    return [
        ListColumn(
            key="code",
            heading=pgettext("list of indicators", "Code"),
            width=7,
            figure=lambda line: Figure(line.code),
            across="center",
        ),
        ListColumn(
            key="measure",
            heading=pgettext("list of indicators", "Measure"),
            width=18,
            figure=_measure,
        ),
        ListColumn(
            key="name",
            heading=_("Indicator"),
            width=22,
            figure=lambda line: Figure(line.name),
            is_strong=True,
        ),
        ListColumn(
            key="unit",
            heading=_("Unit"),
            width=6.5,
            figure=lambda line: Figure(unit_of(line)),
            across="center",
        ),
    ]


def _baseline() -> list[ListColumn]:
    group = pgettext("indicator", "Baseline")
    return [
        ListColumn(
            key="baseline",
            heading=pgettext("list of indicators", "Value"),
            group=group,
            width=11,
            figure=figures.baseline,
            across="right",
        ),
        ListColumn(
            key="baseline-year",
            heading=pgettext("baseline", "Year"),
            group=group,
            width=10,
            figure=figures.baseline_year,
            across="center",
        ),
    ]


def _actuals(report: PlanReport) -> list[ListColumn]:
    """The last five years, from the first of which anything is known."""
    last = report.fiscal_year
    if last is None:
        return []
    known = (point.fiscal_year for line in report.lines for point in line.points)
    first = max(last - YEARS_SHOWN + 1, min(known, default=last))
    return [
        ListColumn(
            key="actual",
            heading=short_year(year),
            group=pgettext("indicator", "Actual"),
            width=11,
            figure=partial(figures.actual_of, year=year),
            across="right",
            is_strong=year == last,
        )
        for year in range(min(first, last), last + 1)
    ]


def _target() -> list[ListColumn]:
    group = pgettext("indicator", "Target")
    return [
        ListColumn(
            key="target",
            heading=pgettext("list of indicators", "Value"),
            group=group,
            width=12,
            figure=figures.target,
            across="right",
        ),
        ListColumn(
            key="target-year",
            heading=pgettext("target", "Year"),
            group=group,
            width=9.5,
            figure=figures.target_year,
            across="center",
        ),
    ]


def _judgement() -> list[ListColumn]:
    group = _("Judgement")
    return [
        ListColumn(
            key="progress",
            heading=pgettext("list of indicators", "Progress"),
            width=8,
            figure=figures.progress,
            across="right",
        ),
        ListColumn(
            key="letter",
            heading=pgettext("list of indicators", "Grade"),
            group=group,
            width=5.5,
            figure=figures.letter,
            across="center",
            is_strong=True,
        ),
        ListColumn(
            key="judgement",
            heading=pgettext("list of indicators", "In words"),
            group=group,
            width=15,
            figure=figures.judgement,
        ),
    ]


def _department() -> ListColumn:
    return ListColumn(
        key="department",
        heading=_("Department"),
        width=11,
        figure=lambda line: Figure(line.department),
    )


def _explanation(comments: Sequence[str]) -> ListColumn:
    """In the narrowest column in which no explanation outgrows its row."""
    narrowest = (
        width
        for width in EXPLANATION_WIDTHS
        if all(lines_of(one, width=width) <= MOST_LINES for one in comments)
    )
    return ListColumn(
        key="explanation",
        heading=_("Explanation"),
        width=next(narrowest, EXPLANATION_WIDTHS[-1]),
        figure=lambda line: Figure(line.comment),
    )


def _measure(line: IndicatorLine) -> Figure:
    """Every measure that prints it; an indicator of the goal itself says its role."""
    places = [place for place in line.owners if place.kind == Kind.MEASURE]
    return Figure("\n".join(map(str, places)) or line.role or _("none"))


def _fitted(column: ListColumn, lines: Sequence[IndicatorLine]) -> ListColumn:
    """Words wrap, but a number that does not fit is printed as ####."""
    found = [column.figure(line) for line in lines]
    numbers = [width_of(one.shown) for one in found if one.number is not None]
    widest = max(numbers, default=0) + PADDING
    return replace(column, width=max(column.width, widest))
