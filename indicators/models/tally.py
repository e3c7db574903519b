"""The roll-up of a plan's year: the one derived value that is stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.enums import Status
from plans.models import Plan
from plans.models.fields import one_of


class Audience(models.TextChoices):
    """Whose values were counted."""

    PUBLIC = "public", _("published values")
    INTERNAL = "internal", _("all confirmed values")


class PlanTally(models.Model):
    """How many indicators of a plan have which status in a fiscal year.

    A cache: ``indicators.tallies`` rebuilds it, and trusts it only while
    ``content_version`` is the plan's.
    """

    plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, related_name="tallies", verbose_name=_("plan")
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    audience = models.CharField(_("audience"), max_length=10, choices=Audience)
    achieved = models.PositiveIntegerField(Status.ACHIEVED.label, default=0)
    on_track = models.PositiveIntegerField(Status.ON_TRACK.label, default=0)
    mostly = models.PositiveIntegerField(Status.MOSTLY.label, default=0)
    behind = models.PositiveIntegerField(Status.BEHIND.label, default=0)
    worse = models.PositiveIntegerField(Status.WORSE.label, default=0)
    missed = models.PositiveIntegerField(Status.MISSED.label, default=0)
    not_judged = models.PositiveIntegerField(Status.NOT_JUDGED.label, default=0)
    not_due = models.PositiveIntegerField(_("of these without a survey"), default=0)
    provisional = models.PositiveIntegerField(_("judged by estimates"), default=0)
    content_version = models.PositiveBigIntegerField(_("version of the content"))

    class Meta:
        verbose_name = _("tally of a plan")
        verbose_name_plural = _("tallies of a plan")
        ordering = ["plan", "fiscal_year", "audience"]
        constraints = [
            one_of(
                "tally_audience_is_known", field="audience", choices=Audience.values
            ),
            models.UniqueConstraint(
                fields=["plan", "fiscal_year", "audience"],
                name="tally_is_kept_once",
                violation_error_message=_("This tally is kept already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} {self.fiscal_year}"
