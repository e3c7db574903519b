"""The ordered states of an indicator that is not a number."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models.indicator import Indicator
from plans.versions import Versioned


class IndicatorState(Versioned):
    """One step such as 未策定 or 策定; a target is reached from its own step on."""

    plan_path = "indicator.plan"

    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.CASCADE,
        related_name="states",
        verbose_name=_("indicator"),
    )
    order = models.PositiveSmallIntegerField(_("order"))
    state = models.CharField(_("state"), max_length=100)

    class Meta:
        verbose_name = _("state")
        verbose_name_plural = _("states")
        ordering = ["indicator", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "order"],
                name="state_order_is_unique",
                violation_error_message=_("Another state has this order already."),
            ),
            models.UniqueConstraint(
                fields=["indicator", "state"],
                name="state_name_is_unique",
                violation_error_message=_("This state is listed already."),
            ),
        ]

    def __str__(self) -> str:
        return self.state

    def clean(self) -> None:
        """Refuse a state of an indicator that is a number."""
        super().clean()
        self.indicator.check_has_states()
