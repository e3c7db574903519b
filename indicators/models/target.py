"""Targets: what an indicator should reach, when, and which edition said so."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from indicators.enums import Comparison, Lifecycle
from indicators.models.indicator import Indicator
from plans.models import Edition
from plans.models.fields import NumberField, one_of, year_is_plausible
from plans.versions import Versioned

WITHOUT_VALUE = [Comparison.UNDETERMINED, Comparison.NONE, Comparison.MERGED]
EVERY_YEAR = [
    Comparison.AT_LEAST,
    Comparison.AT_MOST,
    Comparison.RANGE,
    Comparison.MORE_THAN,
    Comparison.LESS_THAN,
]


class Target(Versioned):
    """One row of the target column: number, range, state, or why there is none."""

    plan_path = "indicator.plan"

    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.CASCADE,
        related_name="targets",
        verbose_name=_("indicator"),
    )
    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="targets",
        verbose_name=_("edition"),
    )
    fiscal_year = models.PositiveSmallIntegerField(
        _("fiscal year"), null=True, blank=True
    )
    every_year = models.BooleanField(
        _("in every year"), default=False, help_text=_("毎年度, 1回以上/年度")
    )
    comparison = models.CharField(_("comparison"), max_length=15, choices=Comparison)
    value = NumberField(_("target"))
    upper_value = NumberField(_("upper end of the range"))
    state = models.CharField(_("state"), max_length=100, blank=True)
    printed = models.CharField(_("as printed"), max_length=300, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["indicator", "position", "pk"]
        constraints = [
            one_of(
                "target_comparison_is_known",
                field="comparison",
                choices=Comparison.values,
            ),
            year_is_plausible("target_year_is_plausible", field="fiscal_year"),
            models.UniqueConstraint(
                F("indicator"),
                Coalesce("edition", 0),
                Coalesce("fiscal_year", 0),
                F("every_year"),
                name="target_year_is_said_once",
                violation_error_message=_(
                    "This edition has a target for this year already."
                ),
            ),
            models.CheckConstraint(
                name="target_has_a_year_or_holds_every_year",
                condition=Q(every_year=True, fiscal_year__isnull=True)
                | Q(every_year=False, fiscal_year__isnull=False)
                | Q(every_year=False, comparison__in=WITHOUT_VALUE),
                violation_error_message=_(
                    "A target has a fiscal year of its own or holds in every year."
                ),
            ),
            models.CheckConstraint(
                name="target_of_every_year_compares_levels",
                condition=Q(every_year=False) | Q(comparison__in=EVERY_YEAR),
                violation_error_message=_(
                    "Only “at least”, “at most”, a range, “more than” and “less than” "
                    "can hold in every year."
                ),
            ),
            models.CheckConstraint(
                name="target_has_what_it_compares_with",
                condition=Q(
                    comparison__in=WITHOUT_VALUE,
                    value__isnull=True,
                    upper_value__isnull=True,
                    state="",
                )
                | (
                    Q(
                        comparison=Comparison.STATE,
                        value__isnull=True,
                        upper_value__isnull=True,
                    )
                    & ~Q(state="")
                )
                | Q(
                    comparison=Comparison.RANGE,
                    value__isnull=False,
                    upper_value__isnull=False,
                    upper_value__gte=F("value"),
                    state="",
                )
                | (
                    ~Q(
                        comparison__in=[
                            *WITHOUT_VALUE,
                            Comparison.STATE,
                            Comparison.RANGE,
                        ]
                    )
                    & Q(value__isnull=False, upper_value__isnull=True, state="")
                ),
                violation_error_message=_(
                    "A target has exactly what its comparison needs: a number, the "
                    "two ends of a range, a state, or nothing."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.printed or f"{self.indicator} {self.fiscal_year or ''}".strip()

    def clean(self) -> None:
        """Refuse what contradicts the indicator's aim, or leaves its plan."""
        super().clean()
        indicator = self.indicator
        if self.edition and self.edition.plan_id != indicator.plan_id:
            raise ValidationError({"edition": _("This belongs to another plan.")})
        refusal = indicator.contradiction(
            self.comparison, self.value, every_year=self.every_year
        )
        if refusal:
            raise ValidationError({"comparison": refusal})
        if (
            self.comparison == Comparison.MERGED
            and indicator.lifecycle != Lifecycle.MERGED
        ):
            raise ValidationError(
                {"comparison": _("Only a merged indicator has a merged target.")}
            )
        if self._is_crowded():
            raise ValidationError(
                _(
                    "A target for every year, or one without a value, is the only "
                    "one of its edition."
                )
            )
        indicator.check_state(self.state)

    def _is_crowded(self) -> bool:
        """Whether a row that must stand alone in its edition does not."""
        others = Target.objects.filter(
            indicator=self.indicator, edition=self.edition
        ).exclude(pk=self.pk)
        if self.every_year or self.comparison in WITHOUT_VALUE:
            return others.exists()
        return others.filter(
            Q(every_year=True) | Q(comparison__in=WITHOUT_VALUE)
        ).exists()
