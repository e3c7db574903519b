"""Where a plan prints an indicator."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators.models.indicator import Indicator
from measures.models import Measure
from plans.models import Goal
from plans.versions import Versioned


class IndicatorLink(Versioned):
    """One place where an indicator stands: a goal or a measure, never a copy."""

    plan_path = "indicator.plan"

    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.CASCADE,
        related_name="links",
        verbose_name=_("indicator"),
    )
    goal = models.ForeignKey(
        Goal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicator_links",
        verbose_name=_("goal"),
    )
    measure = models.ForeignKey(
        Measure,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicator_links",
        verbose_name=_("measure"),
    )
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("place of an indicator")
        verbose_name_plural = _("places of an indicator")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="link_has_one_owner",
                condition=Q(goal__isnull=True, measure__isnull=False)
                | Q(goal__isnull=False, measure__isnull=True),
                violation_error_message=_(
                    "An indicator stands at one goal or at one measure."
                ),
            ),
            models.UniqueConstraint(
                fields=["indicator", "goal"],
                name="link_to_goal_is_said_once",
                violation_error_message=_("The indicator stands there already."),
            ),
            models.UniqueConstraint(
                fields=["indicator", "measure"],
                name="link_to_measure_is_said_once",
                violation_error_message=_("The indicator stands there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner}: {self.indicator}"

    @property
    def owner(self) -> Goal | Measure:
        return self.goal or self.measure

    def clean(self) -> None:
        """Refuse a place in another plan."""
        super().clean()
        for name in ("goal", "measure"):
            owner = getattr(self, name)
            if owner is not None and owner.plan_id != self.indicator.plan_id:
                raise ValidationError({name: _("This belongs to another plan.")})
