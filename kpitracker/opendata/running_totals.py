"""What a cumulative indicator has come to by a year, whatever is entered of it."""

from decimal import Decimal

from django.db.models import (
    Aggregate,
    BigIntegerField,
    Case,
    Count,
    Expression,
    F,
    OuterRef,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Round
from django.db.models.lookups import Exact

from indicators.enums import Aim, BaselineAbsent, Basis, Entry
from indicators.models import Actual

DECIMALS = 4
UNITS = 10**DECIMALS


class InUnits(BigIntegerField):
    """A number that the database counts in its smallest units, so that sums are exact.

    SQLite would add numbers with a point as floating ones.
    """

    def from_db_value(self, value, expression, connection) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-DECIMALS)


def running_total() -> Expression:
    """Of an ``Actual``: as the judgement has it, NULL where it is not complete.

    Increments are summed for those indicators alone that enter them.
    """
    states = When(indicator__aim=Aim.STATE, then=None)
    increments = When(
        indicator__basis=Basis.CUMULATIVE,
        indicator__entry=Entry.INCREMENT,
        then=Case(
            When(_is_complete(), then=_start() + _of_years(Sum(_units("value"))))
        ),
    )
    totals = When(indicator__basis=Basis.CUMULATIVE, then=_units("value"))
    return Case(states, increments, totals, output_field=InUnits())


def _is_complete() -> Expression:
    """Whether every year from the first that counts on has its increment."""
    due = F("fiscal_year") - F("indicator__counts_from") + 1
    return Exact(_of_years(Count("pk")), due)


def _of_years(aggregate: Aggregate) -> Subquery:
    """Over the increments from the first year that counts to that of the row."""
    known = Actual.objects.published().filter(
        indicator=OuterRef("indicator"),
        fiscal_year__range=(
            OuterRef("indicator__counts_from"),
            OuterRef("fiscal_year"),
        ),
        value__isnull=False,
    )
    grouped = known.order_by().values("indicator").annotate(found=aggregate)
    return Subquery(grouped.values("found"))


def _start() -> Expression:
    """The baseline where it is included, and NULL where nobody knows it then."""
    zero = When(indicator__baseline_absent=BaselineAbsent.ZERO, then=Value(0))
    known = Coalesce(_units("indicator__baseline_value"), Case(zero))
    included = When(indicator__baseline_included=True, then=known)
    return Case(included, default=Value(0), output_field=BigIntegerField())


def _units(name: str) -> Expression:
    return Cast(Round(F(name) * UNITS), BigIntegerField())
