"""No two rows say they are the same."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kpitracker.exchange.changes import Changes
from kpitracker.exchange.faults import Fault
from kpitracker.exchange.rows import Row
from kpitracker.exchange.sheets import GOALS, MEASURES

SAID_TWICE = _("“%(text)s” stands in row %(row)d already.")
SAID_IN_DATABASE = _(
    "“%(text)s” is taken by “%(other)s”, which stays in the database although the "
    "package lacks it."
)
GOAL_HAS_CODE = _(
    "“%(text)s” is the code of a goal already (%(file)s, row %(row)s). Goals and "
    "measures share one set of codes."
)


def check_keys(changes: Changes) -> Iterator[Fault]:
    yield from _twice_in_the_package(changes)
    yield from _unique_columns(changes)
    yield from _shared_codes(changes)


def _twice_in_the_package(changes: Changes) -> Iterator[Fault]:
    for rows in changes.package.rows.values():
        for row in rows:
            first = rows.by_key.get(row.key) if row.has_key else row
            if first is not row:
                yield row.fault(
                    SAID_TWICE, *row.sheet.key, text=row.label, row=first.line
                )


def _unique_columns(changes: Changes) -> Iterator[Fault]:
    for sheet in changes:
        for columns in sheet.sheet.unique:
            seen: dict[tuple, Row] = {}
            # The package's rows come first, so the one refused is never theirs alone.
            for row in sheet.afterwards:
                if row.unread.intersection(columns):
                    continue
                first = seen.setdefault(tuple(row.values[one] for one in columns), row)
                if first is not row:
                    yield _clash(first, row, columns)


def _clash(first: Row, second: Row, columns: tuple[str, ...]) -> Fault:
    text = " ".join(first.cell(column) for column in columns)
    if second.line is None and first.line is not None:
        return first.fault(SAID_IN_DATABASE, *columns, text=text, other=second.label)
    return second.fault(SAID_TWICE, *columns, text=text, row=first.line or 0)


def _shared_codes(changes: Changes) -> Iterator[Fault]:
    goals = changes.sheets[GOALS.file].afterwards.by_key
    for row in changes.sheets[MEASURES.file].afterwards:
        goal = goals.get(row.key) if row.has_key else None
        if goal is not None:
            yield row.fault(
                GOAL_HAS_CODE,
                "measure_code",
                text=row.label,
                file=GOALS.file,
                row=goal.line or "–",
            )
