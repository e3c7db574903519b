"""What is measured, how, and where it set out from."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from indicators.models import Indicator
from kpitracker.opendata import kinds, lists
from kpitracker.opendata.columns import Column, listed
from kpitracker.opendata.parts import Part, columns_of
from plans.models import Plan

LARGEST_SCALE = 10**15


def indicators(plan: Plan) -> QuerySet[Indicator]:
    return Indicator.objects.filter(plan=plan)


INDICATOR_CODE = Column(
    "indicator_code",
    "code",
    _("indicator code"),
    _("Stands for the indicator within its plan."),
    kinds.CODED,
    is_required=True,
)
NAME = Column(
    "indicator_name",
    "name",
    _("name of the indicator"),
    _("As printed."),
    kinds.TEXT,
    is_required=True,
)
UNIT = Column(
    "unit",
    "unit",
    _("unit"),
    _("Of every number of the indicator. Empty where none is printed."),
    kinds.TEXT,
)
SCALE = Column(
    "scale",
    "scale",
    _("scale of the unit"),
    _("1000 where numbers are printed in thousands: number × scale = amount."),
    kinds.whole(1, LARGEST_SCALE),
    is_required=True,
)
AIM = tuple(
    listed(
        "aim",
        "aim",
        _("aim"),
        _("What the plan wants of the indicator."),
        lists.AIMS,
        is_required=True,
    )
)
BASIS = tuple(
    listed(
        "basis",
        "basis",
        _("basis"),
        _("What one value stands for."),
        lists.BASES,
        is_required=True,
    )
)
ENTRY = tuple(
    listed(
        "entry",
        "entry",
        _("what is entered"),
        _(
            "Of a cumulative indicator: whether values are running totals or what each "
            "year added; actuals.csv has the running total of both."
        ),
        lists.ENTRIES,
    )
)

BASELINE_COLUMNS = columns_of(
    Column(
        "baseline_value",
        "baseline_value",
        _("baseline"),
        _("The number at the start. Empty where there is none."),
        kinds.NUMBER,
    ),
    Column(
        "baseline_state",
        "baseline_state",
        _("state at the start"),
        _("In place of a number, where the aim is to reach a state."),
        kinds.TEXT,
    ),
    Column(
        "baseline_year",
        "baseline_year",
        _("year of the baseline"),
        _("The next columns say of which kind it is."),
        kinds.YEAR,
    ),
    listed(
        "baseline_year_kind",
        "baseline_year_kind",
        _("kind of year of the baseline"),
        _("Whether the year is a fiscal year or a calendar year, or has a month."),
        lists.YEAR_KINDS,
        is_required=True,
    ),
    Column(
        "baseline_month",
        "baseline_month",
        _("month of the baseline"),
        _("Where the baseline is dated by year and month."),
        kinds.whole(1, 12),
    ),
    listed(
        "baseline_quality",
        "baseline_quality",
        _("quality of the baseline"),
        _("Whether it is settled or an estimate. Empty where the plan does not say."),
        lists.QUALITIES,
    ),
    Column(
        "baseline_printed",
        "baseline_printed",
        _("baseline as printed"),
        _("The wording of the plan, with its unit and marks."),
        kinds.TEXT,
    ),
    listed(
        "baseline_absent",
        "baseline_absent",
        _("if there is no baseline"),
        _("What it means that there is none, where the plan says so."),
        lists.BASELINE_ABSENCES,
    ),
)


def _of_indicators(*columns: Column) -> Part:
    return Part(columns, indicators, path="")


NAMED = _of_indicators(INDICATOR_CODE, NAME)
MEASURED_IN = _of_indicators(INDICATOR_CODE, NAME, UNIT, SCALE)
MEASURED = _of_indicators(INDICATOR_CODE, NAME, UNIT, SCALE, *AIM, *BASIS, *ENTRY)
BASELINE = _of_indicators(*BASELINE_COLUMNS)
