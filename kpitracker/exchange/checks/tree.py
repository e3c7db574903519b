"""Measures form a tree under their goals; no chain of rows leads back to itself."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kpitracker.exchange.changes import Changes
from kpitracker.exchange.columns import Column
from kpitracker.exchange.faults import Fault
from kpitracker.exchange.rows import Row, Rows
from kpitracker.exchange.sheets import LEVELS, MEASURES
from measures.tree import LEVEL_NOT_DEEPER, LEVEL_OF_GOALS, OTHER_GOAL

RING = _("Following %(column)s leads back here: %(codes)s.")


def check_tree(changes: Changes) -> Iterator[Fault]:
    for sheet in changes:
        for column, _reference in sheet.sheet.own_references:
            yield from _rings(sheet.afterwards, column)
    measures = changes.sheets[MEASURES.file].afterwards
    levels = changes.sheets[LEVELS.file].afterwards
    for row in measures:
        yield from _under_its_goal(row, measures)
        yield from _at_its_level(row, measures, levels)


def _next(row: Row, rows: Rows, column: str) -> Row | None:
    found = row.found.get(column)
    return rows.by_key.get(found[1]) if found else None


def _rings(rows: Rows, column: Column) -> Iterator[Fault]:
    done: set[Row] = set()
    for start in rows:
        chain: list[Row] = []
        row = start
        while row is not None and row not in done:
            done.add(row)
            chain.append(row)
            row = _next(row, rows, column.name)
        if row in chain[:-1]:
            ring = chain[chain.index(row) :]
            codes = " → ".join(one.label for one in [*ring, row])
            yield row.fault(RING, column.name, column=column.name, codes=codes)


def _under_its_goal(row: Row, measures: Rows) -> Iterator[Fault]:
    parent = _next(row, measures, "parent_code")
    ours = row.found.get("goal_code")
    theirs = parent and parent.found.get("goal_code")
    if ours and theirs and ours != theirs:
        yield row.fault(
            OTHER_GOAL,
            "parent_code",
            parent=parent.label,
            theirs=parent.values["goal_code"],
            ours=row.values["goal_code"],
        )


def _at_its_level(row: Row, measures: Rows, levels: Rows) -> Iterator[Fault]:
    level = row.found.get("level")
    if level is None:
        return
    (depth,) = level[1]
    if depth == 0:
        deeper = (one.values["name"] for one in levels if one.values["depth"])
        yield row.fault(
            LEVEL_OF_GOALS,
            "level",
            text=row.values["level"],
            choices=", ".join(deeper) or "–",
        )
    parent = _next(row, measures, "parent_code")
    above = parent and parent.found.get("level")
    if above and depth <= above[1][0]:
        yield row.fault(
            LEVEL_NOT_DEEPER,
            "level",
            text=row.values["level"],
            above=parent.values["level"],
        )
