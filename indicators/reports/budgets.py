"""What a measure costs, as the table that is printed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from measures.models import Budget, BudgetKind, BudgetTotal

K = TypeVar("K")
C = TypeVar("C")


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetCell:
    """A number, a printed mark such as －, or blank (neither): never mixed up.

    ``is_superseded``: a newer edition prints the same year anew.
    """

    amount: Decimal | None = None
    mark: str = ""
    is_superseded: bool = False

    @property
    def is_blank(self) -> bool:
        return self.amount is None and not self.mark


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetYear:
    fiscal_year: int
    cell: BudgetCell


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetTable:
    """One edition's planned or settled amounts by year.

    ``total`` is the total as printed, None where none is printed.
    """

    edition_name: str
    kind: BudgetKind
    unit: str
    years: tuple[BudgetYear, ...]
    total: BudgetCell | None

    @property
    def sum(self) -> Decimal | None:
        """The numbers of the years added up; None where there is no number."""
        amounts = [year.cell.amount for year in self.years]
        amounts = [amount for amount in amounts if amount is not None]
        return sum(amounts, start=Decimal(0)) if amounts else None

    @property
    def whole(self) -> Decimal | None:
        """What all years cost together: the printed total, else their sum.

        A printed mark stands for nothing planned; None where a year is left empty.
        """
        if self.total and self.total.amount is not None:
            return self.total.amount
        if not self.years or any(year.cell.is_blank for year in self.years):
            return None
        return self.sum or Decimal(0)

    @property
    def has_amount(self) -> bool:
        is_totalled = self.total is not None and self.total.amount is not None
        return is_totalled or self.sum is not None


def budget_tables(
    budgets: Iterable[Budget], printed_totals: Iterable[BudgetTotal]
) -> tuple[BudgetTable, ...]:
    """One measure's rows by year: the newest edition first, planned before settled."""
    tables: dict[tuple, list[Budget]] = {}
    for row in budgets:
        tables.setdefault(_table_of(row), []).append(row)
    totals = {}
    for row in printed_totals:
        totals[_table_of(row)] = row
        tables.setdefault(_table_of(row), [])
    # Of one edition, what tells the years stands before a total in another unit.
    in_order = sorted(tables, key=lambda key: (key[:2], not tables[key], key))
    return tuple(_table(tables[key], totals.get(key)) for key in in_order)


def newest_cells(newest_first: Iterable[tuple[K, C]]) -> dict[K, C]:
    """Of each year (or other key) what its newest edition prints, also if blank."""
    cells: dict[K, C] = {}
    for key, cell in newest_first:
        cells.setdefault(key, cell)
    return cells


def newest_tables(tables: Sequence[BudgetTable]) -> tuple[BudgetTable, ...]:
    """What counts of all editions of one kind, a table for each unit.

    Of each year the newest cell. A printed total counts where it stands alone in the
    newest edition, or where no year is taken from another table than its own.
    """
    yearly = [table for table in tables if table.years]
    if not yearly or (not tables[0].years and tables[0].has_amount):
        return tuple(tables[:1])
    cells = newest_cells(
        (year.fiscal_year, (table, year)) for table in yearly for year in table.years
    )
    if all(table is yearly[0] for table, _year in cells.values()):
        return (yearly[0],)
    years: dict[str, list[BudgetYear]] = {}
    for _year, (table, year) in sorted(cells.items()):
        years.setdefault(table.unit, []).append(year)
    return tuple(
        replace(yearly[0], unit=unit, years=tuple(found), total=None)
        for unit, found in years.items()
    )


def budgets_under(goal: int) -> Mapping[str, tuple[BudgetTable, ...]]:
    """Those of every measure under a goal, by the measure's code. Two queries."""
    related = ("edition", "measure")
    rows: dict[str, tuple[list[Budget], list[BudgetTotal]]] = {}
    budgets = Budget.objects.filter(measure__goal=goal).order_by("fiscal_year")
    for row in budgets.select_related(*related):
        rows.setdefault(row.measure.code, ([], []))[0].append(row)
    totals = BudgetTotal.objects.filter(measure__goal=goal)
    for row in totals.select_related(*related):
        rows.setdefault(row.measure.code, ([], []))[1].append(row)
    return {code: budget_tables(*found) for code, found in rows.items()}


def _table_of(row: Budget | BudgetTotal) -> tuple:
    """What the cells of one table share, in the order of the tables."""
    order = -1 if row.edition is None else row.edition.order
    return (-order, BudgetKind.values.index(row.kind), row.unit)


def _table(rows: Sequence[Budget], total: BudgetTotal | None) -> BudgetTable:
    any_row = rows[0] if rows else total
    return BudgetTable(
        edition_name=any_row.edition.name if any_row.edition else "",
        kind=BudgetKind(any_row.kind),
        unit=any_row.unit,
        years=tuple(
            BudgetYear(fiscal_year=row.fiscal_year, cell=_cell(row)) for row in rows
        ),
        total=total and _cell(total),
    )


def _cell(row: Budget | BudgetTotal) -> BudgetCell:
    return BudgetCell(amount=row.amount, mark=row.mark)
