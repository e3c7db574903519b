"""Indicators: what is measured, how, and where it set out from."""

from collections.abc import Sequence
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.aims import aim_contradiction, pair_refusal
from indicators.course import Course
from indicators.enums import (
    Aim,
    BaselineAbsent,
    Basis,
    Comparison,
    Entry,
    Lifecycle,
    Quality,
    YearKind,
)
from indicators.models.indicator_constraints import CONSTRAINTS, INTO_ITSELF
from indicators.models.indicator_queries import IndicatorQuerySet
from measures.models import Measure
from measures.tree import leads_back
from plans.models import Department, Plan
from plans.models.fields import CodeField, NumberField
from plans.rights import Scope
from plans.versions import Versioned


class Indicator(Versioned):
    """指標. Its values belong to it alone, however often a plan prints it."""

    plan = models.ForeignKey(
        Plan,
        on_delete=models.CASCADE,
        related_name="indicators",
        verbose_name=_("plan"),
    )
    code = CodeField(_("indicator code"))
    name = models.CharField(_("name"), max_length=300)
    role = models.CharField(
        _("role"), max_length=50, blank=True, help_text=_("数値目標, KPI, 成果指標 …")
    )
    unit = models.CharField(_("unit"), max_length=50, blank=True)
    scale = models.PositiveBigIntegerField(
        _("scale of the unit"), default=1, help_text=_("1000 for 千人, else 1.")
    )
    decimals = models.PositiveSmallIntegerField(
        _("decimals to show"), null=True, blank=True
    )
    aim = models.CharField(_("aim"), max_length=10, choices=Aim)
    basis = models.CharField(_("basis"), max_length=10, choices=Basis)
    entry = models.CharField(
        _("what is entered"), max_length=15, choices=Entry, blank=True
    )
    counts_from = models.PositiveSmallIntegerField(
        _("counts from fiscal year"), null=True, blank=True
    )
    baseline_included = models.BooleanField(
        _("baseline included"),
        default=False,
        help_text=_("The running total begins with the baseline."),
    )

    baseline_value = NumberField(_("baseline"))
    baseline_state = models.CharField(
        _("state at the start"), max_length=100, blank=True
    )
    baseline_year = models.PositiveSmallIntegerField(
        _("year of the baseline"), null=True, blank=True
    )
    baseline_year_kind = models.CharField(
        _("kind of year"), max_length=15, choices=YearKind, default=YearKind.NONE
    )
    baseline_month = models.PositiveSmallIntegerField(
        _("month of the baseline"), null=True, blank=True
    )
    baseline_quality = models.CharField(
        _("quality of the baseline"), max_length=10, choices=Quality, blank=True
    )
    baseline_printed = models.CharField(
        _("baseline as printed"), max_length=300, blank=True
    )
    baseline_note = models.TextField(_("note on the baseline"), blank=True)
    baseline_absent = models.CharField(
        _("if there is no baseline"),
        max_length=10,
        choices=BaselineAbsent,
        blank=True,
    )

    definition = models.TextField(_("definition"), blank=True)
    source = models.TextField(_("source"), blank=True)
    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("department"),
    )
    tolerance = NumberField(_("tolerance"), help_text=_("Left empty: the plan's."))
    survey_every = models.PositiveSmallIntegerField(
        _("surveyed every … years"), null=True, blank=True
    )
    survey_first = models.PositiveSmallIntegerField(
        _("a year in which it is surveyed"), null=True, blank=True
    )

    lifecycle = models.CharField(
        _("lifecycle"), max_length=10, choices=Lifecycle, default=Lifecycle.ACTIVE
    )
    lifecycle_from = models.PositiveSmallIntegerField(
        _("merged or ended from fiscal year"), null=True, blank=True
    )
    successor_measure = models.ForeignKey(
        Measure,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="succeeding_indicators",
        verbose_name=_("merged into measure"),
    )
    successor_indicator = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="preceding_indicators",
        verbose_name=_("merged into indicator"),
    )
    predecessor_plan_code = CodeField(_("code of the plan it comes from"), blank=True)
    predecessor_indicator_code = CodeField(_("its code in that plan"), blank=True)
    common_definition = models.CharField(
        _("common definition"),
        max_length=200,
        blank=True,
        help_text=_("The same word in two plans makes their values comparable."),
    )
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = IndicatorQuerySet.as_manager()

    # A form that saves the rows below too says so: each row is then held against the
    # indicator, and against the list of states, as they will be.
    rows_follow = False
    states_to_be: Sequence[str] | None = None

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["plan", "position", "pk"]
        constraints = CONSTRAINTS

    def __str__(self) -> str:
        return self.name

    @property
    def scope(self) -> Scope:
        """Whose it is, for ``can()``."""
        plan = self.plan.scope
        return Scope(plan.organization_id, self.department_id, plan.is_public)

    @property
    def start(self) -> Decimal | None:
        """B, the value the way starts from; None where nobody knows it."""
        return Course(
            aim=self.aim,
            basis=self.basis,
            entry=self.entry,
            baseline=self.baseline_value,
            baseline_included=self.baseline_included,
            baseline_absent=self.baseline_absent,
        ).start

    def contradiction(self, comparison: str, value: Decimal | None, **facts):
        """Why a target of this kind cannot go with the aim; None if it can."""
        if self.aim not in Aim.values or comparison not in Comparison.values:
            return None  # the field's own choices refuse it
        return pair_refusal(self.aim, comparison, **facts) or aim_contradiction(
            self.aim,
            baseline=self.start,
            target_value=value,
            comparison=comparison,
        )

    @property
    def known_states(self) -> Sequence[str]:
        if self.states_to_be is not None:
            return self.states_to_be
        return [one.state for one in self.states.all()] if self.pk else []

    def check_state(self, state: str, *, field: str = "state") -> None:
        """Refuse, with a ValidationError, a state that is not on the list."""
        if not state:
            return
        self.check_has_states(field=field)
        known = self.known_states
        if state not in known:
            sentence = _("“%(state)s” is not one of: %(known)s")
            params = {"state": state, "known": "、".join(known) or "–"}
            raise ValidationError({field: sentence % params})

    def check_has_states(self, *, field: str = "state") -> None:
        """Refuse, with a ValidationError, any state of an indicator of numbers."""
        if self.aim in Aim.values and self.aim != Aim.STATE:
            sentence = _("Only an indicator whose aim is “%(aim)s” has states.")
            raise ValidationError({field: sentence % {"aim": Aim.STATE.label}})

    def check_rows(self) -> None:
        """Refuse, with a ValidationError, what the stored rows below do not fit."""
        self.check_state(self.baseline_state, field="baseline_state")
        for row in (*self.states.all(), *self.targets.all(), *self.actuals.all()):
            try:
                row.clean()
            except ValidationError as error:
                raise ValidationError(
                    [
                        _("%(row)s: %(sentence)s") % {"row": row, "sentence": sentence}
                        for sentence in error.messages
                    ]
                ) from None

    def clean(self) -> None:
        """Refuse successors elsewhere or in a ring, and what the rows contradict."""
        super().clean()
        for name in ("successor_measure", "successor_indicator"):
            other = getattr(self, name)
            if other is not None and other.plan_id != self.plan_id:
                raise ValidationError({name: _("This belongs to another plan.")})
        self.plan.check_department(self.department)
        if self.pk is None:
            return
        following = dict(self.plan.indicators.values_list("pk", "successor_indicator"))
        if leads_back(self.pk, following | {self.pk: self.successor_indicator_id}):
            raise ValidationError({"successor_indicator": INTO_ITSELF})
        if not self.rows_follow:
            self.check_rows()
