"""Who sits in which office since when, one row after the other."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from plans.admin.base import ScopedAdmin
from plans.admin.filters import choice_filter
from plans.admin.keeping import KeepsAdministrators
from plans.admin.people import IN_DEPARTMENT, PeopleOfWholeOrganizations
from plans.models import Membership, Role
from plans.rights import Scope


@admin.register(Membership)
class MembershipAdmin(PeopleOfWholeOrganizations, ScopedAdmin, KeepsAdministrators):
    change_list_template = "admin/people_change_list.html"
    organization_path = IN_DEPARTMENT
    fieldsets = [
        (None, {"fields": ["user", "department", "role"]}),
        (_("In force"), {"fields": [("valid_from", "valid_to")]}),
    ]
    list_display = ["user", "department", "role", "valid_from", "valid_to"]
    list_filter = [
        choice_filter("role", title=_("role"), choices=Role.choices),
    ]
    list_select_related = ["user", "department"]
    search_fields = ["user__username", "user__name", "department__name"]
    autocomplete_fields = ["user", "department"]
    ordering = ["department", "user", "pk"]

    def organizations_of(self, obj: Membership) -> set[int]:
        return {obj.department.organization_id}

    def owner(self, obj: Membership) -> Scope:
        return Scope(obj.department.organization_id, is_published=False)

    def get_readonly_fields(self, request, obj=None):
        fixed = ["user"] if obj else []
        return [*super().get_readonly_fields(request, obj), *fixed]
