"""Every sheet that staff can take away, by its name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators import sheets_out
from indicators.models import Actual
from indicators.resources.indicators import IndicatorResource
from indicators.resources.targets import TargetResource
from kpitracker.spreadsheets.plan_sheets import rows_of
from measures.resources import BudgetResource, MeasureResource
from plans.imports.importer import Reach
from plans.imports.resources import SheetResource
from plans.models import Plan
from plans.sheets.columns import Cell, OutColumn


class Need(Enum):
    """What one must be able to do to be offered a sheet."""

    READ = auto()
    ENTER = auto()
    READ_ALL = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sheet is made for."""

    plan: Plan
    fiscal_year: int
    reach: Reach


Table = tuple[Sequence[OutColumn], Iterator[Sequence[Cell]]]


@dataclass(frozen=True, slots=True)
class SheetOut:
    """A sheet by its title; ``table`` makes its columns and rows.

    Without a table it is a file of one format of its own.
    """

    title: Promise
    need: Need = Need.READ
    table: Callable[[Asked], Table] | None = None
    needs_year: bool = False


def _entry(asked: Asked) -> Table:
    rows = sheets_out.entry_rows(
        asked.plan.indicators.entered_by(asked.reach.user, on=asked.reach.on),
        fiscal_year=asked.fiscal_year,
        user=asked.reach.user,
        on=asked.reach.on,
    )
    return sheets_out.entry_columns(), rows


def _long(asked: Asked) -> Table:
    rows = sheets_out.long_rows(
        asked.plan.indicators.all(), user=asked.reach.user, on=asked.reach.on
    )
    return sheets_out.long_columns(), rows


def _wide(asked: Asked) -> Table:
    years = _years(asked)
    rows = sheets_out.wide_rows(
        asked.plan.indicators.all(),
        years=years,
        user=asked.reach.user,
        on=asked.reach.on,
    )
    return sheets_out.wide_columns(years), rows


def _years(asked: Asked) -> list[int]:
    """The years of the plan up to the one asked for, and any others with values."""
    rows = Actual.objects.filter(indicator__plan=asked.plan)
    if asked.reach.user is not None:
        rows = rows.visible_to(asked.reach.user, on=asked.reach.on)
    known = set(rows.values_list("fiscal_year", flat=True).distinct())
    start = asked.plan.period_start or asked.fiscal_year
    return sorted(known | {*range(start, asked.fiscal_year + 1)})


def _of(resource: type[SheetResource]) -> Callable[[Asked], Table]:
    columns = [column.out for column in resource.columns().values()]
    return lambda asked: (columns, rows_of(resource, asked.plan))


SHEETS = {
    "entry": SheetOut(
        _("My sheet: values to fill in"), Need.ENTER, _entry, needs_year=True
    ),
    "actuals": SheetOut(_("Actual values, one row a year"), table=_long),
    "actuals-wide": SheetOut(
        _("Actual values, one column a year"), table=_wide, needs_year=True
    ),
    "list": SheetOut(_("List of indicators to print (XLSX)"), needs_year=True),
    "indicators": SheetOut(IndicatorResource.title, table=_of(IndicatorResource)),
    "targets": SheetOut(TargetResource.title, table=_of(TargetResource)),
    "measures": SheetOut(MeasureResource.title, table=_of(MeasureResource)),
    "budgets": SheetOut(BudgetResource.title, table=_of(BudgetResource)),
    "package": SheetOut(_("The whole plan (exchange package, .zip)"), Need.READ_ALL),
}
