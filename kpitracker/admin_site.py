"""The staff's workplace: who may come in, and what it is called."""

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kpitracker.april.holdings import ended_departments
from kpitracker.rounds.tasks import tasks_of
from kpitracker.views import accounts
from plans.desks import everywhere, offices

APPS = ["plans", "measures", "indicators"]
PAGES = [
    "Plan",
    "Goal",
    "Measure",
    "Text",
    "Indicator",
    "Actual",
    "Round",
    "Organization",
    "Population",
    "Department",
    "User",
    "Membership",
    "AuditEntry",
]


class AdminSite(admin.AdminSite):
    site_title = _("Progress of municipal plans")
    site_header = _("Progress of municipal plans")
    index_title = _("Workplace")
    enable_nav_sidebar = False  # the lists need the width

    def has_permission(self, request) -> bool:
        """Staff with a desk; council viewers read the pages, not the admin."""
        user = request.user
        return (
            user.is_active
            and user.is_staff
            and (everywhere(request) or bool(offices(request)))
        )

    def index(self, request, extra_context=None):
        tasks = {
            "ended_departments": ended_departments(request),
            "tasks": tasks_of(request, on=localdate()),
        }
        return super().index(request, {**tasks, **(extra_context or {})})

    def login(self, request, extra_context=None):
        """There is one login page; who is in and not at a desk is told so."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        wanted = request.GET.get("next") or reverse("admin:index")
        return redirect_to_login(wanted, reverse("login"))

    def logout(self, request, extra_context=None):
        return accounts.logout(request)

    def password_change(self, request, extra_context=None):
        return redirect(f"{reverse('password-change')}?next={reverse('admin:index')}")

    def get_app_list(self, request, app_label=None) -> list[dict]:
        """From the plan down to its values, then the people; not by the alphabet."""
        apps = self._build_app_dict(request, app_label).values()
        for app in apps:
            app["models"].sort(key=lambda page: PAGES.index(page["object_name"]))
        return sorted(apps, key=lambda app: APPS.index(app["app_label"]))

    def get_urls(self):
        """All but the shortcut that would name the address of any row to anybody."""
        return [
            url
            for url in super().get_urls()
            if getattr(url, "name", None) != "view_on_site"
        ]
