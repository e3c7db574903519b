"""The staff's workplace: who may come in, and what it is called."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from plans.desks import everywhere, offices


class AdminSite(admin.AdminSite):
    site_title = _("KPI tracker")
    site_header = _("KPI tracker: administration")
    index_title = _("What can be maintained")
    enable_nav_sidebar = True

    def has_permission(self, request) -> bool:
        """Staff with a desk; council viewers read the pages, not the admin."""
        user = request.user
        return (
            user.is_active
            and user.is_staff
            and (everywhere(request) or bool(offices(request)))
        )

    def get_urls(self):
        """All but the shortcut that would name the address of any row to anybody."""
        return [
            url
            for url in super().get_urls()
            if getattr(url, "name", None) != "view_on_site"
        ]
