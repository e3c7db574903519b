"""The top level of a plan: 基本目標, 基本政策, 役割 …"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.models.fields import CodeField, code_is_stable
from plans.models.plan import Plan
from plans.rights import Scope
from plans.versions import Versioned


class Goal(Versioned):
    """What the plan wants to reach; goals and measures share one set of codes."""

    plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, related_name="goals", verbose_name=_("plan")
    )
    code = CodeField(_("goal code"))
    number = models.CharField(
        _("number"), max_length=20, blank=True, help_text=_("As printed.")
    )
    title = models.CharField(_("title"), max_length=300)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["plan", "position", "pk"]
        constraints = [
            code_is_stable("goal_code_is_stable"),
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="goal_code_is_unique",
                violation_error_message=_("This plan has this goal code already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def scope(self) -> Scope:
        """Whose it is, for ``can()``."""
        return self.plan.scope

    def clean(self) -> None:
        """Refuse the code of a measure."""
        super().clean()
        if self.plan.measures.filter(code=self.code).exists():
            raise ValidationError({"code": _("A measure of this plan has this code.")})
