"""Actuals: under their indicator, and all together."""

from dataclasses import replace

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from indicators.admin.actuals_form import ActualForm, ActualFormSet
from indicators.enums import Stage
from indicators.models import Actual, Indicator
from indicators.printed import actual_of
from indicators.publishing import settle
from plans.admin.base import ScopedAdmin, ScopedTabular
from plans.admin.filters import DepartmentFilter, PlanFilter, choice_filter
from plans.admin.forms import Refusable
from plans.admin.sheets import SheetMixin
from plans.desks import allowed
from plans.locks import lock
from plans.rights import Action

ENTERED = ["cell", "quality", "missing_reason", "stage"]
TOLD = ["comment", "source"]


def may_see_unpublished(request, indicator: Indicator) -> bool:
    """Earlier values are drafts: a history is for whom may read those."""
    whose = replace(indicator.scope, is_published=False)
    return allowed(request, Action.VIEW, whose)


class OfIndicator:
    """What the row and the page of an actual have in common."""

    model = Actual
    organization_path = "indicator__plan__organization"
    writing = Action.ENTER
    year_fields = ["fiscal_year"]

    @admin.display(description=_("actual value"))
    def cell(self, actual: Actual) -> str:
        return actual_of(actual)


class ActualInline(OfIndicator, ScopedTabular):
    form = ActualForm
    formset = ActualFormSet
    extra = 1

    def get_fields(self, request, obj=None):
        reason = ["change_reason"] if self.has_change_permission(request, obj) else []
        return ["fiscal_year", *ENTERED, *TOLD, *reason]

    def may_see_history(self, request, parent: Indicator) -> bool:
        return may_see_unpublished(request, parent)


class ActualPageForm(Refusable, ActualForm):
    """One actual on a page of its own."""

    def clean(self) -> dict:
        # Its indicator's aim and states stay as they are read from here on.
        lock(self.indicator.plan)
        self.indicator.refresh_from_db()
        return super().clean()


class ActualPlanFilter(PlanFilter):
    field_path = "indicator__plan__code"


class ActualDepartmentFilter(DepartmentFilter):
    field_path = "indicator__department"


@admin.register(Actual)
class ActualAdmin(SheetMixin, OfIndicator, ScopedAdmin):
    """Values across indicators: what is entered, and how far it has come."""

    sheet_kind = "actuals"
    form = ActualPageForm
    fieldsets = [
        (None, {"fields": ["indicator", "fiscal_year"]}),
        (_("Actual value"), {"fields": ENTERED}),
        (_("Explanation"), {"fields": TOLD}),
    ]
    list_display = ["indicator", "fiscal_year", "cell", "quality", "stage", "office"]
    list_filter = [
        ActualPlanFilter,
        ActualDepartmentFilter,
        choice_filter("stage", title=_("stage"), choices=Stage.choices),
    ]
    list_select_related = ["indicator__plan", "indicator__department"]
    search_fields = ["indicator__code", "indicator__name", "=fiscal_year", "comment"]
    ordering = ["-fiscal_year", "indicator__plan", "indicator__position", "pk"]
    readonly_fields = ["indicator", "fiscal_year"]

    @admin.display(description=_("department"), ordering="indicator__department")
    def office(self, actual: Actual) -> str:
        return str(actual.indicator.department or "")

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if not self.has_change_permission(request, obj):
            return fieldsets
        return [*fieldsets, (_("Correction"), {"fields": ["change_reason"]})]

    def has_add_permission(self, request, obj=None) -> bool:
        """A value is entered under its indicator."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        """A published value goes only with a reason, under its indicator."""
        return False

    def may_see_history(self, request, row: Actual) -> bool:
        return may_see_unpublished(request, row.indicator)

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        settle(form.instance.indicator.plan)
