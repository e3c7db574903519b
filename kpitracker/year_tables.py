"""The table under the big chart: the same marks, year by year, with their words."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise

from indicators.enums import Entry, MissingReason
from indicators.progress import Judgement
from indicators.reports.indicator import IndicatorReport, YearRow
from kpitracker.marks import Band, Mark, Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One fiscal year. A cell is None where the chart draws nothing.

    ``why`` says to a reader what is ``missing``; “other” tells nothing.
    """

    fiscal_year: int
    is_chosen: bool
    is_before_start: bool
    baseline: Mark | None
    entered: Decimal | None
    actual: Mark | None
    missing: str | Promise
    why: str | Promise
    expected: Mark | None
    outlook: Mark | None
    target: Mark | None
    level: Mark | None
    band: Band | None
    earlier: tuple[Mark, ...]
    judgement: Judgement | None
    comment: str


@dataclass(frozen=True, slots=True)
class YearTable:
    """Rows of every year that has something to say, and which columns they need."""

    rows: tuple[TableRow, ...]

    @property
    def has_baseline(self) -> bool:
        return any(row.baseline for row in self.rows)

    @property
    def has_expected(self) -> bool:
        return any(row.expected for row in self.rows)

    @property
    def has_outlook(self) -> bool:
        return any(row.outlook for row in self.rows)

    @property
    def has_earlier(self) -> bool:
        return any(row.earlier for row in self.rows)

    @property
    def has_judgements(self) -> bool:
        return any(row.judgement for row in self.rows)

    @property
    def has_comments(self) -> bool:
        return any(row.comment for row in self.rows)


def table_of(report: IndicatorReport, trend: Trend) -> YearTable:
    """Years before the start that have nothing at all are left out."""
    by_year = {row.fiscal_year: row for row in report.rows}
    adds_up = report.line.entry == Entry.INCREMENT
    rows = (
        _row(trend, year, by_year.get(year), adds_up=adds_up) for year in trend.years
    )
    return YearTable(tuple(row for row in rows if not _says_nothing(row)))


def _says_nothing(row: TableRow) -> bool:
    drawn = (row.baseline, row.actual, row.expected, row.target, row.level, row.band)
    return row.is_before_start and not any(drawn) and not row.missing


def _row(trend: Trend, year: int, found: YearRow | None, *, adds_up: bool) -> TableRow:
    point = found.point if found else None
    actual = next(_in(trend.actuals, year), None)
    missing = "" if actual or point is None else point.why_missing
    return TableRow(
        fiscal_year=year,
        is_chosen=bool(found and found.is_chosen),
        is_before_start=trend.start is not None and year <= trend.start,
        baseline=next(_in((trend.baseline,) if trend.baseline else (), year), None),
        entered=point.value if point and (adds_up or not actual) else None,
        actual=actual,
        missing=missing,
        why="" if missing == MissingReason.OTHER.label else missing,
        expected=next(_in(trend.path, year), None),
        outlook=next(_in(trend.outlook, year), None),
        target=next(_in(trend.targets, year), None),
        level=next(_in(trend.level, year), None),
        band=next((band for band in trend.bands if band.fiscal_year == year), None),
        earlier=tuple(_in(trend.earlier, year)),
        judgement=found.judgement if found and actual else None,
        comment=point.comment if point else "",
    )


def _in(marks: tuple[Mark, ...], year: int) -> Iterator[Mark]:
    return (mark for mark in marks if mark.fiscal_year == year)
