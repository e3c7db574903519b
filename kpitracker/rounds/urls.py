"""The addresses of rounds and of what was changed in them, below those of the admin."""

from django.contrib import admin
from django.urls import path

from kpitracker import converters  # noqa: F401 - the addresses below need it
from kpitracker.views import approvals, histories, reminders, rounds

PAGES = [
    ("rounds/<int:pk>/", rounds.overview, "round-overview"),
    ("rounds/<int:pk>/values/", rounds.values, "round-values"),
    ("rounds/<int:pk>/reminders/", reminders.reminders, "round-reminders"),
    ("approvals/", approvals.approvals, "approvals"),
    ("history/", histories.histories, "plan-histories"),
    ("history/<code:code>/", histories.plan_history, "plan-history"),
    ("history/<code:code>/csv/", histories.plan_history_csv, "plan-history-csv"),
]
urlpatterns = [
    path(route, admin.site.admin_view(view), name=name) for route, view, name in PAGES
]
