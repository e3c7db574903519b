"""The addresses of April's work on offices and people, below those of the admin."""

from django.contrib import admin
from django.urls import path

from kpitracker.views import reorganization

PAGES = [
    ("", reorganization.reorganization, "reorganization"),
    ("<int:pk>/", reorganization.move_department, "move-department"),
]
urlpatterns = [
    path(route, admin.site.admin_view(view), name=name) for route, view, name in PAGES
]
