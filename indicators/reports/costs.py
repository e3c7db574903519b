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
from plans.together import Given

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
        """The place's own cost, else the sum below it, else what stands above.

        Planned and settled are looked for each by itself: a measure may print one and
        the measures below it the other.
        """
        pk = self._ids[place]
        if place.kind == Kind.GOAL:
            tops = self._children.get(None, ())
            under = [one for one in tops if self._goals[one] == pk]
            return _cost(place, {}, self._parts(under))
        own = self.cells.get(pk, {})
        below = self._parts(self._children.get(pk, ()))
        return _cost(place, own, below) or self._above(pk)

    def _parts(self, measures: Iterable[int]) -> dict[str, list[_Cell]]:
        """By kind, of each measure its own cell or else those below it."""
        found: dict[str, list[_Cell]] = {kind: [] for kind in BudgetKind}
        for pk in measures:
            own = self.cells.get(pk, {})
            below = self._parts(self._children.get(pk, ()))
            for kind, cells in found.items():
                cells += [own[kind]] if kind in own else below[kind]
        return found

    def _above(self, pk: int) -> YearCost | None:
        parent = self.outline.parents[pk]
        while parent is not None and parent not in self.cells:
            parent = self.outline.parents[parent]
        return None if parent is None else self.of(self.outline.measure_places[parent])


def cost_rows(plan: Given, *, fiscal_year: Given) -> dict[str, QuerySet]:
    """The cells of a year, for a ``Reading``."""
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


def _cost(
    place: Place, own: Cells, below: Mapping[str, Collection[_Cell]]
) -> YearCost | None:
    """None where nothing is printed and no sum, or not every sum, can be given."""
    planned, settled = (
        _own(own[kind]) if kind in own else _sum(below[kind]) for kind in BudgetKind
    )
    if not own and not (planned and settled and (planned.parts or settled.parts)):
        return None
    return YearCost(
        place=place, planned=planned or Amount(), settled=settled or Amount()
    )


def _own(cell: _Cell) -> Amount:
    return Amount(cell=cell.cell, unit=cell.unit)


def _sum(cells: Iterable[_Cell]) -> Amount | None:
    """Without any amount empty; None where the units differ."""
    known = [one for one in cells if one.cell.amount is not None]
    units = {one.unit for one in known}
    if len(units) > 1:
        return None
    if not known:
        return Amount()
    total = BudgetCell(amount=sum(one.cell.amount for one in known))
    return Amount(cell=total, unit=units.pop(), parts=len(known))
