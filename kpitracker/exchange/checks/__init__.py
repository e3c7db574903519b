"""What a plan must be as a whole, checked on the rows there would be afterwards."""

from collections.abc import Callable, Iterable

from kpitracker.exchange.changes import Changes
from kpitracker.exchange.checks.absent import check_absent_columns
from kpitracker.exchange.checks.actuals import (
    check_actuals,
    check_published,
    check_rounds,
)
from kpitracker.exchange.checks.keys import check_keys
from kpitracker.exchange.checks.promises import check_promises
from kpitracker.exchange.checks.states import check_states
from kpitracker.exchange.checks.targets import check_targets
from kpitracker.exchange.checks.totals import check_totals
from kpitracker.exchange.checks.tree import check_tree
from kpitracker.exchange.faults import Fault

CHECKS: list[Callable[[Changes], Iterable[Fault]]] = [
    check_keys,
    check_absent_columns,
    check_tree,
    check_promises,
    check_totals,
    check_states,
    check_targets,
    check_actuals,
    check_rounds,
]


def check(changes: Changes, *, correction: str) -> list[Fault]:
    """Every fault of the plan as the package would leave it."""
    faults = [fault for rule in CHECKS for fault in rule(changes)]
    return [*faults, *check_published(changes, correction=correction)]
