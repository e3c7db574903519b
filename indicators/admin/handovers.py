"""The handover memo on the page of its indicator."""

from indicators.models import Handover, Indicator, unpublished_scope
from plans.admin.base import ScopedStacked
from plans.desks import allowed
from plans.rights import Action


class HandoverInline(ScopedStacked):
    """Written by who enters the values; read by who sees them unpublished."""

    model = Handover
    organization_path = "indicator__plan__organization"
    writing = Action.ENTER
    fields = ["method", "origin", "contact", "available"]
    max_num = 1
    can_delete = False

    def has_view_permission(self, request, obj: Indicator | None = None) -> bool:
        if obj is None:
            return super().has_view_permission(request)
        return allowed(request, Action.VIEW, unpublished_scope(obj))

    def get_extra(self, request, obj: Indicator | None = None, **options) -> int:
        """An empty memo to fill in; whoever only reads is shown none."""
        return int(obj is None or self.has_change_permission(request, obj))
