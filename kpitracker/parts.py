"""What stands under a goal or a measure, as its page lists it."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.reports.budget_sums import BudgetSum, budget_sum
from indicators.reports.budgets import budgets_under
from indicators.reports.counts import tally_of_lines
from indicators.reports.structure import MeasureNode
from indicators.tallies import Tally
from measures.excerpts import with_leading_texts
from measures.models import Text
from plans.models import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One measure: what it wants to do, how its indicators stand, what it costs."""

    node: MeasureNode
    texts: Sequence[Text]
    tally: Tally | None
    budget: BudgetSum | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The measures one step below, and what all of them cost together."""

    parts: tuple[Part, ...]
    budget: BudgetSum | None


def parts_of(plan: Plan, nodes: Sequence[MeasureNode], *, goal: int) -> Parts:
    """``goal``: the id of the one they stand under. Three queries, none for nothing."""
    if not nodes:
        return Parts(parts=(), budget=None)
    tables = budgets_under(goal)
    return Parts(
        parts=tuple(
            Part(
                node=node,
                texts=texts,
                tally=tally_of_lines(node.lines_below),
                budget=budget_sum([node], tables),
            )
            for node, texts in with_leading_texts(plan, nodes)
        ),
        budget=budget_sum(nodes, tables),
    )
