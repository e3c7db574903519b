"""Indicators, laid out like their printed definition."""

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import BooleanField, ExpressionWrapper, Prefetch, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from indicators.admin.actuals import ActualInline
from indicators.admin.handovers import HandoverInline
from indicators.admin.rows import LinkInline, StateInline, TargetInline
from indicators.enums import Aim, Lifecycle, Stage
from indicators.models import Actual, Indicator
from indicators.printed import actual_of, baseline_of, in_year, target_of
from indicators.publishing import settle
from plans.admin.filters import (
    DepartmentFilter,
    OwnDepartments,
    PlanFilter,
    choice_filter,
)
from plans.admin.parts import PartAdmin, PartForm
from plans.admin.sheets import SheetMixin
from plans.admin.shown import read_only
from plans.desks import allowed, anywhere, desks
from plans.fiscal import Period, YearKind, period_label
from plans.forms import PeriodField
from plans.locks import lock
from plans.rights import Action


def surveyed_of(indicator: Indicator) -> Period:
    return Period(
        indicator.baseline_year,
        YearKind(indicator.baseline_year_kind),
        indicator.baseline_month,
    )


class IndicatorForm(PartForm):
    """The survey period of the baseline is typed as it is printed."""

    shown_as = {
        "baseline_year": "surveyed",
        "baseline_year_kind": "surveyed",
        "baseline_month": "surveyed",
    }

    surveyed = PeriodField(
        label=_("Period of the baseline"),
        required=False,
        help_text=_("e.g. 2018年度 or R1; 2018年 (calendar year); 2018年3月"),
    )

    def __init__(self, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        if "baseline_value" not in self.fields:
            return  # only shown
        if self.instance.pk:
            self.initial["surveyed"] = surveyed_of(self.instance)
        for name in ("baseline_value", "tolerance"):
            self.fields[name].unit = self._typed("unit") or ""
            scale = str(self._typed("scale") or "")
            is_scale = scale.isascii() and scale.isdecimal() and len(scale) < 16
            self.fields[name].scale = int(scale) if is_scale else 1

    def _typed(self, name: str):
        return self[name].data if self.is_bound else getattr(self.instance, name)

    def clean(self) -> dict:
        # What others change of the rows below must be seen, and not change again.
        lock(self.instance.plan)
        cleaned = super().clean()
        if "surveyed" in cleaned:
            period = cleaned["surveyed"]
            self.instance.baseline_year = period.year
            self.instance.baseline_year_kind = period.kind.value
            self.instance.baseline_month = period.month
        self.instance.rows_follow = True
        return cleaned


@admin.register(Indicator)
class IndicatorAdmin(SheetMixin, PartAdmin):
    """Departments find all but their own actuals read-only."""

    sheet_kind = "indicators"
    form = IndicatorForm
    year_fields = ["counts_from", "survey_first", "lifecycle_from"]
    inlines = [LinkInline, StateInline, TargetInline, ActualInline, HandoverInline]
    fieldsets = [
        (None, {"fields": ["plan", "name", "role", "department"]}),
        (
            _("What is measured"),
            {
                "fields": [
                    "definition",
                    ("unit", "scale", "decimals"),
                    "aim",
                    "source",
                    ("survey_every", "survey_first"),
                ]
            },
        ),
        (
            _("What one value stands for"),
            {
                "fields": ["basis", ("entry", "counts_from"), "baseline_included"],
                "description": _(
                    "What is entered and from when it counts is said of cumulative "
                    "indicators only."
                ),
            },
        ),
        (
            _("Baseline"),
            {
                "fields": [
                    ("baseline_value", "baseline_state"),
                    ("surveyed", "baseline_quality"),
                    "baseline_printed",
                    "baseline_absent",
                    "baseline_note",
                ]
            },
        ),
        (_("Judgement"), {"fields": ["tolerance"]}),
        (
            _("Lifecycle"),
            {
                "fields": [
                    ("lifecycle", "lifecycle_from"),
                    ("successor_measure", "successor_indicator"),
                    ("predecessor_plan_code", "predecessor_indicator_code"),
                ]
            },
        ),
        (_("Filing"), {"fields": ["code", "common_definition", "position"]}),
    ]
    list_display = ["name", "office", "aim", "baseline", "target", "latest", "plan"]
    list_filter = [
        OwnDepartments,
        PlanFilter,
        DepartmentFilter,
        choice_filter("aim", title=_("aim"), choices=Aim.choices),
        choice_filter("lifecycle", title=_("lifecycle"), choices=Lifecycle.choices),
    ]
    list_select_related = ["plan", "department"]
    search_fields = ["code", "name", "definition", "department__name"]
    autocomplete_fields = ["department", "successor_measure", "successor_indicator"]
    ordering = ["plan", "position", "pk"]

    @admin.display(description=_("department"), ordering="department")
    def office(self, indicator: Indicator) -> str:
        named = str(indicator.department or "")
        if not indicator.is_own:
            return named
        return _("%(department)s (mine)") % {"department": named}

    @admin.display(description=_("baseline"), ordering="baseline_value")
    def baseline(self, indicator: Indicator) -> str:
        return baseline_of(indicator)

    @admin.display(description=_("targets"))
    def target(self, indicator: Indicator) -> str:
        targets = [target_of(indicator, it) for it in indicator.targets.all()]
        return ", ".join(targets)

    @admin.display(description=_("latest actual"))
    def latest(self, indicator: Indicator) -> str:
        for actual in indicator.readable_actuals:
            return in_year(actual.fiscal_year, actual_of(actual))
        return ""

    @admin.display(description=_("period of the baseline"))
    def surveyed(self, indicator: Indicator) -> str:
        return period_label(surveyed_of(indicator))

    def get_queryset(self, request):
        own = ExpressionWrapper(Q(department__in=desks(request)), BooleanField())
        return super().get_queryset(request).annotate(is_own=own)

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        readable = Actual.objects.visible_to(request.user, on=localdate())
        changelist.result_list = changelist.result_list.prefetch_related(
            "targets",
            Prefetch(
                "actuals",
                readable.order_by("-fiscal_year").select_related("indicator"),
                to_attr="readable_actuals",
            ),
        )
        return changelist

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if self._may_define(request, obj):
            return fieldsets
        first, measured, *rest = read_only(fieldsets, Indicator)
        folded = [(name, {**told, "classes": ["collapse"]}) for name, told in rest]
        return [first, measured, *folded]

    def get_readonly_fields(self, request, obj=None):
        if self._may_define(request, obj):
            return super().get_readonly_fields(request, obj)
        return flatten_fieldsets(read_only(self.fieldsets, Indicator))

    def _may_define(self, request, obj) -> bool:
        return obj is None or allowed(request, Action.CHANGE, obj)

    def get_inlines(self, request, obj):
        """Targets and values are held against an indicator that is stored.

        Who only enters values finds them first.
        """
        if obj is None:
            return [LinkInline, StateInline]
        if self._may_define(request, obj):
            return self.inlines
        return [ActualInline, *(it for it in self.inlines if it is not ActualInline)]

    def has_add_permission(self, request, obj=None) -> bool:
        return anywhere(request, Action.CHANGE)

    def has_change_permission(self, request, obj=None) -> bool:
        may_change = super().has_change_permission(request, obj)
        if obj is None:
            return may_change or anywhere(request, Action.ENTER)
        return may_change or allowed(request, Action.ENTER, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        """What was published of it stays."""
        if obj is not None and obj.actuals.filter(stage=Stage.PUBLISHED).exists():
            return False
        return super(PartAdmin, self).has_change_permission(request, obj)

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        # All together once more: rows that the form did not send are there as well.
        Indicator.objects.get(pk=form.instance.pk).check_rows()
        settle(form.instance.plan)

    def delete_model(self, request, obj) -> None:
        super().delete_model(request, obj)
        settle(obj.plan)
