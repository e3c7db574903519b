"""Municipalities and other bodies, and their departments."""

import unicodedata

from django.contrib import admin
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from plans.admin.base import ScopedAdmin
from plans.admin.choices import in_offices
from plans.admin.filters import Offered
from plans.admin.forms import RefusableForm
from plans.admin.keeping import KeepsAdministrators
from plans.admin.seats import SeatInline
from plans.desks import everywhere, wholly
from plans.models import Department, Organization
from plans.rights import Action, Scope

# Codes and names of municipalities are public: any of them may be named a partner.
MUNICIPALITIES = "municipalities"


class OrganizationForm(RefusableForm):
    """Its code is digits alone, in whatever width they were typed."""

    def clean_code(self) -> str:
        return unicodedata.normalize("NFKC", self.cleaned_data["code"])


@admin.register(Organization)
class OrganizationAdmin(ScopedAdmin):
    """Its own page is for its own staff; by name any municipality can be a partner."""

    form = OrganizationForm
    organization_path = "pk"
    writing = Action.ADMINISTER
    fieldsets = [(None, {"fields": ["code", "name", "submitter_may_approve"]})]
    list_display = ["name", "code"]
    list_display_links = ["name", "code"]
    search_fields = ["code", "name"]
    ordering = ["code", "name"]

    def owner(self, obj: Organization) -> Scope:
        return Scope(obj.pk)

    def get_search_results(self, request, queryset, search_term):
        if request.GET.get("among") == MUNICIPALITIES:
            queryset = self.model.objects.exclude(code="")
        return super().get_search_results(request, queryset, search_term)

    def has_add_permission(self, request, obj=None) -> bool:
        """A new organization is nobody's yet."""
        return everywhere(request)

    def has_delete_permission(self, request, obj=None) -> bool:
        return everywhere(request)


class OrganizationFilter(Offered):
    title = _("organization")
    parameter_name = "organization"
    field_path = "organization"

    def lookups(self, request, model_admin):
        rows = in_offices(Organization.objects.all(), request, organization_path="pk")
        return [(row.pk, str(row)) for row in rows]


class ValidityFilter(Offered):
    title = _("in force")
    parameter_name = "validity"

    def lookups(self, request, model_admin):
        return [("now", _("Still there")), ("ended", _("Ended"))]

    def queryset(self, request, queryset):
        match self.value():
            case "now":
                return queryset.not_ended(localdate())
            case "ended":
                return queryset.filter(valid_to__lt=localdate())
            case None:
                return queryset
        return queryset.none()


@admin.register(Department)
class DepartmentAdmin(ScopedAdmin, KeepsAdministrators):
    """An office from its first to its last day, and who sits there."""

    organization_path = "organization"
    writing = Action.ADMINISTER
    change_list_template = "admin/department_change_list.html"
    inlines = [SeatInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "organization",
                    "name",
                    "code",
                    "position",
                    "needs_approval",
                ]
            },
        ),
        (
            _("As long as the office exists"),
            {
                "fields": [("valid_from", "valid_to"), "successor"],
                "description": _(
                    "In a reorganization the old office ends and names its successor; "
                    "the new one is added beside it."
                ),
            },
        ),
    ]
    list_display = [
        "name",
        "code",
        "organization",
        "valid_from",
        "valid_to",
        "successor",
    ]
    list_filter = [OrganizationFilter, ValidityFilter]
    list_select_related = ["organization", "successor"]
    search_fields = ["code", "name", "organization__name"]
    autocomplete_fields = ["organization", "successor"]
    ordering = ["organization", "position", "pk"]

    def organizations_of(self, obj: Department) -> set[int]:
        return {obj.organization_id}

    def owner(self, obj: Department) -> Scope:
        return Scope(obj.organization_id, obj.pk)

    def get_inlines(self, request, obj):
        """A new office is saved before anybody sits there."""
        return self.inlines if obj else []

    def get_search_results(self, request, queryset, search_term):
        if request.GET.get("field_name") == "department":
            # Offered to be put in charge, or to sit in: not what has ended.
            queryset = queryset.not_ended(localdate())
        return super().get_search_results(request, queryset, search_term)

    def get_readonly_fields(self, request, obj=None):
        fixed = ["organization"] if obj else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def reachable(self, db_field, request, plan):
        rows = super().reachable(db_field, request, plan)
        if everywhere(request):
            return rows
        key = "pk" if db_field.name == "organization" else "organization"
        return rows.filter(**{f"{key}__in": wholly(request, self.writing)})
