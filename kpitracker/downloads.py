"""The values of one indicator as a file for a spreadsheet program."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from django.http import HttpResponse
from django.utils.translation import gettext as _

from indicators.enums import Quality
from indicators.published.titles import title_of
from indicators.reports.indicator import IndicatorReport
from indicators.wording import words
from kpitracker.marks import Mark, Trend
from kpitracker.quantities import unit_of
from kpitracker.trends import trend_of
from kpitracker.year_tables import TableRow, table_of
from plans.printing import plain
from plans.sheets.neutral import neutral
from plans.sheets.visible import visible
from plans.sheets.writing import BYTE_ORDER_MARK


def indicator_csv(report: IndicatorReport) -> str:
    """One row a year, context repeated, numbers bare; with BOM and CRLF."""
    trend = trend_of(report.line, plan=report.plan, outlook=report.outlook)
    rows = table_of(report, trend).rows
    return csv_text(_columns(), (_cells(report, trend, row) for row in rows))


def csv_text(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A file as spreadsheet programs of any age read it: with BOM and CRLF."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return f"{BYTE_ORDER_MARK}{file.getvalue()}"


def csv_answer(text: str, *, name: str) -> HttpResponse:
    """The file as a download of this name."""
    return HttpResponse(
        text,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def safe_text(text: str) -> str:
    """One line that no spreadsheet program will calculate."""
    return neutral(" ".join(visible(text).split()))


def _columns() -> list[str]:
    return [
        _("Plan code"),
        _("Plan"),
        _("Indicator code"),
        _("Indicator"),
        _("Basis"),
        _("Unit"),
        _("Fiscal year"),
        _("Baseline"),
        _("Entered value"),
        _("Actual"),
        _("Quality"),
        _("Reason why there is no value"),
        _("Expected value"),
        _("Extrapolated value"),
        _("Target"),
        _("Upper end of the target"),
        _("Judgement"),
        _("Explanation"),
        _("Source"),
        _("Licence"),
    ]


def _cells(report: IndicatorReport, trend: Trend, row: TableRow) -> Iterator[str]:
    line, plan = report.line, report.plan
    title = title_of(plan, report.publication)
    yield from map(safe_text, [plan.code, title, line.code, line.name])
    yield from map(safe_text, [str(line.basis.label), unit_of(line)])
    yield str(row.fiscal_year)
    yield _number(trend, row.baseline)
    yield "" if row.entered is None else plain(row.entered)
    yield _number(trend, row.actual)
    yield _quality(row)
    yield safe_text(str(row.missing))
    yield _number(trend, row.expected)
    yield _number(trend, row.outlook)
    level = row.target or row.level or (row.band and row.band.lower)
    yield _number(trend, level)
    yield _number(trend, row.band and row.band.upper)
    yield safe_text(str(words(row.judgement))) if row.judgement else ""
    yield from map(safe_text, [row.comment, line.source, plan.licence])


def _quality(row: TableRow) -> str:
    if row.actual is None:
        return ""
    quality = Quality.ESTIMATE if row.actual.estimated else Quality.ACTUAL
    return str(quality.label)


def _number(trend: Trend, mark: Mark | None) -> str:
    if mark is None:
        return ""
    return safe_text(mark.label) if trend.has_states else plain(mark.height)
