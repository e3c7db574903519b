"""Printed totals of budgets, held against their years."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kpitracker.exchange.changes import Changes
from kpitracker.exchange.faults import Fault
from kpitracker.exchange.rows import Row
from kpitracker.exchange.sheets import BUDGET_TOTALS, BUDGETS
from plans.printing import plain

DOES_NOT_ADD_UP = _(
    "The total of the measure %(measure)s is printed as %(total)s, but its years add "
    "up to %(sum)s."
)
OTHER_UNIT = _("The total is in %(unit)s, but the year %(year)d is in %(other)s.")

SAME = ("measure_code", "edition_code", "kind")


def check_totals(changes: Changes) -> Iterator[Fault]:
    """Blank and － years count as nothing; a total without a number is not checked."""
    if BUDGETS.file in changes.package.unreadable:
        return
    years: dict[tuple, list[Row]] = {}
    for row in changes.sheets[BUDGETS.file].afterwards:
        years.setdefault(_group(row), []).append(row)
    for row in changes.sheets[BUDGET_TOTALS.file].afterwards:
        found = years.get(_group(row), ())
        unread = any("amount" in one.unread for one in (row, *found))
        if found and row.values["amount"] is not None and not unread:
            yield from _check(row, found)


def _group(row: Row) -> tuple:
    return tuple(row.values[column] for column in SAME)


def _check(row: Row, years: list[Row]) -> Iterator[Fault]:
    amounts = [one for one in years if one.values["amount"] is not None]
    for year in amounts:
        if year.values["unit"] != row.values["unit"]:
            yield row.fault(
                OTHER_UNIT,
                "unit",
                unit=row.values["unit"] or "–",
                year=year.values["fiscal_year"],
                other=year.values["unit"] or "–",
            )
            return
    total = row.values["amount"]
    added = sum(year.values["amount"] for year in amounts)
    if added != total:
        yield row.fault(
            DOES_NOT_ADD_UP,
            "amount",
            measure=row.values["measure_code"],
            total=plain(total),
            sum=plain(added) if amounts else "0",
        )
