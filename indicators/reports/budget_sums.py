"""What the measures of a branch are planned to cost together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.reports.budgets import BudgetTable, newest_tables
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
    planned = list(_planned(nodes, tables))
    known = [found for found in planned if _is_whole(found)]
    counted = [table for found in known for table in found]
    units = {table.unit for table in counted if table.has_amount}
    if len(units) != 1:
        return None
    return BudgetSum(
        amount=sum((table.whole for table in counted), start=Decimal(0)),
        unit=units.pop(),
        counted=len(known),
        missing=len(planned) - len(known),
    )


def _planned(
    nodes: Sequence[MeasureNode], tables: Mapping[str, Sequence[BudgetTable]]
) -> Iterator[Sequence[BudgetTable]]:
    """Of each measure what its editions plan together; empty where there is nothing."""
    for node in nodes:
        of_node = tables.get(node.place.code, ())
        planned = [table for table in of_node if table.kind == BudgetKind.PLANNED]
        if node.relists:
            continue
        if planned:
            yield newest_tables(planned)
        elif node.children:
            yield from _planned(node.children, tables)
        elif not node.ended_into:
            yield ()


def _is_whole(found: Sequence[BudgetTable]) -> bool:
    return bool(found) and all(table.whole is not None for table in found)
