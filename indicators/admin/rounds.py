"""Rounds: when a plan asks for the values of a fiscal year."""

from datetime import date

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from indicators.models import Round, StageChange
from indicators.reports.round_ask import round_ask
from indicators.reports.rounds import asked
from plans import audit
from plans.addresses import address_of
from plans.admin.filters import PlanFilter
from plans.admin.parts import PartAdmin
from plans.fiscal import fiscal_year_of_month
from plans.models import AuditAction
from plans.rights import Action

# 出納整理 ends in May: from then on a year's values are known.
OPENS, CLOSES = (5, 1), (6, 30)


@admin.register(Round)
class RoundAdmin(PartAdmin):
    writing = Action.CONFIRM
    fieldsets = [
        (None, {"fields": ["plan", "fiscal_year", ("opens_on", "closes_on")]}),
        (_("For the departments"), {"fields": ["note"]}),
    ]
    year_fields = ["fiscal_year"]
    list_display = [
        "plan",
        "fiscal_year",
        "opens_on",
        "closes_on",
        "stands",
        "overview",
    ]
    list_display_links = ["plan", "fiscal_year"]
    list_filter = [PlanFilter]
    list_select_related = ["plan__organization"]
    search_fields = ["plan__code", "plan__title", "=fiscal_year"]
    ordering = ["-fiscal_year", "plan"]

    def get_changeform_initial_data(self, request) -> dict:
        """The year that ended last, from May to June."""
        year = _last_ended(localdate())
        return {
            "fiscal_year": year,
            "opens_on": date(year + 1, *OPENS),
            "closes_on": date(year + 1, *CLOSES),
            **super().get_changeform_initial_data(request),
        }

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return fieldsets
        return [*fieldsets, (_("What it asks"), {"fields": ["asks"]})]

    def get_readonly_fields(self, request, obj=None):
        """Values of one year are never taken for those of another."""
        fixed = ["fiscal_year", "asks"] if obj else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def has_delete_permission(self, request, obj=None) -> bool:
        """Only while nobody has submitted anything in it."""
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or not StageChange.objects.filter(
            indicator__plan=obj.plan_id, fiscal_year=obj.fiscal_year
        )

    def save_model(self, request, obj, form, change) -> None:
        super().save_model(request, obj, form, change)
        if not change or form.has_changed():
            action = AuditAction.ROUND_CHANGED if change else AuditAction.ROUND_OPENED
            self._record(request, action, obj, f"{obj.opens_on} – {obj.closes_on}")

    def delete_model(self, request, obj) -> None:
        self._record(request, AuditAction.ROUND_CHANGED, obj, "deleted")
        super().delete_model(request, obj)

    def response_add(self, request, obj, post_url_continue=None):
        """To the page that tells whom the round asks, unless another is wanted."""
        response = super().response_add(request, obj, post_url_continue)
        if {"_addanother", "_continue", "_popup"} & set(request.POST):
            return response
        return HttpResponseRedirect(reverse("round-overview", args=[obj.pk]))

    @admin.display(description=_("state"))
    def stands(self, obj: Round) -> str:
        return obj.state(localdate()).label

    @admin.display(description=_("overview"))
    def overview(self, obj: Round) -> str:
        return render_to_string("admin/_round_link.html", {"round": obj})

    @admin.display(description=_("indicators"))
    def asks(self, obj: Round) -> str:
        ask = round_ask(obj, asked([obj]))
        context = {"ask": ask, "round": obj}
        return render_to_string("admin/_round_ask.html", context)

    def _record(self, request, action: AuditAction, obj: Round, detail: str) -> None:
        audit.record(
            action,
            user=request.user,
            organization=obj.plan.organization,
            plan_code=obj.plan.code,
            thing=obj,
            detail=detail,
            address=address_of(request),
        )


def _last_ended(on: date) -> int:
    return fiscal_year_of_month(on.year, on.month) - 1
