"""What an indicator promises, each promise under its own name."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from indicators.enums import (
    Aim,
    BaselineAbsent,
    Basis,
    Entry,
    Lifecycle,
    Quality,
    YearKind,
)
from plans.models.fields import code_is_stable, one_of, year_is_plausible

MONTHS = (1, 12)
INTO_ITSELF = _("An indicator cannot be merged into itself.")
NO_NUMBER = _("An indicator with states has no number.")

CONSTRAINTS = [
    code_is_stable("indicator_code_is_stable"),
    code_is_stable(
        "indicator_origin_plan_is_stable",
        field="predecessor_plan_code",
        optional=True,
    ),
    code_is_stable(
        "indicator_origin_code_is_stable",
        field="predecessor_indicator_code",
        optional=True,
    ),
    models.UniqueConstraint(
        fields=["plan", "code"],
        name="indicator_code_is_unique",
        violation_error_message=_("This plan has this indicator code already."),
    ),
    one_of("indicator_aim_is_known", field="aim", choices=Aim.values),
    one_of("indicator_basis_is_known", field="basis", choices=Basis.values),
    one_of("indicator_entry_is_known", field="entry", choices=["", *Entry.values]),
    one_of(
        "indicator_year_kind_is_known",
        field="baseline_year_kind",
        choices=YearKind.values,
    ),
    one_of(
        "indicator_quality_is_known",
        field="baseline_quality",
        choices=["", *Quality.values],
    ),
    one_of(
        "indicator_absence_is_known",
        field="baseline_absent",
        choices=["", *BaselineAbsent.values],
    ),
    one_of("indicator_lifecycle_is_known", field="lifecycle", choices=Lifecycle.values),
    year_is_plausible("indicator_counts_from_is_plausible", field="counts_from"),
    year_is_plausible("indicator_baseline_year_is_plausible", field="baseline_year"),
    year_is_plausible("indicator_survey_first_is_plausible", field="survey_first"),
    year_is_plausible("indicator_lifecycle_from_is_plausible", field="lifecycle_from"),
    models.CheckConstraint(
        name="indicator_scale_is_positive",
        condition=Q(scale__gte=1),
        violation_error_message=_("The scale of a unit is 1 or more."),
    ),
    models.CheckConstraint(
        name="indicator_decimals_are_at_most_four",
        condition=Q(decimals__isnull=True) | Q(decimals__lte=4),
        violation_error_message=_("At most 4 decimals are kept."),
    ),
    models.CheckConstraint(
        name="indicator_entry_belongs_to_cumulative",
        condition=(Q(basis=Basis.CUMULATIVE) & ~Q(entry=""))
        | (~Q(basis=Basis.CUMULATIVE) & Q(entry="")),
        violation_error_message=_(
            "A cumulative indicator says whether the running total or the yearly "
            "increment is entered; the others leave it empty."
        ),
    ),
    models.CheckConstraint(
        name="indicator_counting_belongs_to_cumulative",
        condition=Q(basis=Basis.CUMULATIVE)
        | (Q(counts_from__isnull=True) & Q(baseline_included=False)),
        violation_error_message=_("Only a cumulative indicator counts from a year."),
    ),
    models.CheckConstraint(
        name="indicator_increments_count_from_a_year",
        condition=~Q(entry=Entry.INCREMENT) | Q(counts_from__isnull=False),
        violation_error_message=_(
            "Yearly increments need the fiscal year from which they count."
        ),
    ),
    models.CheckConstraint(
        name="indicator_baseline_is_value_or_state",
        condition=Q(baseline_value__isnull=True) | Q(baseline_state=""),
        violation_error_message=_("A baseline is a number or a state, not both."),
    ),
    models.CheckConstraint(
        name="indicator_baseline_state_belongs_to_state",
        condition=Q(baseline_state="") | Q(aim=Aim.STATE),
        violation_error_message=_("Only an indicator with states starts from one."),
    ),
    models.CheckConstraint(
        name="indicator_state_has_no_number",
        condition=~Q(aim=Aim.STATE) | Q(baseline_value__isnull=True),
        violation_error_message=NO_NUMBER,
    ),
    models.CheckConstraint(
        name="indicator_baseline_is_there_or_absent",
        condition=Q(baseline_absent="")
        | (Q(baseline_value__isnull=True) & Q(baseline_state="")),
        violation_error_message=_(
            "Say why there is no baseline only where there is none."
        ),
    ),
    models.CheckConstraint(
        name="indicator_baseline_year_has_its_kind",
        condition=(Q(baseline_year__isnull=True) & Q(baseline_year_kind=YearKind.NONE))
        | (Q(baseline_year__isnull=False) & ~Q(baseline_year_kind=YearKind.NONE)),
        violation_error_message=_(
            "Give the year of the baseline together with its kind."
        ),
    ),
    models.CheckConstraint(
        name="indicator_baseline_month_belongs_to_month",
        condition=(
            Q(baseline_year_kind=YearKind.MONTH)
            & Q(baseline_month__isnull=False, baseline_month__range=MONTHS)
        )
        | (~Q(baseline_year_kind=YearKind.MONTH) & Q(baseline_month__isnull=True)),
        violation_error_message=_(
            "A baseline dated by year and month has a month from 1 to 12."
        ),
    ),
    models.CheckConstraint(
        name="indicator_tolerance_is_not_negative",
        condition=Q(tolerance__isnull=True) | Q(tolerance__gte=0),
        violation_error_message=_("A tolerance cannot be negative."),
    ),
    models.CheckConstraint(
        name="indicator_survey_cycle_is_whole",
        condition=(Q(survey_every__isnull=True) & Q(survey_first__isnull=True))
        | Q(
            survey_every__isnull=False,
            survey_every__gte=1,
            survey_first__isnull=False,
        ),
        violation_error_message=_(
            "A survey cycle needs both the number of years and a first year."
        ),
    ),
    models.CheckConstraint(
        name="indicator_end_belongs_to_merged_or_ended",
        condition=~Q(lifecycle=Lifecycle.ACTIVE) | Q(lifecycle_from__isnull=True),
        violation_error_message=_("An indicator still followed has no end."),
    ),
    models.CheckConstraint(
        name="indicator_does_not_succeed_itself",
        condition=Q(successor_indicator__isnull=True) | ~Q(successor_indicator=F("id")),
        violation_error_message=INTO_ITSELF,
    ),
    models.CheckConstraint(
        name="indicator_successor_follows_an_end",
        condition=~Q(lifecycle=Lifecycle.ACTIVE)
        | (Q(successor_indicator__isnull=True) & Q(successor_measure__isnull=True)),
        violation_error_message=_("Only a merged or ended indicator has a successor."),
    ),
]
