"""What the measures of a branch are planned to cost together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.reports.budgets import BudgetTable
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
    known = [
        (table.whole, table.unit)
        for table in found
        if table and table.whole is not None
    ]
    units = {unit for _amount, unit in known}
    if len(units) != 1 or not any(table and _has_amount(table) for table in found):
        return None
    return BudgetSum(
        amount=sum((amount for amount, _unit in known), start=Decimal(0)),
        unit=units.pop(),
        counted=len(known),
        missing=len(found) - len(known),
    )


def _planned(
    nodes: Sequence[MeasureNode], tables: Mapping[str, Sequence[BudgetTable]]
) -> Iterator[BudgetTable | None]:
    """Of each measure the plan of its newest edition, None where there is none."""
    for node in nodes:
        of_node = tables.get(node.place.code, ())
        planned = [table for table in of_node if table.kind == BudgetKind.PLANNED]
        if node.relists:
            continue
        if planned:
            yield planned[0]
        elif node.children:
            yield from _planned(node.children, tables)
        elif not node.ended_into:
            yield None


def _has_amount(table: BudgetTable) -> bool:
    is_totalled = table.total is not None and table.total.amount is not None
    return is_totalled or table.sum is not None
