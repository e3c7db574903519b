"""Addresses below a plan's report."""

from django.urls import path

from kpitracker.views import paper
from kpitracker.views.errors import designed

urlpatterns = [
    path("", designed(paper.report), name="report"),
    path("list.xlsx", designed(paper.list_xlsx), name="report-list-xlsx"),
    path("sheets.xlsx", designed(paper.sheets_xlsx), name="report-sheets-xlsx"),
    path("<code:kind>.pdf", designed(paper.pdf), name="report-pdf"),
    path("sheets/", designed(paper.sheets), name="report-sheets"),
    path(
        "sheets/<code:measure_code>/",
        designed(paper.sheet),
        name="report-sheet",
    ),
    path(
        "sheets/<code:measure_code>.pdf",
        designed(paper.sheet_pdf),
        name="report-sheet-pdf",
    ),
]
