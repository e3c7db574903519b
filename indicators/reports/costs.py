"""What goals and measures cost in one fiscal year."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import QuerySet

from indicators.reports.budgets import BudgetCell, newest_cells
from indicators.reports.outline import Outline
from indicators.reports.places import Kind, Place
from measures.models import Budget, BudgetKind
from plans.models import Plan

EMPTY = BudgetCell()


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Planned or settled: one printed cell, or several amounts added up.

    ``parts`` is the number of measures whose amounts were added, 0 for a cell that is
    printed as it is.
    """

    cell: BudgetCell = EMPTY
    unit: str = ""
    parts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCost:
    """What a place was to cost, and did, in one fiscal year.

    ``place`` is whose figures these are: the place asked for, or the measure above it
    where nothing is printed at the place or below.
    """

    place: Place
    planned: Amount
    settled: Amount


class _Cell(NamedTuple):
    unit: str
    cell: BudgetCell


Cells = Mapping[str, _Cell]


@dataclass(frozen=True)
class Costs:
    """The cells of one year by the measure's id, and how measures stand."""

    outline: Outline
    cells: Mapping[int, Cells]

    @cached_property
    def _children(self) -> Mapping[int | None, list[int]]:
        """What is printed again (再掲) counts at its original place alone."""
        children: dict[int | None, list[int]] = {}
        for one in self.outline.measures:
            if one.relists_id is None:
                parent = self.outline.parents[one.pk]
                children.setdefault(parent, []).append(one.pk)
        return children

    @cached_property
    def _ids(self) -> Mapping[Place, int]:
        places = [*self.outline.goal_places.items()]
        places += self.outline.measure_places.items()
        return {place: pk for pk, place in places}

    @cached_property
    def _goals(self) -> Mapping[int, int]:
        return {one.pk: one.goal_id for one in self.outline.measures}

    def of(self, place: Place) -> YearCost | None:
        """The place's own cost, else the sum below it, else what stands above."""
        pk = self._ids[place]
        if place.kind == Kind.GOAL:
            tops = self._children.get(None, ())
            under = [one for one in tops if self._goals[one] == pk]
            return _summed(place, self._all(under))
        if pk in self.cells:
            return _printed(place, self.cells[pk])
        return _summed(place, self._below(pk)) or self._above(pk)

    def _all(self, measures: Iterable[int]) -> list[Cells]:
        found = []
        for pk in measures:
            found += [self.cells[pk]] if pk in self.cells else self._below(pk)
        return found

    def _below(self, pk: int) -> list[Cells]:
        return self._all(self._children.get(pk, ()))

    def _above(self, pk: int) -> YearCost | None:
        parent = self.outline.parents[pk]
        while parent is not None and parent not in self.cells:
            parent = self.outline.parents[parent]
        if parent is None:
            return None
        return _printed(self.outline.measure_places[parent], self.cells[parent])


def cost_rows(plan: Plan, *, fiscal_year: int | None) -> dict[str, QuerySet]:
    """The cells of a year, for ``read_together()``."""
    rows = Budget.objects.filter(measure__plan=plan, fiscal_year=fiscal_year)
    names = ("measure_id", "kind", "unit", "amount", "mark", "edition__order")
    return {"costs": rows.order_by().values_list(*names)}


def costs_from(rows: Mapping[str, Sequence], outline: Outline) -> Costs:
    """None without a year. The newest edition's amounts count."""
    newest = newest_cells(
        ((measure, kind), _Cell(unit, BudgetCell(amount=amount, mark=mark)))
        for measure, kind, unit, amount, mark, _order in sorted(rows["costs"], key=_age)
    )
    cells: dict[int, dict[str, _Cell]] = {}
    for (measure, kind), cell in newest.items():
        cells.setdefault(measure, {})[kind] = cell
    return Costs(outline, cells)


def _age(row: Sequence) -> int:
    """Newest first, what is of no edition last."""
    order = row[-1]
    return 1 if order is None else -order


def _printed(place: Place, cells: Cells) -> YearCost:
    planned, settled = (_own(cells.get(kind)) for kind in BudgetKind)
    return YearCost(place=place, planned=planned, settled=settled)


def _own(cell: _Cell | None) -> Amount:
    return Amount(cell=cell.cell, unit=cell.unit) if cell else Amount()


def _summed(place: Place, parts: Collection[Cells]) -> YearCost | None:
    """None without any amount, or where the units differ."""
    units = {cell.unit for cells in parts for cell in cells.values()}
    planned, settled = (_sum(parts, kind) for kind in BudgetKind)
    if len(units) != 1 or not (planned.parts or settled.parts):
        return None
    return YearCost(place=place, planned=planned, settled=settled)


def _sum(parts: Iterable[Cells], kind: str) -> Amount:
    cells = [cells[kind] for cells in parts if kind in cells]
    amounts = [one.cell.amount for one in cells if one.cell.amount is not None]
    if not amounts:
        return Amount()
    total = BudgetCell(amount=sum(amounts))
    return Amount(cell=total, unit=cells[0].unit, parts=len(amounts))
