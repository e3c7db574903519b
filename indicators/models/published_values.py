"""Values, judgements and reviews as they were published. Never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.enums import Reason, Status
from indicators.models.actual import Actual
from indicators.models.publication import Publication
from indicators.models.published import PublishedIndicator
from measures.models import Measure, Review
from plans.models.fields import as_in


class PublishedActual(models.Model):
    """The value of one year up to the published one, as it was known then."""

    indicator = models.ForeignKey(
        PublishedIndicator,
        on_delete=models.PROTECT,
        related_name="actuals",
        verbose_name=_("indicator"),
    )
    fiscal_year = as_in(Actual, "fiscal_year")
    value = as_in(Actual, "value")
    state = as_in(Actual, "state")
    quality = as_in(Actual, "quality")
    missing_reason = as_in(Actual, "missing_reason")
    comment = as_in(Actual, "comment")
    source = as_in(Actual, "source")

    class Meta:
        verbose_name = _("published actual")
        verbose_name_plural = _("published actuals")
        ordering = ["indicator", "fiscal_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "fiscal_year"],
                name="published_actual_is_unique",
                violation_error_message=_("This value is published already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.fiscal_year}"


def ExactField(label) -> models.CharField:
    """A number of any length: ``45/105`` reduced, ``-35``; empty where none is."""
    return models.CharField(label, max_length=200, blank=True)


class PublishedJudgement(models.Model):
    """The judgement of one year with every figure that explains it, as text.

    ``target_place`` names the target that applied; ``formula_version`` the formula.
    """

    indicator = models.ForeignKey(
        PublishedIndicator,
        on_delete=models.PROTECT,
        related_name="judgements",
        verbose_name=_("indicator"),
    )
    fiscal_year = as_in(Actual, "fiscal_year")
    formula_version = as_in(Publication, "formula_version")
    status = models.CharField(_("judgement"), max_length=10, choices=Status)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    letter = models.CharField(_("letter"), max_length=5)
    actual = ExactField(_("actual value"))
    actual_state = as_in(Actual, "state")
    baseline = ExactField(_("baseline"))
    baseline_estimated = models.BooleanField(_("estimated baseline"))
    target_place = models.PositiveSmallIntegerField(_("target"), null=True)
    target_year = models.PositiveSmallIntegerField(_("target year"), null=True)
    y0 = models.PositiveSmallIntegerField(_("year the way starts from"), null=True)
    surveyed_year = models.PositiveSmallIntegerField(_("last survey"), null=True)
    surveyed_value = ExactField(_("last surveyed value"))
    surveyed_state = as_in(Actual, "state")
    surveyed_provisional = models.BooleanField(_("last survey estimated"))
    progress = ExactField(_("progress"))
    elapsed = ExactField(_("time gone by"))
    pace = ExactField(_("pace"))
    expected = ExactField(_("expected value"))
    gap = ExactField(_("distance from the expected value"))
    gap_to_target = ExactField(_("distance from the target"))
    ratio_to_target = ExactField(_("ratio to the target"))
    provisional = models.BooleanField(_("judged by an estimate"))
    within_tolerance = models.BooleanField(_("within the tolerance"))
    years_met = models.PositiveSmallIntegerField(_("years met"), null=True)
    years_judged = models.PositiveSmallIntegerField(_("years judged"), null=True)

    class Meta:
        verbose_name = _("published judgement")
        verbose_name_plural = _("published judgements")
        ordering = ["indicator", "fiscal_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "fiscal_year"],
                name="published_judgement_is_unique",
                violation_error_message=_("This judgement is published already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.fiscal_year}: {self.get_status_display()}"


class PublishedReview(models.Model):
    """What the department and the committee had said of a measure's year."""

    publication = models.ForeignKey(
        Publication,
        on_delete=models.PROTECT,
        related_name="reviews",
        verbose_name=_("publication"),
    )
    original = models.BigIntegerField(_("measure"))
    measure_code = models.CharField(_("measure code"), max_length=64)
    measure_title = as_in(Measure, "title")
    rating = as_in(Review, "rating")
    rating_reason = as_in(Review, "rating_reason")
    done = as_in(Review, "done")
    cause = as_in(Review, "cause")
    issue = as_in(Review, "issue")
    next = as_in(Review, "next")
    course = as_in(Review, "course")
    committee_opinion = as_in(Review, "committee_opinion")
    opinion_on = as_in(Review, "opinion_on")

    class Meta:
        verbose_name = _("published review")
        verbose_name_plural = _("published reviews")
        ordering = ["publication", "original"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "original"],
                name="published_review_is_unique",
                violation_error_message=_("This review is published already."),
            ),
        ]

    def __str__(self) -> str:
        return self.measure_title
