"""The addresses of a round's pages, below those of the admin."""

from django.contrib import admin
from django.urls import path

from kpitracker.views import approvals, reminders, rounds

PAGES = [
    ("rounds/<int:pk>/", rounds.overview, "round-overview"),
    ("rounds/<int:pk>/values/", rounds.values, "round-values"),
    ("rounds/<int:pk>/reminders/", reminders.reminders, "round-reminders"),
    ("approvals/", approvals.approvals, "approvals"),
]
urlpatterns = [
    path(route, admin.site.admin_view(view), name=name) for route, view, name in PAGES
]
