"""The addresses of April's work on offices and people, below those of the admin."""

from django.contrib import admin
from django.urls import path

from kpitracker.views import people, reorganization

PAGES = [
    ("reorganization/", reorganization.reorganization, "reorganization"),
    ("reorganization/<int:pk>/", reorganization.move_department, "move-department"),
    ("people/", people.people, "people"),
    ("people/sheet/", people.take_people, "people-sheet"),
    ("people/passwords/", people.first_passwords, "first-passwords"),
]
urlpatterns = [
    path(route, admin.site.admin_view(view), name=name) for route, view, name in PAGES
]
