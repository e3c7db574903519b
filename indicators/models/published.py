"""Indicators as they were published: definition, targets, states. Never changed."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models.indicator import Indicator
from indicators.models.publication import Publication
from indicators.models.state import IndicatorState
from indicators.models.target import Target
from plans.models import Edition
from plans.models.fields import as_in


class Named(NamedTuple):
    """What was called so when it was published."""

    code: str
    name: str


class PublishedIndicator(models.Model):
    """An indicator as one publication shows it.

    ``original`` is the id of the indicator, which may have changed or gone since.
    """

    publication = models.ForeignKey(
        Publication,
        on_delete=models.PROTECT,
        related_name="indicators",
        verbose_name=_("publication"),
    )
    original = models.BigIntegerField(_("indicator"))
    position = as_in(Indicator, "position")
    code = as_in(Indicator, "code")
    name = as_in(Indicator, "name")
    role = as_in(Indicator, "role")
    unit = as_in(Indicator, "unit")
    scale = as_in(Indicator, "scale")
    decimals = as_in(Indicator, "decimals")
    aim = as_in(Indicator, "aim")
    basis = as_in(Indicator, "basis")
    entry = as_in(Indicator, "entry")
    counts_from = as_in(Indicator, "counts_from")
    baseline_included = as_in(Indicator, "baseline_included")
    baseline_value = as_in(Indicator, "baseline_value")
    baseline_state = as_in(Indicator, "baseline_state")
    baseline_year = as_in(Indicator, "baseline_year")
    baseline_year_kind = as_in(Indicator, "baseline_year_kind")
    baseline_month = as_in(Indicator, "baseline_month")
    baseline_quality = as_in(Indicator, "baseline_quality")
    baseline_printed = as_in(Indicator, "baseline_printed")
    baseline_note = as_in(Indicator, "baseline_note")
    baseline_absent = as_in(Indicator, "baseline_absent")
    definition = as_in(Indicator, "definition")
    source = as_in(Indicator, "source")
    tolerance = as_in(Indicator, "tolerance")
    survey_every = as_in(Indicator, "survey_every")
    survey_first = as_in(Indicator, "survey_first")
    lifecycle = as_in(Indicator, "lifecycle")
    lifecycle_from = as_in(Indicator, "lifecycle_from")
    predecessor_plan_code = as_in(Indicator, "predecessor_plan_code")
    predecessor_indicator_code = as_in(Indicator, "predecessor_indicator_code")
    common_definition = as_in(Indicator, "common_definition")
    department_code = models.CharField(
        _("code of the department"), max_length=64, blank=True
    )
    department_name = models.CharField(_("department"), max_length=200, blank=True)
    successor_code = models.CharField(
        _("code of the indicator it was merged into"), max_length=64, blank=True
    )
    successor_name = models.CharField(
        _("merged into indicator"), max_length=300, blank=True
    )
    successor_measure_id = models.BigIntegerField(_("merged into measure"), null=True)

    class Meta:
        verbose_name = _("published indicator")
        verbose_name_plural = _("published indicators")
        ordering = ["publication", "position", "original"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "original"],
                name="published_indicator_is_unique",
                violation_error_message=_("This indicator is published already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, indicator: Indicator) -> "PublishedIndicator":
        """The indicator as it is now; read with its department and its successor."""
        department, successor = indicator.department, indicator.successor_indicator
        alike = {name: getattr(indicator, name) for name in ALIKE}
        return cls(
            original=indicator.pk,
            department_code=department.code if department else "",
            department_name=department.name if department else "",
            successor_code=successor.code if successor else "",
            successor_name=successor.name if successor else "",
            successor_measure_id=indicator.successor_measure_id,
            **alike,
        )

    @property
    def department(self) -> Named | None:
        named = Named(self.department_code, self.department_name)
        return named if any(named) else None

    @property
    def successor_indicator(self) -> Named | None:
        named = Named(self.successor_code, self.successor_name)
        return named if any(named) else None


# What an indicator and its published row call by the same name.
ALIKE = tuple(
    field.attname
    for field in PublishedIndicator._meta.concrete_fields
    if not field.primary_key
    and field.attname != "successor_measure_id"
    and field.attname in {one.attname for one in Indicator._meta.concrete_fields}
)


class PublishedTarget(models.Model):
    """A target as it was, beside the edition that had set it."""

    indicator = models.ForeignKey(
        PublishedIndicator,
        on_delete=models.PROTECT,
        related_name="targets",
        verbose_name=_("indicator"),
    )
    place = models.PositiveSmallIntegerField(_("position"))
    fiscal_year = as_in(Target, "fiscal_year")
    every_year = as_in(Target, "every_year")
    comparison = as_in(Target, "comparison")
    value = as_in(Target, "value")
    upper_value = as_in(Target, "upper_value")
    state = as_in(Target, "state")
    printed = as_in(Target, "printed")
    decided_on = as_in(Target, "decided_on")
    reason = as_in(Target, "reason")
    edition_code = models.CharField(_("edition code"), max_length=64, blank=True)
    edition_name = models.CharField(_("edition"), max_length=200, blank=True)
    edition_order = models.PositiveIntegerField(_("order"), null=True)
    edition_decided_on = as_in(Edition, "decided_on")

    class Meta:
        verbose_name = _("published target")
        verbose_name_plural = _("published targets")
        ordering = ["indicator", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "place"],
                name="published_target_is_unique",
                violation_error_message=_("This target is published already."),
            ),
        ]

    def __str__(self) -> str:
        return self.printed or f"{self.indicator} {self.fiscal_year or ''}".strip()


class PublishedState(models.Model):
    """One of the ordered states that an indicator could be in."""

    indicator = models.ForeignKey(
        PublishedIndicator,
        on_delete=models.PROTECT,
        related_name="states",
        verbose_name=_("indicator"),
    )
    order = as_in(IndicatorState, "order")
    state = as_in(IndicatorState, "state")

    class Meta:
        verbose_name = _("published state")
        verbose_name_plural = _("published states")
        ordering = ["indicator", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "order"],
                name="published_state_is_unique",
                violation_error_message=_("This state is published already."),
            ),
        ]

    def __str__(self) -> str:
        return self.state
