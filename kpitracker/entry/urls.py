"""The addresses of entering values, below those of the admin."""

from django.contrib import admin
from django.urls import path

from kpitracker import converters  # noqa: F401 - the addresses below need it
from kpitracker.views import entry, entry_live

ROUND = "<code:code>/<int:year>/"
PAGES = [
    ("", entry.rounds, "entry"),
    (ROUND, entry.grid, "entry-round"),
    (f"{ROUND}read/", entry_live.read, "entry-read"),
    (f"{ROUND}save/", entry_live.save, "entry-save"),
]
urlpatterns = [
    path(route, admin.site.admin_view(view), name=name) for route, view, name in PAGES
]
