"""Who sits in an office, on the office's own page."""

from plans.admin.base import ScopedTabular
from plans.admin.people import IN_DEPARTMENT, PeopleOfWholeOrganizations
from plans.desks import allowed, everywhere, wholly
from plans.models import Department, Membership
from plans.rights import Action, Scope


class SeatInline(PeopleOfWholeOrganizations, ScopedTabular):
    """Memberships from the side of the department, past ones too."""

    model = Membership
    organization_path = IN_DEPARTMENT
    fields = ["user", "role", "valid_from", "valid_to"]
    autocomplete_fields = ["user"]
    ordering = ["valid_to", "user", "pk"]

    def has_view_permission(self, request, obj: Department | None = None) -> bool:
        return everywhere(request) or bool(wholly(request, Action.VIEW))

    def has_change_permission(self, request, obj: Department | None = None) -> bool:
        return obj is None or allowed(request, Action.ADMINISTER, self._scope(obj))

    def may_see_history(self, request, parent: Department) -> bool:
        return allowed(request, Action.VIEW, self._scope(parent))

    def _scope(self, department: Department) -> Scope:
        return Scope(department.organization_id, is_published=False)
