"""The log of a round: who brought which value a stage on, or back, and why."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from indicators.enums import Stage
from indicators.models.actual import Actual
from indicators.models.indicator import Indicator
from indicators.workflow import TRANSITIONS, Step
from plans.models import User
from plans.models.among import Among


def _is_listed() -> Q:
    """One of the transitions there are; no other can be written."""
    steps = dict.fromkeys((one.step, one.before, one.after) for one in TRANSITIONS)
    listed = Q()
    for step, before, after in steps:
        listed |= Q(step=step.value, before=before.value, after=after.value)
    return listed


class StageChange(models.Model):
    """One step of one value. Written once, never changed.

    The value is named by indicator and year: it may be deleted, this stays.
    ``submitter``: who had submitted what is approved here, for the rule of four eyes;
    ``is_alone``: the organization lets one person do both.
    """

    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="stage_changes",
        verbose_name=_("indicator"),
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    step = models.CharField(_("step"), max_length=10, choices=Step)
    before = models.CharField(_("stage before"), max_length=10, choices=Stage)
    after = models.CharField(_("stage after"), max_length=10, choices=Stage)
    by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="stage_changes",
        verbose_name=_("user"),
    )
    at = models.DateTimeField(_("at"))
    comment = models.TextField(_("comment"), blank=True)
    submitter = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("submitted by"),
    )
    is_alone = models.BooleanField(_("approved by who submitted"), default=False)

    class Meta:
        verbose_name = _("stage change")
        verbose_name_plural = _("stage changes")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["indicator", "fiscal_year"], name="stage_change_of"),
            models.Index(fields=["at"], name="stage_change_at"),
        ]
        constraints = [
            models.CheckConstraint(
                name="stage_change_is_a_step", condition=_is_listed()
            ),
            models.CheckConstraint(
                name="stage_change_returns_with_a_comment",
                condition=~Q(step=Step.RETURN.value) | ~Q(comment=""),
            ),
            models.CheckConstraint(
                name="stage_change_has_four_eyes",
                condition=~Q(step=Step.APPROVE.value)
                | Q(is_alone=True)
                | Q(submitter__isnull=True)
                | ~Q(submitter=F("by")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.fiscal_year} {self.before} → {self.after}"


def submitted(actuals: Iterable[Actual]) -> dict[tuple[int, int], StageChange]:
    """The last submission of each value that has one, by indicator and year."""
    places = {(actual.indicator_id, actual.fiscal_year) for actual in actuals}
    rows = StageChange.objects.filter(
        Among("indicator_id", {pk for pk, _year in places}),
        fiscal_year__in={year for _pk, year in places},
        step=Step.SUBMIT,
    )
    return {(row.indicator_id, row.fiscal_year): row for row in rows.order_by("pk")}
