"""Measures: every level of a plan under its goals."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from measures.tree import RINGS, check_tree
from plans.models import Department, Goal, Organization, Plan, PlanLevel
from plans.models.fields import CodeField, code_is_stable
from plans.rights import Scope, visible_plans
from plans.versions import Versioned


class MeasureQuerySet(models.QuerySet):
    def visible_to(self, user, *, on: date) -> "MeasureQuerySet":
        """Measures of the plans that the user may read."""
        return self.filter(visible_plans(user, on=on, path="plan__"))


class Measure(Versioned):
    """施策, 節, 取組, 事業 …: a tree of any depth under a goal.

    A relisting (再掲) is a measure of its own that points to the one it repeats:
    shown twice, counted once.
    """

    plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, related_name="measures", verbose_name=_("plan")
    )
    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, related_name="measures", verbose_name=_("goal")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("measure above"),
        help_text=_("Left empty directly under the goal."),
    )
    level = models.ForeignKey(
        PlanLevel,
        on_delete=models.PROTECT,
        related_name="measures",
        verbose_name=_("level"),
    )
    code = CodeField(_("measure code"))
    number = models.CharField(
        _("number"), max_length=20, blank=True, help_text=_("As printed.")
    )
    title = models.CharField(_("title"), max_length=300)
    is_new = models.BooleanField(
        _("new"), default=False, help_text=_("Only where 新規 is printed.")
    )
    relists = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="relistings",
        verbose_name=_("repeats (再掲)"),
    )
    ended_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="absorbed",
        verbose_name=_("ended into"),
    )
    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name=_("department"),
    )
    scope_printed = models.CharField(
        _("scope as printed"), max_length=200, blank=True, help_text=_("e.g. 全市町村")
    )
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["plan", "position", "pk"]
        constraints = [
            code_is_stable("measure_code_is_stable"),
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="measure_code_is_unique",
                violation_error_message=_("This plan has this measure code already."),
            ),
            models.CheckConstraint(
                name="measure_is_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message=RINGS["parent"],
            ),
            models.CheckConstraint(
                name="measure_does_not_repeat_itself",
                condition=Q(relists__isnull=True) | ~Q(relists=F("id")),
                violation_error_message=RINGS["relists"],
            ),
            models.CheckConstraint(
                name="measure_does_not_end_into_itself",
                condition=Q(ended_into__isnull=True) | ~Q(ended_into=F("id")),
                violation_error_message=RINGS["ended_into"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def scope(self) -> Scope:
        """Whose it is, for ``can()``."""
        plan = self.plan.scope
        return Scope(plan.organization_id, self.department_id, plan.is_public)

    def clean(self) -> None:
        """Refuse relations that leave the plan or bend its tree."""
        super().clean()
        for name in ("goal", "level", "parent", "relists", "ended_into"):
            other = getattr(self, name, None)
            if other is not None and other.plan_id != self.plan_id:
                raise ValidationError({name: _("This belongs to another plan.")})
        self.plan.check_department(self.department)
        check_tree(self)
        if Goal.objects.filter(plan=self.plan_id, code=self.code).exists():
            raise ValidationError({"code": _("A goal of this plan has this code.")})


class Partner(Versioned):
    """An organization that takes part in a measure (連携市町村)."""

    plan_path = "measure.plan"

    measure = models.ForeignKey(
        Measure,
        on_delete=models.CASCADE,
        related_name="partners",
        verbose_name=_("measure"),
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="partnerships",
        verbose_name=_("organization"),
    )
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["measure", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "organization"],
                name="partner_takes_part_once",
                violation_error_message=_("This partner is listed already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization)
