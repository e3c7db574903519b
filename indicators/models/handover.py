"""The handover memo of an indicator: what who leaves the desk tells who comes."""

from dataclasses import replace

from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models.indicator import Indicator
from plans.rights import Scope
from plans.versions import Versioned


class Handover(Versioned):
    """引継ぎメモ. Internal: it never leaves the offices that work on the indicator."""

    plan_path = "indicator.plan"

    indicator = models.OneToOneField(
        Indicator,
        on_delete=models.CASCADE,
        related_name="handover",
        verbose_name=_("indicator"),
    )
    method = models.TextField(_("how it is computed"), blank=True)
    origin = models.TextField(
        _("where the number comes from"),
        blank=True,
        help_text=_("The system, ledger or publication, and the place in it."),
    )
    contact = models.TextField(
        _("whom to ask"), blank=True, help_text=_("Department, name, extension.")
    )
    available = models.TextField(
        _("when it is available"), blank=True, help_text=_("e.g. 毎年6月中旬")
    )

    class Meta:
        verbose_name = _("handover memo")
        verbose_name_plural = _("handover memo")

    def __str__(self) -> str:
        return str(self.indicator)

    @property
    def scope(self) -> Scope:
        """Whose it is, for ``can()``: read like a value that is not published."""
        return unpublished_scope(self.indicator)

    @property
    def is_empty(self) -> bool:
        return not any([self.method, self.origin, self.contact, self.available])


def unpublished_scope(indicator: Indicator) -> Scope:
    """Of what belongs to the indicator and is read by those who work on it alone."""
    return replace(indicator.scope, is_published=False)
