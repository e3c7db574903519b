"""What the measures of a branch are planned to cost together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.reports.budgets import BudgetTable, BudgetYear, newest_cells
from indicators.reports.structure import MeasureNode
from measures.models import BudgetKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetSum:
    """The planned amounts of all years, added up over measures of one unit.

    ``counted`` measures have an amount, ``missing`` ones have none or an incomplete
    one: the amount is the whole cost only where nothing is missing.
    """

    amount: Decimal
    unit: str
    counted: int
    missing: int


def budget_sum(
    nodes: Sequence[MeasureNode], tables: Mapping[str, Sequence[BudgetTable]]
) -> BudgetSum | None:
    """Over some measures and all below them; ``tables`` by the measure's code.

    A measure with amounts of its own stands for all below it. What is printed again
    is counted at its original place. None where no amount is known at all, a printed
    “－” being none, or where they are of different units.
    """
    found = list(_planned(nodes, tables))
    known = [table for table in found if table and table.whole is not None]
    units = {table.unit for table in known if _has_amount(table)}
    if len(units) != 1:
        return None
    return BudgetSum(
        amount=sum((table.whole for table in known), start=Decimal(0)),
        unit=units.pop(),
        counted=len(known),
        missing=len(found) - len(known),
    )


def _planned(
    nodes: Sequence[MeasureNode], tables: Mapping[str, Sequence[BudgetTable]]
) -> Iterator[BudgetTable | None]:
    """Of each measure what its editions plan together, None where there is nothing."""
    for node in nodes:
        of_node = tables.get(node.place.code, ())
        planned = [table for table in of_node if table.kind == BudgetKind.PLANNED]
        if node.relists:
            continue
        if planned:
            yield from _newest(planned)
        elif node.children:
            yield from _planned(node.children, tables)
        elif not node.ended_into:
            yield None


def _newest(tables: Sequence[BudgetTable]) -> Sequence[BudgetTable]:
    """The newest cell of each year as one table, or one of each unit.

    A printed total counts where it stands alone in the newest edition, or where no
    year is taken from another table than its own.
    """
    newest = tables[0]
    yearly = [table for table in tables if table.years]
    if not yearly or (not newest.years and _has_amount(newest)):
        return tables[:1]
    cells = newest_cells(
        (year.fiscal_year, (table, year)) for table in yearly for year in table.years
    )
    if all(table is yearly[0] for table, _year in cells.values()):
        return yearly[:1]
    years: dict[str, list[BudgetYear]] = {}
    for table, year in cells.values():
        years.setdefault(table.unit, []).append(year)
    return [
        replace(yearly[0], unit=unit, years=tuple(found), total=None)
        for unit, found in years.items()
    ]


def _has_amount(table: BudgetTable) -> bool:
    is_totalled = table.total is not None and table.total.amount is not None
    return is_totalled or table.sum is not None
