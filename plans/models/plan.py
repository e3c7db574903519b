"""A plan: a document with a period, an owner and a hierarchy."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from plans.models.fields import (
    CodeField,
    NumberField,
    code_is_stable,
    one_of,
    year_is_plausible,
)
from plans.models.organization import Department, Organization
from plans.rights import Scope, visible_plans
from plans.versions import Versioned


class Visibility(models.TextChoices):
    PUBLIC = "public", _("public")
    INTERNAL = "internal", _("internal")


class ScalePreset(models.TextChoices):
    """Names of the judgement scales; their bands and letters: indicators.scales."""

    STANDARD4 = "standard4", _("standard, four grades")
    STANDARD4_80 = "standard4-80", _("standard, four grades, from 80 %")
    MARKS = "marks", _("marks ◎○△×")
    FIVE = "five", _("five grades A–E")


class PlanQuerySet(models.QuerySet):
    def visible_to(self, user, *, on: date) -> "PlanQuerySet":
        """Public plans, and the internal ones of the user's organizations."""
        return self.filter(visible_plans(user, on=on))


class Plan(Versioned):
    """A document with a period, an owner and a hierarchy.

    ``content_version`` counts the writes to anything that belongs to the plan.
    """

    code = CodeField(_("plan code"), unique=True)
    title = models.CharField(_("title"), max_length=300)
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plans",
        verbose_name=_("organization"),
    )
    visibility = models.CharField(
        _("visibility"), max_length=8, choices=Visibility, default=Visibility.INTERNAL
    )
    period_start = models.PositiveSmallIntegerField(
        _("first fiscal year"), null=True, blank=True
    )
    period_end = models.PositiveSmallIntegerField(
        _("last fiscal year"), null=True, blank=True
    )
    y0 = models.PositiveSmallIntegerField(
        _("year the way starts from"),
        null=True,
        blank=True,
        help_text=_("Left empty: the fiscal year before the plan starts."),
    )
    predecessor_code = CodeField(_("code of the preceding plan"), blank=True)
    source_title = models.CharField(_("source document"), max_length=300, blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    scale = models.CharField(
        _("judgement scale"),
        max_length=20,
        choices=ScalePreset,
        default=ScalePreset.STANDARD4,
    )
    pace_upper = NumberField(
        _("upper band"), help_text=_("A ratio such as 1.00; empty: the scale's.")
    )
    pace_lower = NumberField(
        _("lower band"), help_text=_("A ratio such as 0.60; empty: the scale's.")
    )
    tolerance = NumberField(
        _("tolerance"),
        help_text=_("In the indicator's unit, e.g. 3 for ±3 points; empty: none."),
    )
    note = models.TextField(_("note"), blank=True)
    content_version = models.PositiveBigIntegerField(
        _("version of the content"), default=1, editable=False
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["code"]
        constraints = [
            code_is_stable("plan_code_is_stable"),
            code_is_stable(
                "plan_predecessor_is_stable", field="predecessor_code", optional=True
            ),
            one_of(
                "plan_visibility_is_known",
                field="visibility",
                choices=Visibility.values,
            ),
            one_of("plan_scale_is_known", field="scale", choices=ScalePreset.values),
            year_is_plausible("plan_first_year_is_plausible", field="period_start"),
            year_is_plausible("plan_last_year_is_plausible", field="period_end"),
            year_is_plausible("plan_y0_is_plausible", field="y0"),
            models.CheckConstraint(
                name="plan_ends_after_it_starts",
                condition=Q(period_start__isnull=True)
                | Q(period_end__isnull=True)
                | Q(period_end__gte=F("period_start")),
                violation_error_message=_("A plan cannot end before it starts."),
            ),
            models.CheckConstraint(
                name="plan_bands_are_ordered",
                condition=Q(pace_upper__isnull=True)
                | Q(pace_lower__isnull=True)
                | Q(pace_upper__gte=F("pace_lower")),
                violation_error_message=_(
                    "The upper band cannot lie below the lower one."
                ),
            ),
            models.CheckConstraint(
                name="plan_bands_are_positive",
                condition=(Q(pace_upper__isnull=True) | Q(pace_upper__gt=0))
                & (Q(pace_lower__isnull=True) | Q(pace_lower__gt=0)),
                violation_error_message=_("A band is a ratio above 0."),
            ),
            models.CheckConstraint(
                name="plan_tolerance_is_not_negative",
                condition=Q(tolerance__isnull=True) | Q(tolerance__gte=0),
                violation_error_message=_("A tolerance cannot be negative."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def plan(self) -> "Plan":
        """Itself: where a row's plan is asked for, a plan answers too."""
        return self

    @property
    def is_public(self) -> bool:
        return self.visibility == Visibility.PUBLIC

    @property
    def scope(self) -> Scope:
        """Whose it is, for ``can()``."""
        return Scope(self.organization_id, is_public=self.is_public)

    @property
    def way_starts(self) -> int | None:
        """The fiscal year from which progress counts (y0); None if unknown."""
        if self.y0 is not None:
            return self.y0
        return None if self.period_start is None else self.period_start - 1

    def check_department(self, department: Department | None) -> None:
        """Refuse, with a ValidationError, a department of another organization."""
        if department and department.organization_id != self.organization_id:
            raise ValidationError(
                {"department": _("This department belongs to another organization.")}
            )

    def touch(self) -> None:
        """Raise the version of the content; every write path calls it."""
        Plan.touch_all([self.pk])

    @staticmethod
    def touch_all(plans: Collection[int]) -> None:
        """Raise the version of several plans by their ids."""
        rows = Plan.objects.filter(pk__in=plans)
        rows.update(content_version=F("content_version") + 1)

    def save(self, **options) -> None:
        if not self._state.adding and options.get("update_fields") is None:
            # An instance read earlier must not carry the counter back.
            options["update_fields"] = [
                field.name
                for field in self._meta.concrete_fields
                if field.name not in {"id", "content_version"}
            ]
        super().save(**options)
