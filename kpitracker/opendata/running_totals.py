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
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Round
from django.db.models.lookups import Exact

from indicators.enums import Aim, BaselineAbsent, Basis, Entry

DECIMALS = 4
UNITS = 10**DECIMALS


class InUnits(BigIntegerField):
    """A number that the database counts in its smallest units, so that sums are exact.

    SQLite would add numbers with a point as floating ones.
    """

    def from_db_value(self, value, expression, connection) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-DECIMALS)


def running_total() -> Expression:
    """Of an ``Actual`` among those of its plan: as the judgement has it.

    NULL where it is not complete. Summed along the rows in the order in which they are
    read: a subquery for each of them costs PostgreSQL two seconds of compiling.
    """
    counts = Q(fiscal_year__gte=F("indicator__counts_from"))
    added = Sum(Case(When(counts, then=_units("value"))))
    known = Count(Case(When(counts, value__isnull=False, then=1)))
    due = F("fiscal_year") - F("indicator__counts_from") + 1
    is_complete = Exact(_so_far(known), due)
    states = When(indicator__aim=Aim.STATE, then=None)
    increments = When(
        indicator__basis=Basis.CUMULATIVE,
        indicator__entry=Entry.INCREMENT,
        then=Case(When(is_complete, then=_start() + _so_far(added))),
    )
    totals = When(indicator__basis=Basis.CUMULATIVE, then=_units("value"))
    return Case(states, increments, totals, output_field=InUnits())


def _so_far(aggregate: Aggregate) -> Window:
    """Over the years of the indicator up to that of the row."""
    whose = [F("indicator__position"), F("indicator")]
    return Window(aggregate, partition_by=whose, order_by="fiscal_year")


def _start() -> Expression:
    """The baseline where it is included, and NULL where nobody knows it then."""
    zero = When(indicator__baseline_absent=BaselineAbsent.ZERO, then=Value(0))
    known = Coalesce(_units("indicator__baseline_value"), Case(zero))
    included = When(indicator__baseline_included=True, then=known)
    return Case(included, default=Value(0), output_field=BigIntegerField())


def _units(name: str) -> Expression:
    return Cast(Round(F(name) * UNITS), BigIntegerField())
