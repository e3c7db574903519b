"""What an indicator should reach, by when, and which edition of the plan said so."""

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators.models import Target
from kpitracker.opendata import kinds, lists
from kpitracker.opendata.columns import Column, listed
from kpitracker.opendata.parts import Part, columns_of
from plans.models import Plan

# A target of no edition is older than any edition.
BEFORE_EDITIONS = -1
AGE = Coalesce("edition__order", BEFORE_EDITIONS)
BY_EDITION_AND_YEAR = (
    "age",
    F("fiscal_year").asc(nulls_first=True),
    "position",
    "pk",
)


def targets(plan: Plan) -> QuerySet[Target]:
    own = Target.objects.filter(indicator=OuterRef("indicator"))
    newer = own.annotate(age=AGE).filter(age__gt=OuterRef("age"))
    return (
        Target.objects.filter(indicator__plan=plan)
        .annotate(age=AGE)
        .annotate(
            is_in_force=~Exists(newer),
            day=Coalesce("decided_on", "edition__decided_on"),
            year_kind=Case(
                When(every_year=True, then=Value(lists.EVERY_YEAR)),
                When(fiscal_year__isnull=True, then=Value(lists.NO_YEAR.value)),
                default=Value(lists.FISCAL_YEAR.value),
            ),
        )
    )


def _target(prefix: str, which: Promise, *, is_required: bool) -> tuple[Column, ...]:
    return columns_of(
        listed(
            f"{prefix}comparison",
            "comparison",
            _("comparison"),
            _("How an actual is held against the target, or why there is none."),
            lists.COMPARISONS,
            is_required=is_required,
        ),
        Column(
            f"{prefix}value",
            "value",
            _("target"),
            which,
            kinds.NUMBER,
        ),
        Column(
            f"{prefix}upper_value",
            "upper_value",
            _("upper end of the range"),
            _("Where the target is a range."),
            kinds.NUMBER,
        ),
        Column(
            f"{prefix}state",
            "state",
            _("state to reach"),
            _("In place of a number, where the aim is to reach a state."),
            kinds.TEXT,
        ),
        Column(
            f"{prefix}year",
            "fiscal_year",
            _("fiscal year of the target"),
            _("Empty where the target holds in every year or has none."),
            kinds.YEAR,
        ),
        listed(
            f"{prefix}year_kind",
            "year_kind",
            _("kind of year of the target"),
            _("Whether the target has a fiscal year of its own."),
            lists.TARGET_YEAR_KINDS,
            is_required=is_required,
        ),
        Column(
            f"{prefix}printed",
            "printed",
            _("target as printed"),
            _("The wording of the plan, with its unit and marks."),
            kinds.TEXT,
        ),
    )


FINAL_TARGET = Part(
    _target(
        "target_",
        _(
            "The number to reach, or the lower end of a range, of the last target in "
            "force; targets.csv has all of them."
        ),
        is_required=False,
    ),
    targets,
    order=BY_EDITION_AND_YEAR,
)

TARGETS = Part(
    columns_of(
        Column(
            "edition_code",
            "edition__code",
            _("edition code"),
            _("The edition of the plan that set the target."),
            kinds.CODED,
        ),
        Column(
            "edition_name",
            "edition__name",
            _("name of the edition"),
            _("Empty where the plan was never revised."),
            kinds.TEXT,
        ),
        Column(
            "is_in_force",
            "is_in_force",
            _("in force"),
            _("Whether no newer edition has a target of the indicator."),
            kinds.FLAG,
            is_required=True,
        ),
        *_target(
            "",
            _("The number to reach, or the lower end of a range."),
            is_required=True,
        ),
        Column(
            "decided_on",
            "day",
            _("decided on"),
            _("The target's own day, else that of its edition."),
            kinds.DAY,
        ),
        Column(
            "reason",
            "reason",
            _("reason"),
            _("Why the target was set or revised."),
            kinds.TEXT,
        ),
    ),
    targets,
    order=BY_EDITION_AND_YEAR,
)
