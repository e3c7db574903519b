"""What a measure costs, by fiscal year, as printed."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from measures.models.measure import Measure
from plans.models import Edition
from plans.models.fields import NumberField, one_of, year_is_plausible
from plans.versions import Versioned


class BudgetKind(models.TextChoices):
    PLANNED = "planned", _("planned")
    SETTLED = "settled", _("settled")


def mark_stands_for_no_amount(name: str) -> models.CheckConstraint:
    """A cell is a number, a printed mark such as －, or blank: never two of them."""
    return models.CheckConstraint(
        name=name,
        condition=Q(amount__isnull=True) | Q(mark=""),
        violation_error_message=_(
            "A cell holds an amount or a mark such as “－”, not both."
        ),
    )


class Budget(Versioned):
    """One cell of a measure's budget table."""

    plan_path = "measure.plan"

    measure = models.ForeignKey(
        Measure,
        on_delete=models.CASCADE,
        related_name="budgets",
        verbose_name=_("measure"),
    )
    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="budgets",
        verbose_name=_("edition"),
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    kind = models.CharField(
        _("kind"), max_length=10, choices=BudgetKind, default=BudgetKind.PLANNED
    )
    amount = NumberField(_("amount"))
    mark = models.CharField(
        _("mark"), max_length=10, blank=True, help_text=_("As printed, e.g. －")
    )
    unit = models.CharField(_("unit"), max_length=20, default="千円")
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("budget")
        verbose_name_plural = _("budgets")
        ordering = ["measure", "position", "pk"]
        constraints = [
            one_of("budget_kind_is_known", field="kind", choices=BudgetKind.values),
            year_is_plausible("budget_year_is_plausible", field="fiscal_year"),
            mark_stands_for_no_amount("budget_mark_stands_for_no_amount"),
            models.UniqueConstraint(
                F("measure"),
                Coalesce("edition", 0),
                F("fiscal_year"),
                F("kind"),
                name="budget_year_is_said_once",
                violation_error_message=_(
                    "This measure has a budget of this year and kind already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.fiscal_year}"


class BudgetTotal(Versioned):
    """The total printed beside a measure's budget, checked against its years."""

    plan_path = "measure.plan"

    measure = models.ForeignKey(
        Measure,
        on_delete=models.CASCADE,
        related_name="budget_totals",
        verbose_name=_("measure"),
    )
    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="budget_totals",
        verbose_name=_("edition"),
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=BudgetKind, default=BudgetKind.PLANNED
    )
    amount = NumberField(_("amount"))
    mark = models.CharField(
        _("mark"), max_length=10, blank=True, help_text=_("As printed, e.g. －")
    )
    unit = models.CharField(_("unit"), max_length=20, default="千円")
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("budget total")
        verbose_name_plural = _("budget totals")
        ordering = ["measure", "position", "pk"]
        constraints = [
            one_of(
                "budget_total_kind_is_known", field="kind", choices=BudgetKind.values
            ),
            mark_stands_for_no_amount("budget_total_mark_stands_for_no_amount"),
            models.UniqueConstraint(
                F("measure"),
                Coalesce("edition", 0),
                F("kind"),
                name="budget_total_is_said_once",
                violation_error_message=_(
                    "This measure has a total of this kind already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.measure)
