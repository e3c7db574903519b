"""What structures a plan: its editions and the names of its levels."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.models.fields import CodeField, code_is_stable
from plans.models.plan import Plan
from plans.versions import Versioned


class Edition(Versioned):
    """A state of the plan that set or revised targets (策定, 変更案 …)."""

    plan = models.ForeignKey(
        Plan,
        on_delete=models.CASCADE,
        related_name="editions",
        verbose_name=_("plan"),
    )
    code = CodeField(_("edition code"))
    name = models.CharField(_("name"), max_length=200)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    order = models.PositiveIntegerField(
        _("order"), help_text=_("The edition with the highest number is in force.")
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["plan", "order"]
        constraints = [
            code_is_stable("edition_code_is_stable"),
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="edition_code_is_unique",
                violation_error_message=_("This plan has this edition already."),
            ),
            models.UniqueConstraint(
                fields=["plan", "order"],
                name="edition_order_is_unique",
                violation_error_message=_(
                    "Another edition of this plan has this order already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlanLevel(Versioned):
    """What the plan itself calls the elements at one depth (0 = its goals)."""

    plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, related_name="levels", verbose_name=_("plan")
    )
    depth = models.PositiveSmallIntegerField(_("depth"))
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("level")
        verbose_name_plural = _("levels")
        ordering = ["plan", "depth"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "depth"],
                name="level_depth_is_unique",
                violation_error_message=_("This plan has a level of this depth."),
            ),
            models.UniqueConstraint(
                fields=["plan", "name"],
                name="level_name_is_unique",
                violation_error_message=_("This plan has a level of this name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse another depth while measures stand at this one."""
        super().clean()
        stored = PlanLevel.objects.filter(pk=self.pk).first()
        if stored and stored.depth != self.depth and self.measures.exists():
            raise ValidationError(
                {"depth": _("Measures stand at this level: its depth has to stay.")}
            )
