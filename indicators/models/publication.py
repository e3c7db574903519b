"""Publications: a year of a plan as it was shown to the council, version by version."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from indicators.scales import Scale, scale_with
from plans.models import Plan
from plans.models.fields import NumberField, as_in, year_is_plausible


class PublicationQuerySet(models.QuerySet):
    def latest_versions(self) -> "PublicationQuerySet":
        """Of each year of each plan the version that pages show."""
        newer = Publication.objects.filter(
            plan=OuterRef("plan"),
            fiscal_year=OuterRef("fiscal_year"),
            version__gt=OuterRef("version"),
        )
        return self.filter(~Exists(newer))


class Publication(models.Model):
    """One version of a published year, and by what rules it was judged.

    Its rows are those of ``PublishedIndicator`` and below. Nothing of it is ever
    changed or removed: whatever is corrected later becomes the next version.
    """

    plan = models.ForeignKey(
        Plan,
        on_delete=models.PROTECT,
        related_name="publications",
        verbose_name=_("plan"),
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    version = models.PositiveIntegerField(_("version"))
    published_at = models.DateTimeField(_("published at"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="publications",
        verbose_name=_("published by"),
    )
    reason = models.TextField(_("reason"), blank=True)

    plan_title = as_in(Plan, "title")
    way_starts = models.PositiveSmallIntegerField(
        _("year the way starts from"), null=True
    )
    scale = as_in(Plan, "scale")
    pace_upper = NumberField(_("upper band"), null=False)
    pace_lower = NumberField(_("lower band"), null=False)
    letters = models.CharField(_("letters"), max_length=20)
    tolerance = as_in(Plan, "tolerance")
    formula_version = models.PositiveSmallIntegerField(_("version of the formula"))

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["plan", "-fiscal_year", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "fiscal_year", "version"],
                name="publication_version_is_unique",
                violation_error_message=_("This version was published already."),
            ),
            year_is_plausible("publication_year_is_plausible", field="fiscal_year"),
            models.CheckConstraint(
                name="publication_versions_count_from_one",
                condition=Q(version__gte=1),
                violation_error_message=_("Versions are counted from 1."),
            ),
            models.CheckConstraint(
                name="publication_of_later_version_has_a_reason",
                condition=Q(version=1) | ~Q(reason=""),
                violation_error_message=_(
                    "Every version after the first says why it was published."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} {self.fiscal_year} ({self.version})"

    @property
    def bands(self) -> Scale:
        """The scale it was judged with, letters and bands as they were."""
        return scale_with(self.letters, upper=self.pace_upper, lower=self.pace_lower)
