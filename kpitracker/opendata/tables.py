"""The tables of open data: which columns stand in which file, and what ties them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Generic, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kpitracker.opendata import actual_columns, place_columns, target_columns
from kpitracker.opendata.columns import Column
from kpitracker.opendata.indicator_columns import (
    BASELINE,
    MEASURED,
    MEASURED_IN,
    NAMED,
)
from kpitracker.opendata.indicator_details import DETAILS
from kpitracker.opendata.open_plans import OpenPlan
from kpitracker.opendata.parts import Part, T, WriterOf, place_of
from kpitracker.opendata.plan_columns import CLOSING, WHOSE, written

OWN_INDICATOR = ("plan_code", "indicator_code")


class Context(NamedTuple, Generic[T]):
    """What rows of one indicator repeat before and after their own, part by part."""

    before: tuple[T, ...]
    after: tuple[T, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One file: a row for each row of ``own``, amid what its indicator repeats.

    ``key`` tells its rows apart; ``references`` lead from columns to those of another
    table, an empty name being the table itself.
    """

    name: str
    title: Promise
    description: Promise
    before: tuple[Part, ...] = ()
    own: Part
    after: tuple[Part, ...] = ()
    key: tuple[str, ...]
    references: Mapping[tuple[str, ...], tuple[str, tuple[str, ...]]] = field(
        default_factory=lambda: {OWN_INDICATOR: ("indicators", OWN_INDICATOR)}
    )

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def columns(self) -> tuple[Column, ...]:
        before = [column for part in self.before for column in part.columns]
        after = [column for part in self.after for column in part.columns]
        return (*WHOSE, *before, *self.own.columns, *after, *CLOSING)

    def rows(
        self, source: OpenPlan, writer_of: WriterOf[T]
    ) -> Iterator[tuple[Context[T], T]]:
        """Own rows in the plan's order, those of one indicator with the same context.

        A query for each part, however large the plan: all of them are read in the
        same order, side by side, so that memory does not grow either.
        """
        plan = source.plan
        whose = written(source, WHOSE, writer_of)
        closing = written(source, CLOSING, writer_of)
        before = [part.last(plan, writer_of) for part in self.before]
        after = [part.last(plan, writer_of) for part in self.after]
        own = self.own.read(plan, writer_of)
        for place, rows in groupby(own, place_of):
            context = Context(
                (whose, *(part.at(place) for part in before)),
                (*(part.at(place) for part in after), closing),
            )
            for _place, row in rows:
                yield context, row


ACTUALS = Table(
    name="actuals",
    title=_("Actual values"),
    description=_(
        "One row for each indicator and fiscal year: the published value, or the "
        "published reason why there is none."
    ),
    before=(place_columns.FIRST_PLACE, MEASURED),
    own=actual_columns.ACTUALS,
    after=(BASELINE, target_columns.FINAL_TARGET),
    key=(*OWN_INDICATOR, "year"),
)
INDICATORS = Table(
    name="indicators",
    title=_("Indicators"),
    description=_("One row for each indicator, with its definition and baseline."),
    before=(place_columns.FIRST_PLACE,),
    own=DETAILS,
    key=OWN_INDICATOR,
    references={("successor_indicator_code",): ("", ("indicator_code",))},
)
TARGETS = Table(
    name="targets",
    title=_("Targets"),
    description=_("One row for each target, of every edition of the plan."),
    before=(MEASURED_IN,),
    own=target_columns.TARGETS,
    key=(*OWN_INDICATOR, "edition_code", "year", "year_kind_code"),
)
PLACES = Table(
    name="places",
    title=_("Places in the plan"),
    description=_("One row for each goal or measure at which an indicator stands."),
    before=(NAMED,),
    own=place_columns.PLACES,
    key=(*OWN_INDICATOR, "goal_code", "measure_code"),
)
STATES = Table(
    name="states",
    title=_("States"),
    description=_("The ordered states of the indicators that are not numbers."),
    before=(NAMED,),
    own=actual_columns.STATES,
    key=(*OWN_INDICATOR, "order"),
)

TABLES = (ACTUALS, INDICATORS, TARGETS, PLACES, STATES)
BY_NAME = {table.name: table for table in TABLES}
