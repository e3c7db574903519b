"""The addresses of the staff's sheets, below those of the admin."""

from django.contrib import admin
from django.urls import path

from kpitracker.views import import_jobs, sheets, sheets_out

PAGES = [
    ("", sheets.sheets, "sheets"),
    ("bring/", sheets.bring, "sheets-bring"),
    ("take/", sheets_out.take, "sheets-take"),
    ("<uuid:job>/", import_jobs.import_job, "import-job"),
    ("<uuid:job>/progress/", import_jobs.progress, "import-progress"),
    ("<uuid:job>/problems.csv", import_jobs.problems, "import-problems"),
    ("<uuid:job>/confirm/", import_jobs.confirm, "import-confirm"),
    ("<uuid:job>/undo/", import_jobs.undo, "import-undo"),
]
# Whoever may not come into the admin is led to its login.
urlpatterns = [
    path(route, admin.site.admin_view(view), name=name) for route, view, name in PAGES
]
