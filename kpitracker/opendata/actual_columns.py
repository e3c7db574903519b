"""What was measured in a fiscal year, or why nothing was. Published values only."""

from django.db.models import Case, F, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from indicators.models import Actual, IndicatorState
from kpitracker.opendata import kinds, lists
from kpitracker.opendata.columns import Column, listed
from kpitracker.opendata.parts import Part, columns_of
from kpitracker.opendata.running_totals import running_total
from plans.models import Plan


def actuals(plan: Plan) -> QuerySet[Actual]:
    """One query, before the rows are read."""
    without_a_word = {"value__isnull": True, "state": "", "missing_reason": ""}
    return (
        Actual.objects.published()
        .filter(indicator__plan=plan)
        .annotate(
            year_kind=Value(lists.FISCAL_YEAR.value),
            why=Case(
                When(**without_a_word, then=Value(lists.UNSTATED)),
                default=F("missing_reason"),
            ),
            running_total=running_total(plan),
        )
    )


def states(plan: Plan) -> QuerySet[IndicatorState]:
    return IndicatorState.objects.filter(indicator__plan=plan)


ACTUALS = Part(
    columns_of(
        Column(
            "year",
            "fiscal_year",
            _("year"),
            _("Gregorian; a fiscal year runs from 1 April to 31 March."),
            kinds.YEAR,
            is_required=True,
        ),
        listed(
            "year_kind",
            "year_kind",
            _("kind of year"),
            _("All actuals are of fiscal years."),
            lists.YEAR_KINDS,
            is_required=True,
        ),
        Column(
            "value",
            "value",
            _("actual value"),
            _(
                "The number as entered, in the indicator's unit and scale. Where "
                "entry_code is increment it is what this year alone added. Empty is "
                "never 0."
            ),
            kinds.NUMBER,
        ),
        Column(
            "running_total",
            "running_total",
            _("running total"),
            _(
                "Of a cumulative indicator: what is compared with baseline and target. "
                "Empty where a year that counts has no value."
            ),
            kinds.NUMBER,
        ),
        Column(
            "state",
            "state",
            _("state"),
            _("In place of a number, where the aim is to reach a state."),
            kinds.TEXT,
        ),
        listed(
            "quality",
            "quality",
            _("quality"),
            _("Whether the value is settled or an estimate. Empty without a value."),
            lists.QUALITIES,
        ),
        listed(
            "missing_reason",
            "why",
            _("reason why there is no value"),
            _("Stands exactly where there is neither a number nor a state."),
            lists.MISSING_REASONS,
        ),
        Column(
            "comment",
            "comment",
            _("explanation"),
            _("What the department says about the year."),
            kinds.TEXT,
        ),
        Column(
            "source",
            "source",
            _("source"),
            _("Where the value comes from."),
            kinds.TEXT,
        ),
    ),
    actuals,
    order=("fiscal_year",),
)

STATES = Part(
    (
        Column(
            "order",
            "order",
            _("order"),
            _("A target is reached from its own state on."),
            kinds.whole(0),
            is_required=True,
        ),
        Column(
            "state",
            "state",
            _("state"),
            _("One of the states that the indicator can be in."),
            kinds.TEXT,
            is_required=True,
        ),
    ),
    states,
    order=("order",),
)
