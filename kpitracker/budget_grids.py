"""Budgets of a measure as one table for each unit: every table by every year."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.reports.budgets import BudgetCell, BudgetTable


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """``cells`` are None in years of which the row says nothing."""

    table: BudgetTable
    cells: tuple[BudgetCell | None, ...]


@dataclass(frozen=True, slots=True)
class BudgetGrid:
    """The amounts that are given in one unit."""

    unit: str
    years: tuple[int, ...]
    rows: tuple[BudgetRow, ...]

    @property
    def has_totals(self) -> bool:
        return any(row.table.total for row in self.rows)


def budget_grids(tables: Sequence[BudgetTable]) -> tuple[BudgetGrid, ...]:
    """One grid for each unit, in the order of the tables."""
    units = dict.fromkeys(table.unit for table in tables)
    return tuple(
        _grid(unit, [table for table in tables if table.unit == unit]) for unit in units
    )


def _grid(unit: str, tables: Sequence[BudgetTable]) -> BudgetGrid:
    years = sorted({one.fiscal_year for table in tables for one in table.years})
    rows = []
    for table in tables:
        cells = {one.fiscal_year: one.cell for one in table.years}
        rows.append(BudgetRow(table, tuple(cells.get(year) for year in years)))
    return BudgetGrid(unit, tuple(years), tuple(rows))
