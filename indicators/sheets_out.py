"""Sheets of actuals for staff: to fill in, to check, to keep. Read back unchanged.

Indicators are read in blocks, so that a sheet of any length takes the same memory; as
plain values where there may be many thousands of them.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby, islice
from operator import itemgetter

from django.db.models import QuerySet

from indicators.models import Actual, Indicator
from indicators.printed import target_of
from indicators.resources.actuals import ActualResource
from plans.collecting import without_collecting
from plans.models import User
from plans.models.among import Among
from plans.reading.units import with_scale
from plans.sheets.columns import Cell, OutColumn

INDICATORS_A_BLOCK = 2000
ACTUAL_COLUMNS = ActualResource.columns()
BESIDE = ["definition", "target", "previous"]
CONTEXT = ["plan_code", "indicator_code", "indicator", "department", "unit"]
TOLD = ["quality", "missing_reason", "comment", "source", "stage"]
LONG = [name for name in ACTUAL_COLUMNS if name not in BESIDE]
NAMES = ["pk", "plan__code", "code", "name", "department__name", "unit", "scale"]
# What a sheet shows of each choice, and of none.
QUALITIES, REASONS, STAGES = (
    {**ACTUAL_COLUMNS[name].widget.words, "": ""}
    for name in ("quality", "missing_reason", "stage")
)
STORED = ["indicator_id", "fiscal_year", "value", "state", *TOLD]
# The cells of a year: the value, and what else is told of it.
Told = tuple[Cell, ...]
NOTHING: Told = (None,) * (1 + len(TOLD))


def long_columns() -> list[OutColumn]:
    """One row for each indicator and year that something is stored of."""
    return [ACTUAL_COLUMNS[name].out for name in LONG]


def long_rows(
    indicators: QuerySet[Indicator], *, user: User | None, on: date
) -> Iterator[list[Cell]]:
    for block in _blocks(indicators.values_list(*NAMES)):
        actuals = _actuals([pk for pk, *_named in block], user=user, on=on)
        for pk, *named in block:
            context = _context(*named)
            for year, told in actuals.get(pk, ()):
                yield [*context, year, *told]


def entry_columns() -> list[OutColumn]:
    """The sheet to fill in: what is known beside the cells of one year."""
    return [column.out for column in ACTUAL_COLUMNS.values()]


def entry_rows(
    indicators: QuerySet[Indicator], *, fiscal_year: int, user: User | None, on: date
) -> Iterator[list[Cell]]:
    """One row for each indicator, whether or not the year has a value yet."""
    years = [fiscal_year - 1, fiscal_year]
    rows = indicators.select_related("plan", "department").prefetch_related("targets")
    for block in _blocks(rows):
        pks = [indicator.pk for indicator in block]
        actuals = _actuals(pks, user=user, on=on, years=years)
        for indicator in block:
            known = dict(actuals.get(indicator.pk, ()))
            before = known.get(fiscal_year - 1, NOTHING)
            department = indicator.department and indicator.department.name
            yield [
                *_context(
                    indicator.plan.code,
                    indicator.code,
                    indicator.name,
                    department,
                    indicator.unit,
                    indicator.scale,
                ),
                indicator.definition,
                "、".join(target_of(indicator, it) for it in indicator.targets.all()),
                before[0],
                fiscal_year,
                *known.get(fiscal_year, NOTHING),
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
    for block in _blocks(indicators.values_list(*NAMES)):
        pks = [pk for pk, *_named in block]
        actuals = _actuals(pks, user=user, on=on, years=years)
        for pk, *named in block:
            known = dict(actuals.get(pk, ()))
            cells = [known.get(year, NOTHING)[0] for year in years]
            yield [*_context(*named), *cells]


def _blocks(rows: QuerySet) -> Iterator[list]:
    found = rows.iterator(chunk_size=INDICATORS_A_BLOCK)
    while block := list(islice(found, INDICATORS_A_BLOCK)):
        yield block


@without_collecting()
def _actuals(
    indicators: list[int],
    *,
    user: User | None,
    on: date,
    years: Collection[int] | None = None,
) -> dict[int, list[tuple[int, Told]]]:
    """What the user may read of each indicator: years in order, each with its cells."""
    rows = Actual.objects.filter(Among("indicator_id", indicators))
    if user is not None and not _works_on_all(indicators, user=user, on=on):
        rows = rows.visible_to(user, on=on)
    if years is not None:
        rows = rows.filter(fiscal_year__in=years)
    rows = rows.order_by("indicator_id", "fiscal_year").values_list(*STORED)
    return {
        indicator: list(_told(of_indicator))
        for indicator, of_indicator in groupby(rows, key=itemgetter(0))
    }


def _works_on_all(indicators: list[int], *, user: User, on: date) -> bool:
    """Whether there is no value to hold back, so that none has to be looked at."""
    theirs = Indicator.objects.worked_on_by(user, on=on)
    return theirs.filter(Among("pk", indicators)).count() == len(indicators)


def _told(rows: Iterable[tuple]) -> Iterator[tuple[int, Told]]:
    # In the order of STORED.
    for _indicator, year, value, state, quality, reason, comment, source, stage in rows:
        choices = QUALITIES[quality], REASONS[reason]
        yield year, (state or value, *choices, comment, source, STAGES[stage])


def _context(
    plan: str, code: str, name: str, department: str | None, unit: str, scale: int
) -> list[Cell]:
    return [plan, code, name, department or "", with_scale(unit, scale)]
