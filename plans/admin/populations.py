"""Populations: maintained by the planning section, set against counts of a year."""

from functools import partial

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.utils.translation import gettext_lazy as _

from plans.admin.base import ScopedAdmin
from plans.admin.organizations import OrganizationFilter
from plans.desks import everywhere, wholly
from plans.forms import WholeNumberField
from plans.models import Population


@admin.register(Population)
class PopulationAdmin(ScopedAdmin):
    organization_path = "organization"
    fieldsets = [(None, {"fields": ["organization", "counted_on", "people", "source"]})]
    list_display = ["counted_on", "organization", "count", "source"]
    list_filter = [OrganizationFilter]
    list_select_related = ["organization"]
    search_fields = ["organization__name", "source"]
    autocomplete_fields = ["organization"]
    ordering = ["organization", "-counted_on"]

    @admin.display(description=_("people"), ordering="people")
    def count(self, population: Population) -> str:
        return f"{population.people:,}"

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name == "people":
            typed = {
                "form_class": partial(WholeNumberField, unit="人"),
                "widget": AdminTextInputWidget,
            }
            options |= typed
        return super().formfield_for_dbfield(db_field, request, **options)

    def get_readonly_fields(self, request, obj=None):
        fixed = ["organization"] if obj else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def reachable(self, db_field, request, plan):
        rows = super().reachable(db_field, request, plan)
        if everywhere(request):
            return rows
        return rows.filter(pk__in=wholly(request, self.writing))
