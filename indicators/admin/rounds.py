"""Rounds: when a plan asks for the values of a fiscal year."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from indicators.models import Round, StageChange
from plans.admin.filters import PlanFilter
from plans.admin.parts import PartAdmin
from plans.rights import Action


@admin.register(Round)
class RoundAdmin(PartAdmin):
    writing = Action.CONFIRM
    fieldsets = [
        (None, {"fields": ["plan", "fiscal_year", ("opens_on", "closes_on")]}),
        (_("For the departments"), {"fields": ["note"]}),
    ]
    list_display = ["plan", "fiscal_year", "opens_on", "closes_on"]
    list_display_links = ["plan", "fiscal_year"]
    list_filter = [PlanFilter]
    list_select_related = ["plan__organization"]
    search_fields = ["plan__code", "plan__title", "=fiscal_year"]
    ordering = ["-fiscal_year", "plan"]

    def get_readonly_fields(self, request, obj=None):
        """Values of one year are never taken for those of another."""
        fixed = ["fiscal_year"] if obj else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def has_delete_permission(self, request, obj=None) -> bool:
        """Only while nobody has submitted anything in it."""
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or not StageChange.objects.filter(
            indicator__plan=obj.plan_id, fiscal_year=obj.fiscal_year
        )
