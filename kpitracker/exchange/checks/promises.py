"""What the models promise by their constraints, asked of every row without a query.

Each named ``CheckConstraint`` is evaluated on the row's plain values and answers with
its own sentence, so that no promise is worded twice.
"""

from collections.abc import Iterator, Mapping

from django.db.models import CheckConstraint, F, Q

from kpitracker.exchange.changes import Changes
from kpitracker.exchange.faults import Fault
from kpitracker.exchange.rows import Row
from kpitracker.exchange.sheets import Sheet

LOOKUPS = {
    "exact": lambda value, bound: value == bound,
    "in": lambda value, bound: value in bound,
    "range": lambda value, bound: bound[0] <= value <= bound[1],
    "gt": lambda value, bound: value > bound,
    "gte": lambda value, bound: value >= bound,
    "lt": lambda value, bound: value < bound,
    "lte": lambda value, bound: value <= bound,
    # Codes are read by a stricter rule of their own.
    "regex": lambda value, bound: True,
}


def check_promises(changes: Changes) -> Iterator[Fault]:
    for sheet in changes:
        promises = [
            (constraint, _columns(sheet.sheet, constraint.condition))
            for constraint in sheet.sheet.model._meta.constraints
            if isinstance(constraint, CheckConstraint)
        ]
        for row in sheet.afterwards:
            values = _fields(row)
            for constraint, columns in promises:
                if row.unread.intersection(columns):
                    continue
                if not holds(constraint.condition, values):
                    yield _fault(row, constraint, columns)


def _fault(row: Row, constraint: CheckConstraint, columns: tuple[str, ...]) -> Fault:
    """The promise's own sentence, and the cells that together break it."""
    sentence = f"{constraint.violation_error_message} ({row.shown(*columns)})"
    return row.fault(sentence, *columns)


def holds(condition: Q, values: Mapping[str, object]) -> bool:
    """Whether a condition is true of these values; a missing value meets no bound."""
    results = (
        holds(child, values) if isinstance(child, Q) else _holds(child, values)
        for child in condition.children
    )
    joined = all(results) if condition.connector == Q.AND else any(results)
    return joined != condition.negated


def _holds(child: tuple[str, object], values: Mapping[str, object]) -> bool:
    if not isinstance(child, tuple):
        return True  # an expression of the database's own
    path, bound = child
    field, _, lookup = path.partition("__")
    value = values[field]
    if lookup == "isnull":
        return (value is None) == bound
    if isinstance(bound, F):
        bound = values[bound.name]
    if value is None or bound is None:
        return False
    return LOOKUPS[lookup or "exact"](value, bound)


def _fields(row: Row) -> dict[str, object]:
    """Values under the names of the model's fields; a code stands for a relation."""
    values = {
        column.field: row.values[column.name]
        for column in row.sheet.columns
        if column.field
    }
    for column, reference in row.sheet.references:
        found = row.found.get(column.name)
        is_there = found is not None and found[0] == reference.file
        values[reference.field] = found[1] if is_there else None
    return values | {"id": row.key}


def _columns(sheet: Sheet, condition: Q) -> tuple[str, ...]:
    """The columns a condition speaks of, in the order of the sheet."""
    fields = set(paths(condition))
    return tuple(
        column.name
        for column in sheet.columns
        if column.field in fields
        or any(reference.field in fields for reference in column.references)
    )


def paths(condition: Q) -> Iterator[str]:
    for child in condition.children:
        if isinstance(child, Q):
            yield from paths(child)
        elif isinstance(child, tuple):
            yield child[0].partition("__")[0]
