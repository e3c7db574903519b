"""What a cumulative indicator has come to by a year, whatever is entered of it."""

from decimal import Decimal

from django.db.models import (
    Aggregate,
    BigIntegerField,
    Case,
    Count,
    Expression,
    F,
    Q,
    RowRange,
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Round
from django.db.models.lookups import Exact

from indicators.enums import Aim, BaselineAbsent, Basis, Entry
from plans.models import Plan

DECIMALS = 4
UNITS = 10**DECIMALS


class InUnits(BigIntegerField):
    """A number that the database counts in its smallest units, so that sums are exact.

    SQLite would add numbers with a point as floating ones.
    """

    def from_db_value(self, value, expression, connection) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-DECIMALS)


def running_total(plan: Plan) -> Expression:
    """Of an ``Actual`` among those of the plan: as the judgement has it. One query.

    NULL where it is not complete. Summed along the rows in the order in which they are
    read, where any indicator enters increments: a subquery for each row costs
    PostgreSQL two seconds of compiling.
    """
    states = When(indicator__aim=Aim.STATE, then=None)
    totals = When(indicator__basis=Basis.CUMULATIVE, then=_units("value"))
    summed = (
        [_increments()]
        if plan.indicators.filter(entry=Entry.INCREMENT).exists()
        else []
    )
    return Case(states, *summed, totals, output_field=InUnits())


def _increments() -> When:
    counts = Q(fiscal_year__gte=F("indicator__counts_from"))
    added = Sum(Case(When(counts, then=_units("value"))))
    known = Count(Case(When(counts, value__isnull=False, then=1)))
    due = F("fiscal_year") - F("indicator__counts_from") + 1
    is_complete = Exact(_so_far(known), due)
    total = Case(When(is_complete, then=_start() + _so_far(added)))
    return When(indicator__entry=Entry.INCREMENT, then=total)


def _so_far(aggregate: Aggregate) -> Window:
    """Over the years of the indicator up to that of the row."""
    whose = [F("indicator__position"), F("indicator")]
    frame = RowRange(end=0)  # quicker than to look for equal years
    return Window(aggregate, partition_by=whose, order_by="fiscal_year", frame=frame)


def _start() -> Expression:
    """The baseline where it is included, and NULL where nobody knows it then."""
    zero = When(indicator__baseline_absent=BaselineAbsent.ZERO, then=Value(0))
    known = Coalesce(_units("indicator__baseline_value"), Case(zero))
    included = When(indicator__baseline_included=True, then=known)
    return Case(included, default=Value(0), output_field=BigIntegerField())


def _units(name: str) -> Expression:
    return Cast(Round(F(name) * UNITS), BigIntegerField())
