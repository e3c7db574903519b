"""What the comparison of two plans says in sentences."""

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.reports.two_plans import PlanRow, PlanSide, TwoPlans
from kpitracker.comparing.years_words import why_not, with_sign
from kpitracker.templatetags.numbers import number
from kpitracker.templatetags.years import short_year

# From here on a figure per head is told with fewer decimals.
FEWER_DECIMALS = ((100, 0), (10, 1), (0, 2))


def summary_of(report: TwoPlans) -> str:
    """How many indicators are shared, and of how many the values can be compared."""
    facts = {
        "one": side_words(report.one),
        "other": side_words(report.other),
        "count": len(report.rows),
        "comparable": report.comparable,
    }
    said = ngettext(
        "%(one)s and %(other)s share %(count)d indicator; the values of %(comparable)d "
        "can be compared.",
        "%(one)s and %(other)s share %(count)d indicators; the values of "
        "%(comparable)d can be compared.",
        len(report.rows),
    )
    return said % facts


def side_words(side: PlanSide) -> str:
    """The plan with its year."""
    if side.fiscal_year is None:
        return _("“%(plan)s” (nothing published yet)") % {"plan": side.title}
    return _("“%(plan)s” (%(year)s)") % {
        "plan": side.title,
        "year": short_year(side.fiscal_year),
    }


def base_words(row: PlanRow) -> str:
    """For how many people a figure per head is told; money for each of them."""
    if row.base == 1:
        return _("per person")
    return _("per %(base)s people") % {"base": number(row.base)}


def head_words(head: Fraction, row: PlanRow) -> str:
    """5.75人: as exact as the larger of both figures needs."""
    return f"{number(head, _decimals(row))}{row.pair.line.unit}"


def signed_head(row: PlanRow) -> str:
    """The difference of both figures per head; empty where there is none to tell."""
    value = row.head_difference
    return "" if value is None else with_sign(value, head_words(abs(value), row))


def why_not_words(row: PlanRow) -> str:
    """Why the two values are not compared."""
    return why_not(row.pair, _("the first plan"), _("the second plan"))


def _decimals(row: PlanRow) -> int:
    largest = max(abs(head) for head in row.heads if head is not None)
    return next(places for least, places in FEWER_DECIMALS if largest >= least)
