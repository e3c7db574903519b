"""The words of a plan, piece by piece as printed."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from measures.models.measure import Measure
from plans.models import Goal, Plan
from plans.models.fields import CodeField, code_is_stable, one_of
from plans.reading import Refusal, read_underlined
from plans.rights import Scope
from plans.versions import Versioned


class TextKind(models.TextChoices):
    PURPOSE = "purpose", _("purpose")
    VISION = "vision", _("vision")
    ISSUES = "issues", _("present state and issues")
    DIRECTION = "direction", _("direction")
    SUMMARY = "summary", _("summary")
    CONTENT = "content", _("content")
    EFFECT = "effect", _("expected effect")
    CORE_ROLE = "core_role", _("role of the core city")
    PARTNER_ROLE = "partner_role", _("role of the partners")
    INITIATIVE = "initiative", _("initiatives")
    FIELD = "field", _("field of policy")
    SDGS = "sdgs", _("SDGs")
    COMMENT = "comment", _("comments of residents")
    FOOTNOTE = "footnote", _("footnote")
    PAGE_NOTE = "page_note", _("note on the page")
    NOTE = "note", _("note")


class Text(Versioned):
    """One paragraph, bullet or note of a plan, a goal or a measure."""

    plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, related_name="texts", verbose_name=_("plan")
    )
    goal = models.ForeignKey(
        Goal,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="texts",
        verbose_name=_("goal"),
    )
    measure = models.ForeignKey(
        Measure,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="texts",
        verbose_name=_("measure"),
    )
    code = CodeField(_("text code"))
    kind = models.CharField(_("kind"), max_length=20, choices=TextKind)
    heading = models.CharField(_("heading"), max_length=300, blank=True)
    mark = models.CharField(
        _("mark"), max_length=10, blank=True, help_text=_("●, ○, ・ … as printed.")
    )
    anchor = models.CharField(
        _("anchor"),
        max_length=200,
        blank=True,
        help_text=_("The footnote's mark and what it stands on."),
    )
    body = models.TextField(
        _("body"), help_text=_("The only markup is <u>…</u>, as printed.")
    )
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        ordering = ["plan", "position", "pk"]
        constraints = [
            code_is_stable("text_code_is_stable"),
            one_of("text_kind_is_known", field="kind", choices=TextKind.values),
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="text_code_is_unique",
                violation_error_message=_("This plan has this text code already."),
            ),
            models.CheckConstraint(
                name="text_has_one_owner",
                condition=Q(goal__isnull=True) | Q(measure__isnull=True),
                violation_error_message=_(
                    "A text belongs to the plan, to one goal or to one measure."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.heading or self.body[:40]

    @property
    def owner(self) -> Plan | Goal | Measure:
        return self.measure or self.goal or self.plan

    @property
    def scope(self) -> Scope:
        """Whose it is, for ``can()``."""
        return self.owner.scope

    def clean(self) -> None:
        """Refuse an owner of another plan, and markup that is not printed."""
        super().clean()
        for name in ("goal", "measure"):
            owner = getattr(self, name)
            if owner is not None and owner.plan_id != self.plan_id:
                raise ValidationError({name: _("This belongs to another plan.")})
        try:
            read_underlined(self.body)
        except Refusal as refusal:
            sentence = ValidationError(refusal.sentence, params=refusal.params)
            raise ValidationError({"body": sentence}) from None
