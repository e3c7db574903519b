"""How many people live in a municipality: what makes counts of two towns comparable."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.fiscal import fiscal_year_of_month
from plans.models.organization import Organization
from plans.rights import Scope
from plans.versions import Versioned


class Population(Versioned):
    """The people of an organization on one day, by one source."""

    plan_path = None

    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="populations",
        verbose_name=_("organization"),
    )
    counted_on = models.DateField(
        _("counted on"),
        help_text=_("Stands for the fiscal year in which the day lies."),
    )
    people = models.PositiveIntegerField(_("people"))
    source = models.CharField(
        _("source"),
        max_length=200,
        help_text=_("Such as 住民基本台帳 or 国勢調査."),
    )

    class Meta:
        verbose_name = _("population")
        verbose_name_plural = _("populations")
        ordering = ["organization", "counted_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "counted_on"],
                name="population_is_counted_once_a_day",
                violation_error_message=_(
                    "This organization has a population of this day already."
                ),
            ),
            models.CheckConstraint(
                name="population_is_somebody",
                condition=Q(people__gt=0),
                violation_error_message=_("A population is at least one person."),
            ),
            models.CheckConstraint(
                name="population_names_its_source",
                condition=~Q(source=""),
                violation_error_message=_("Say where the number comes from."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.counted_on}"

    @property
    def scope(self) -> Scope:
        """Whose it is, for ``can()``."""
        return Scope(self.organization_id)

    @property
    def fiscal_year(self) -> int:
        """The year whose values it is set against."""
        return fiscal_year_of_month(self.counted_on.year, self.counted_on.month)
