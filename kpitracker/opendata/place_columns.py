"""Where a plan prints an indicator: at a goal, or at a measure under it."""

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from indicators.models import IndicatorLink
from kpitracker.opendata import kinds
from kpitracker.opendata.columns import Column
from kpitracker.opendata.parts import Part
from plans.models import Plan


def links(plan: Plan) -> QuerySet[IndicatorLink]:
    """The goal is that of the measure, where the indicator stands at a measure."""
    return IndicatorLink.objects.filter(indicator__plan=plan).annotate(
        goal_code=Coalesce("goal__code", "measure__goal__code"),
        goal_number=Coalesce("goal__number", "measure__goal__number"),
        goal_title=Coalesce("goal__title", "measure__goal__title"),
    )


GOAL_CODE = Column(
    "goal_code",
    "goal_code",
    _("goal code"),
    _("Under which the indicator is printed; if under several, places.csv has all."),
    kinds.CODED,
)
GOAL_TITLE = Column(
    "goal_title", "goal_title", _("title of the goal"), _("As printed."), kinds.TEXT
)
MEASURE_CODE = Column(
    "measure_code",
    "measure__code",
    _("measure code"),
    _("Empty where the indicator stands at the goal itself."),
    kinds.CODED,
)
MEASURE_TITLE = Column(
    "measure_title",
    "measure__title",
    _("title of the measure"),
    _("As printed."),
    kinds.TEXT,
)

# An indicator printed twice keeps one set of values: they carry its first place.
FIRST_PLACE = Part(
    (GOAL_CODE, GOAL_TITLE, MEASURE_CODE, MEASURE_TITLE),
    links,
    order=("-position", "-pk"),
)

PLACES = Part(
    (
        GOAL_CODE,
        Column(
            "goal_number",
            "goal_number",
            _("number of the goal"),
            _("As printed."),
            kinds.TEXT,
        ),
        GOAL_TITLE,
        MEASURE_CODE,
        Column(
            "measure_number",
            "measure__number",
            _("number of the measure"),
            _("As printed."),
            kinds.TEXT,
        ),
        MEASURE_TITLE,
        Column(
            "measure_level",
            "measure__level__name",
            _("level of the measure"),
            _("What the plan calls measures of this depth."),
            kinds.TEXT,
        ),
        Column(
            "relisted_measure_code",
            "measure__relists__code",
            _("repeats (再掲)"),
            _("The measure that this one repeats: count what stands there once."),
            kinds.CODED,
        ),
    ),
    links,
    order=("position", "pk"),
)
