"""Sheets of actuals for staff: to fill in, to check, to keep. Read back unchanged.

Indicators are read in blocks, so that a sheet of any length takes the same memory.
"""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import islice

from django.db.models import QuerySet

from indicators.models import Actual, Indicator
from indicators.printed import target_of
from indicators.resources.actuals import ActualResource
from plans.models import User
from plans.reading.units import with_scale
from plans.sheets.columns import Cell, OutColumn

INDICATORS_A_BLOCK = 500
ACTUAL_COLUMNS = ActualResource.columns()
BESIDE = ["definition", "target", "previous"]
CONTEXT = ["plan_code", "indicator_code", "indicator", "department", "unit"]
TOLD = ["quality", "missing_reason", "comment", "source", "stage"]
LONG = [name for name in ACTUAL_COLUMNS if name not in BESIDE]


def long_columns() -> list[OutColumn]:
    """One row for each indicator and year that something is stored of."""
    return [ACTUAL_COLUMNS[name].out for name in LONG]


def long_rows(
    indicators: QuerySet[Indicator], *, user: User | None, on: date
) -> Iterator[list[Cell]]:
    for block in _blocks(indicators):
        actuals = _actuals(block, user=user, on=on)
        for indicator in block:
            context = _context(indicator)
            for actual in actuals.get(indicator.pk, {}).values():
                yield [*context, actual.fiscal_year, *_told(actual)]


def entry_columns() -> list[OutColumn]:
    """The sheet to fill in: what is known beside the cells of one year."""
    return [column.out for column in ACTUAL_COLUMNS.values()]


def entry_rows(
    indicators: QuerySet[Indicator], *, fiscal_year: int, user: User | None, on: date
) -> Iterator[list[Cell]]:
    """One row for each indicator, whether or not the year has a value yet."""
    years = [fiscal_year - 1, fiscal_year]
    rows = indicators.prefetch_related("targets")
    for block in _blocks(rows):
        actuals = _actuals(block, user=user, on=on, years=years)
        for indicator in block:
            known = actuals.get(indicator.pk, {})
            before, actual = known.get(fiscal_year - 1), known.get(fiscal_year)
            yield [
                *_context(indicator),
                indicator.definition,
                "、".join(target_of(indicator, it) for it in indicator.targets.all()),
                _value(before) if before else None,
                fiscal_year,
                *(_told(actual) if actual else [None] * (1 + len(TOLD))),
            ]


def wide_columns(years: Collection[int]) -> list[OutColumn]:
    """One row for each indicator, one column for each year."""
    context = [ACTUAL_COLUMNS[name].out for name in CONTEXT]
    return context + [
        OutColumn(heading=f"{year}年度", kind="number", width=12) for year in years
    ]


def wide_rows(
    indicators: QuerySet[Indicator],
    *,
    years: Collection[int],
    user: User | None,
    on: date,
) -> Iterator[list[Cell]]:
    for block in _blocks(indicators):
        actuals = _actuals(block, user=user, on=on, years=years)
        for indicator in block:
            known = actuals.get(indicator.pk, {})
            cells = [_value(known[year]) if year in known else None for year in years]
            yield [*_context(indicator), *cells]


def _blocks(indicators: QuerySet[Indicator]) -> Iterator[list[Indicator]]:
    rows = indicators.select_related("plan", "department")
    found = rows.iterator(chunk_size=INDICATORS_A_BLOCK)
    while block := list(islice(found, INDICATORS_A_BLOCK)):
        yield block


def _actuals(
    indicators: list[Indicator],
    *,
    user: User | None,
    on: date,
    years: Collection[int] | None = None,
) -> dict[int, dict[int, Actual]]:
    """What the user may read, by indicator and year, the years in their order."""
    rows = Actual.objects.filter(indicator__in=indicators)
    if user is not None:
        rows = rows.visible_to(user, on=on)
    if years is not None:
        rows = rows.filter(fiscal_year__in=years)
    found: dict[int, dict[int, Actual]] = {}
    for actual in rows.order_by("indicator", "fiscal_year"):
        found.setdefault(actual.indicator_id, {})[actual.fiscal_year] = actual
    return found


def _context(indicator: Indicator) -> list[Cell]:
    return [
        indicator.plan.code,
        indicator.code,
        indicator.name,
        indicator.department.name if indicator.department else "",
        with_scale(indicator.unit, indicator.scale),
    ]


def _value(actual: Actual) -> Cell:
    return actual.state or actual.value


def _told(actual: Actual) -> list[Cell]:
    rendered = (
        ACTUAL_COLUMNS[name].widget.render(getattr(actual, name)) for name in TOLD
    )
    return [_value(actual), *rendered]
