"""What people say about a measure's year: the department and the committee."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from measures.models.measure import Measure
from plans.models.fields import one_of, year_is_plausible
from plans.versions import Versioned


class Course(models.TextChoices):
    """今後の方向性; the files hold the Japanese words themselves."""

    EXPAND = "拡充", _("expand")
    CONTINUE = "継続", _("continue")
    IMPROVE = "改善", _("improve")
    REDUCE = "縮小", _("reduce")
    ABOLISH = "廃止", _("abolish")
    COMPLETE = "完了", _("complete")


class Review(Versioned):
    """One measure in one fiscal year: own rating, causes, and the other voice."""

    plan_path = "measure.plan"
    identity = ("measure_id", "fiscal_year")

    measure = models.ForeignKey(
        Measure,
        on_delete=models.CASCADE,
        related_name="reviews",
        verbose_name=_("measure"),
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    rating = models.CharField(_("own rating"), max_length=20, blank=True)
    rating_reason = models.TextField(_("reason of the rating"), blank=True)
    done = models.TextField(_("what was done"), blank=True)
    cause = models.TextField(_("causes"), blank=True)
    issue = models.TextField(_("issues"), blank=True)
    next = models.TextField(_("what comes next"), blank=True)
    course = models.CharField(
        _("course from here"), max_length=10, choices=Course, blank=True
    )
    committee_opinion = models.TextField(_("opinion of the committee"), blank=True)
    opinion_on = models.DateField(_("date of the opinion"), null=True, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["measure", "position", "pk"]
        constraints = [
            one_of(
                "review_course_is_known", field="course", choices=["", *Course.values]
            ),
            year_is_plausible("review_year_is_plausible", field="fiscal_year"),
            models.UniqueConstraint(
                fields=["measure", "fiscal_year"],
                name="review_year_is_said_once",
                violation_error_message=_(
                    "This measure has a review of this year already."
                ),
            ),
            models.CheckConstraint(
                name="review_date_belongs_to_an_opinion",
                condition=Q(opinion_on__isnull=True) | ~Q(committee_opinion=""),
                violation_error_message=_("A date needs an opinion."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.fiscal_year}"
