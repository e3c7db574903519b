"""Columns that are read together, and the rows of the database they come from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from typing import Generic, TypeVar

from django.db.models import QuerySet

from kpitracker.opendata.columns import Column
from plans.models import Plan

T = TypeVar("T")

# Makes of the values of some columns what stands for them in a file.
Writer = Callable[[tuple], T]
WriterOf = Callable[[tuple[Column, ...]], Writer[T]]

ROWS_AT_A_TIME = 500

# Where an indicator stands in its plan; every part is read in this order.
Place = tuple[int, int]
place_of = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Part:
    """``rows`` of a plan, ``path`` leads from each to its indicator.

    ``order`` is that of the rows of one indicator.
    """

    columns: tuple[Column, ...]
    rows: Callable[[Plan], QuerySet]
    path: str = "indicator__"
    order: tuple[str, ...] = ()

    def read(self, plan: Plan, writer_of: WriterOf[T]) -> Iterator[tuple[Place, T]]:
        """Each row, written, with the place of its indicator. One query."""
        write = writer_of(self.columns)
        place = (f"{self.path}position", f"{self.path}pk")
        paths = list(dict.fromkeys(column.path for column in self.columns))
        pick = itemgetter(*(paths.index(column.path) + 2 for column in self.columns))
        rows = self.rows(plan).order_by(*place, *self.order)
        for row in rows.values_list(*place, *paths).iterator(chunk_size=ROWS_AT_A_TIME):
            yield row[:2], write(pick(row))

    def last(self, plan: Plan, writer_of: WriterOf[T]) -> "Followed[T]":
        """The last row of each indicator, to be asked for in the plan's order."""
        without = writer_of(self.columns)((None,) * len(self.columns))
        return Followed(self.read(plan, writer_of), without)


class Followed(Generic[T]):
    """The last row of one indicator after the other, without looking back."""

    def __init__(self, rows: Iterator[tuple[Place, T]], without: T) -> None:
        self.groups = groupby(rows, place_of)
        self.without = without
        self.place, self.row = (-1, -1), without

    def at(self, place: Place) -> T:
        """What stands at this place; later questions ask for later places."""
        while self.place < place:
            self.place, group = next(self.groups, (END, ()))
            for _place, self.row in group:
                pass
        return self.row if self.place == place else self.without


END = (float("inf"), 0)


def columns_of(*groups: Column | Iterator[Column]) -> tuple[Column, ...]:
    """Single columns and pairs of them, in one row."""
    return tuple(
        chain.from_iterable(
            (group,) if isinstance(group, Column) else group for group in groups
        )
    )
