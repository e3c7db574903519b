"""The yearly round: in which weeks a plan asks for the values of a fiscal year."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from plans.fiscal import year_label
from plans.models import Plan
from plans.models.fields import year_is_plausible
from plans.rights import Scope
from plans.versions import Versioned


class RoundState(models.TextChoices):
    """Where a day lies; whether the year is published is the publication's to say."""

    COMING = "coming", _("not open yet")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class RoundQuerySet(models.QuerySet):
    def open_on(self, on: date) -> "RoundQuerySet":
        """Rounds in which departments enter on this day, both ends included."""
        return self.filter(opens_on__lte=on, closes_on__gte=on)


class Round(Versioned):
    """実績入力: one plan, one fiscal year, the days from which and until when."""

    plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, related_name="rounds", verbose_name=_("plan")
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))
    note = models.TextField(
        _("message to the departments"),
        blank=True,
        help_text=_("Stands above the grid in which they enter."),
    )

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["plan", "-fiscal_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "fiscal_year"],
                name="round_year_is_said_once",
                violation_error_message=_(
                    "This plan has a round of this year already."
                ),
            ),
            year_is_plausible("round_year_is_plausible", field="fiscal_year"),
            models.CheckConstraint(
                name="round_closes_after_it_opens",
                condition=Q(closes_on__gte=F("opens_on")),
                violation_error_message=_("A round cannot close before it opens."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} {year_label(self.fiscal_year)}"

    @property
    def scope(self) -> Scope:
        """Whose it is, for ``can()``: read by every office of the organization."""
        return Scope(self.plan.organization_id)

    def state(self, on: date) -> RoundState:
        if on < self.opens_on:
            return RoundState.COMING
        return RoundState.OPEN if on <= self.closes_on else RoundState.CLOSED

    def days_left(self, on: date) -> int:
        """Days until it closes, today included; 0 once it is closed."""
        return max((self.closes_on - on).days + 1, 0)
