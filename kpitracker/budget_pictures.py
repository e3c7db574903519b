"""The budget of a measure as its page shows it: finding, drawing, one table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from indicators.reports.budgets import (
    BudgetCell,
    BudgetTable,
    BudgetYear,
    newest_tables,
)
from kpitracker.budget_bars import budget_bars
from kpitracker.budget_grids import BudgetGrid, budget_grids
from kpitracker.templatetags.numbers import number, percent
from kpitracker.templatetags.years import fiscal_year, short_year
from measures.models import BudgetKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetColumn:
    edition_name: str
    kind: str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetPicture:
    """All amounts of one unit; a cell is None where nothing is printed at all.

    ``drawn`` are the kinds that the drawing shows: of each year the newest cell, a
    year that was printed anew in another unit being drawn there.
    ``differences`` say where a printed total is not the sum of its years.
    """

    unit: str
    finding: str
    drawn: tuple[BudgetKind, ...]
    drawing: SafeString
    columns: tuple[BudgetColumn, ...]
    rows: tuple[tuple[str, tuple[BudgetCell | None, ...]], ...]
    totals: tuple[BudgetCell | None, ...]
    differences: tuple[str, ...]


def budget_pictures(tables: Sequence[BudgetTable]) -> tuple[BudgetPicture, ...]:
    """One for each unit, in the order of the tables."""
    tables = tuple(_superseding(tables))
    counted = [
        table
        for kind in BudgetKind
        for table in newest_tables([one for one in tables if one.kind == kind])
    ]
    return tuple(
        _picture(grid, [table for table in counted if table.unit == grid.unit])
        for grid in budget_grids(tables)
    )


def _superseding(tables: Sequence[BudgetTable]) -> Iterator[BudgetTable]:
    """The same, newest first, with what a newer one prints anew marked."""
    printed: set[tuple[BudgetKind, int]] = set()
    for table in tables:
        yield replace(
            table,
            years=tuple(
                replace(
                    year,
                    cell=replace(
                        year.cell,
                        is_superseded=(table.kind, year.fiscal_year) in printed,
                    ),
                )
                for year in table.years
            ),
        )
        printed |= {(table.kind, year.fiscal_year) for year in table.years}


def _picture(grid: BudgetGrid, counted: Sequence[BudgetTable]) -> BudgetPicture:
    unit, tables = grid.unit, [row.table for row in grid.rows]
    newest = {table.kind: table for table in counted if table.sum is not None}
    finding = " ".join(_finding(newest, unit))
    if not newest and any(table.sum is not None for table in tables):
        finding = _("A newer edition prints these amounts in another unit.")
    by_year = zip(*(row.cells for row in grid.rows), strict=True)
    return BudgetPicture(
        unit=unit,
        finding=finding,
        drawn=tuple(newest),
        drawing=budget_bars(list(newest.values()), label=finding),
        columns=tuple(
            BudgetColumn(edition_name=table.edition_name, kind=table.kind.label)
            for table in tables
        ),
        rows=tuple(zip(map(fiscal_year, grid.years), by_year, strict=True)),
        totals=tuple(table.total for table in tables) if grid.has_totals else (),
        differences=tuple(_differences(tables)),
    )


def _finding(newest: dict[BudgetKind, BudgetTable], unit: str) -> Iterator[str]:
    planned = newest.get(BudgetKind.PLANNED)
    settled = newest.get(BudgetKind.SETTLED)
    if planned:
        amounts = _amounts(planned)
        most = max(amounts.values())
        facts = {
            "years": _years(amounts, planned.years),
            "sum": f"{number(planned.sum)}{unit}",
            "most": f"{number(most)}{unit}",
            "year": short_year(next(y for y, one in amounts.items() if one == most)),
        }
        if min(amounts.values()) == most:
            yield _("Planned for %(years)s: %(sum)s in all.") % facts
        else:
            yield (
                _("Planned for %(years)s: %(sum)s in all, most in %(year)s (%(most)s).")
                % facts
            )
    if settled:
        amounts = _amounts(settled)
        first, last = min(amounts), max(amounts)
        so_far = [one for one in settled.years if first <= one.fiscal_year <= last]
        facts = {
            "years": _years(amounts, so_far),
            "sum": f"{number(settled.sum)}{unit}",
        }
        share = _share(amounts, _amounts(planned) if planned else {})
        if share is None:
            yield _("Settled for %(years)s: %(sum)s.") % facts
        else:
            yield _(
                "Settled for %(years)s: %(sum)s, %(share)s of what was planned for the "
                "same years."
            ) % {**facts, "share": percent(share)}


def _amounts(table: BudgetTable) -> dict[int, Decimal]:
    return {
        year.fiscal_year: year.cell.amount
        for year in table.years
        if year.cell.amount is not None
    }


def _years(amounts: dict[int, Decimal], due: Sequence[BudgetYear]) -> str:
    """The years of a sum; how many it holds where one of those due is not known.

    A printed mark is known: it stands for nothing.
    """
    first, last = (pick(one.fiscal_year for one in due) for pick in (min, max))
    every, known = last - first + 1, sum(not one.cell.is_blank for one in due)
    if known == every:
        return _span(amounts)
    return _("%(count)d of the %(all)d years from %(first)s to %(last)s") % {
        "count": known,
        "all": every,
        "first": short_year(first),
        "last": short_year(last),
    }


def _span(amounts: dict[int, Decimal]) -> str:
    first, last = short_year(min(amounts)), short_year(max(amounts))
    if first == last:
        return first
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def _share(settled: dict[int, Decimal], planned: dict[int, Decimal]) -> Fraction | None:
    """Settled by planned, where every settled year was planned with an amount."""
    due = sum((planned[year] for year in settled if year in planned), Decimal(0))
    if due <= 0 or not settled.keys() <= planned.keys():
        return None
    return Fraction(sum(settled.values(), Decimal(0))) / Fraction(due)


def _differences(tables: Sequence[BudgetTable]) -> Iterator[str]:
    for table in tables:
        printed = table.total and table.total.amount
        if printed is None or table.sum is None or printed == table.sum:
            continue
        yield _(
            "%(kind)s: the total as printed (%(printed)s%(unit)s) is not the sum of "
            "the years (%(sum)s%(unit)s). It stands as printed."
        ) % {
            "kind": f"{table.edition_name} {table.kind.label}".strip(),
            "printed": number(printed),
            "sum": number(table.sum),
            "unit": table.unit,
        }
