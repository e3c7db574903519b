"""Actuals: what was measured, one value for one fiscal year."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators.enums import Aim, MissingReason, Quality, Stage
from indicators.models.indicator import Indicator
from indicators.models.indicator_constraints import NO_NUMBER
from plans.models.fields import NumberField, one_of, year_is_plausible
from plans.rights import Action, Scope, departments, organizations
from plans.versions import Versioned

HAS_VALUE = Q(value__isnull=False) | ~Q(state="")


class ActualQuerySet(models.QuerySet):
    def published(self) -> "ActualQuerySet":
        return self.filter(stage=Stage.PUBLISHED)

    def visible_to(self, user, *, on: date) -> "ActualQuerySet":
        """Published values of readable plans, and the values one works on."""
        if user.is_active and user.is_superuser:
            return self
        published = Q(stage=Stage.PUBLISHED)
        plan = "indicator__plan__"
        return self.filter(
            (published & Q(**{f"{plan}visibility": "public"}))
            | (published & Q(**{f"{plan}organization__in": organizations(user, on=on)}))
            | Q(
                **{
                    f"{plan}organization__in": organizations(
                        user, on=on, action=Action.VIEW
                    )
                }
            )
            | Q(
                indicator__department__in=departments(user, on=on, action=Action.VIEW),
            )
        )


class Actual(Versioned):
    """実績値: a number, a state, or the reason why the year has none."""

    plan_path = "indicator.plan"
    identity = ("indicator_id", "fiscal_year")

    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.CASCADE,
        related_name="actuals",
        verbose_name=_("indicator"),
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    value = NumberField(_("actual value"))
    state = models.CharField(_("state"), max_length=100, blank=True)
    quality = models.CharField(_("quality"), max_length=10, choices=Quality, blank=True)
    missing_reason = models.CharField(
        _("reason why there is no value"),
        max_length=15,
        choices=MissingReason,
        blank=True,
    )
    stage = models.CharField(
        _("stage"), max_length=10, choices=Stage, default=Stage.DRAFT
    )
    entered = models.CharField(
        _("as typed"), max_length=300, blank=True, editable=False
    )
    comment = models.TextField(_("explanation"), blank=True)
    source = models.TextField(_("source"), blank=True)
    position = models.PositiveIntegerField(_("position"), default=0, editable=False)

    objects = ActualQuerySet.as_manager()

    class Meta:
        verbose_name = _("actual")
        verbose_name_plural = _("actuals")
        ordering = ["indicator", "fiscal_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "fiscal_year"],
                name="actual_year_is_said_once",
                violation_error_message=_(
                    "This indicator has a value of this fiscal year already."
                ),
            ),
            year_is_plausible("actual_year_is_plausible", field="fiscal_year"),
            one_of("actual_stage_is_known", field="stage", choices=Stage.values),
            one_of(
                "actual_reason_is_known",
                field="missing_reason",
                choices=["", *MissingReason.values],
            ),
            models.CheckConstraint(
                name="actual_is_value_or_state",
                condition=Q(value__isnull=True) | Q(state=""),
                violation_error_message=_(
                    "An actual is a number or a state, not both."
                ),
            ),
            models.CheckConstraint(
                name="actual_has_a_quality_exactly_with_a_value",
                condition=(HAS_VALUE & Q(quality__in=Quality.values))
                | (Q(value__isnull=True, state="") & Q(quality="")),
                violation_error_message=_(
                    "A value says whether it is settled or an estimate; "
                    "without a value this stays empty."
                ),
            ),
            models.CheckConstraint(
                name="actual_has_a_reason_only_without_a_value",
                condition=Q(missing_reason="") | Q(value__isnull=True, state=""),
                violation_error_message=_(
                    "A reason for a missing value cannot stand beside a value."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.fiscal_year}"

    def clean(self) -> None:
        """Refuse a number where there are states, and a state not on their list."""
        super().clean()
        if self.value is not None and self.indicator.aim == Aim.STATE:
            raise ValidationError({"value": NO_NUMBER})
        self.indicator.check_state(self.state)

    @property
    def has_value(self) -> bool:
        """Whether there is a number or a state; 0 is one."""
        return self.value is not None or self.state != ""

    @property
    def scope(self) -> Scope:
        """Whose it is, for ``can()``."""
        whose = self.indicator.scope
        return Scope(
            whose.organization_id,
            whose.department_id,
            whose.is_public,
            is_published=self.stage == Stage.PUBLISHED,
        )
