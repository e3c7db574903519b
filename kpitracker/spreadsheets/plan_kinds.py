"""The kinds of sheet that change a plan: each a contract beside its exchange files.

The ASCII names of a resource's columns are the columns of the exchange package, so a
row of a sheet is read as a row of the package and checked as one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from indicators.resources.indicators import IndicatorResource
from indicators.resources.targets import TargetResource
from kpitracker.exchange.rows import Row, Rows
from kpitracker.exchange.sheets import (
    BUDGET_TOTALS,
    BUDGETS,
    INDICATORS,
    MEASURES,
    TARGETS,
    Sheet,
)
from measures.resources import TOTAL, BudgetResource, MeasureResource
from plans.imports.joined import JoinedColumn
from plans.imports.resources import Column, SheetResource

Stored = dict[str, Rows]
Unit = tuple[str, int]


def own_unit(row: Row, _stored: Stored) -> Unit:
    """The unit that the row itself names; a scale may stand beside it."""
    return row.values["unit"], row.values.get("scale", 1)


def unit_of_indicator(row: Row, stored: Stored) -> Unit:
    indicator = stored[INDICATORS.file].by_key.get((row.values["indicator_code"],))
    return own_unit(indicator, stored) if indicator else ("", 1)


def no_unit(_row: Row, _stored: Stored) -> Unit:
    return "", 1


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """``totals``: where a row lies whose year is 合計; ``unit_of``: of its numbers."""

    resource: type[SheetResource]
    sheet: Sheet
    unit_of: Callable[[Row, Stored], Unit] = no_unit
    totals: Sheet | None = None

    @property
    def kind(self) -> str:
        return self.resource.kind

    @property
    def key(self) -> list[str]:
        """The columns that tell which row of a plan is meant, without the plan's."""
        columns = self.resource.columns()
        return [name for name, one in columns.items() if one.is_key][1:]

    @property
    def sheets(self) -> list[Sheet]:
        return [self.sheet, *([self.totals] if self.totals else [])]

    def value(self, name: str, row: Row) -> object:
        """What the cell of a column stands for; not for columns of context."""
        column = self.resource.fields[name]
        if isinstance(column, JoinedColumn):
            return column.join(*(row.values[part] for part in column.parts))
        return row.values.get(name, TOTAL)

    def text(self, name: str, row: Row) -> str:
        """The cell of a column, as a file shows it."""
        return self.resource.fields[name].widget.render(self.value(name, row))

    def column_of(self, part: str) -> str | None:
        """The name of the column that shows a column of the exchange."""
        for name, column in self.resource.columns().items():
            if part in parts(name, column) and not column.is_context:
                return name
        return None


def parts(name: str, column: Column) -> tuple[str, ...]:
    """The columns of the exchange that one column of a sheet stands for."""
    return column.parts if isinstance(column, JoinedColumn) else (name,)


PLAN_SHEETS = {
    one.kind: one
    for one in (
        PlanSheet(IndicatorResource, INDICATORS, own_unit),
        PlanSheet(TargetResource, TARGETS, unit_of_indicator),
        PlanSheet(MeasureResource, MEASURES),
        PlanSheet(BudgetResource, BUDGETS, own_unit, totals=BUDGET_TOTALS),
    )
}
BY_FILE = {sheet.file: one for one in PLAN_SHEETS.values() for sheet in one.sheets}
