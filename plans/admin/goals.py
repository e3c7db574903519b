"""Goals: the top level of a plan."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from plans.admin.filters import PlanFilter
from plans.admin.parts import PartAdmin
from plans.models import Goal


@admin.register(Goal)
class GoalAdmin(PartAdmin):
    fieldsets = [
        (None, {"fields": ["plan", "number", "title"]}),
        (_("Filing"), {"fields": ["code", "position"]}),
    ]
    list_display = ["title", "number", "code", "plan"]
    list_display_links = ["title"]
    list_filter = [PlanFilter]
    list_select_related = ["plan__organization"]
    search_fields = ["code", "number", "title", "plan__title"]
    ordering = ["plan", "position", "pk"]
