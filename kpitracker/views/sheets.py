"""The page of sheets: bring one in, take one away, see what was brought before."""

from django.conf import settings
from django.contrib import admin
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kpitracker.sheets.desk import SheetDesk
from kpitracker.sheets.forms import BringForm, TakeForm
from kpitracker.spreadsheets.bringing import job_of
from plans.admin.refusals import refusal_of
from plans.fiscal import fiscal_year_of_month
from plans.imports import jobs
from plans.imports.problems import Problem
from plans.sheets.faults import Unreadable

JOBS_SHOWN = 10


@require_GET
def sheets(request: HttpRequest) -> HttpResponse:
    desk = SheetDesk(request)
    kind = request.GET.get("kind", "")
    form = BringForm(kinds=desk.kinds, initial={"kind": kind})
    return _page(request, desk, form)


@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Read what was brought into a job; what cannot be read is said on the form."""
    desk = SheetDesk(request)
    form = BringForm(request.POST, request.FILES, kinds=desk.kinds)
    if not form.is_valid():
        return _page(request, desk, form, status=400)
    try:
        job = job_of(form.brought, reach=desk.reach, kinds=dict(desk.kinds))
    except Unreadable as error:
        form.add_error("file" if form.cleaned_data["file"] else "pasted", _told(error))
        return _page(request, desk, form, status=400)
    except DatabaseError as error:
        form.add_error(None, refusal_of(error))
        return _page(request, desk, form, status=503)
    return redirect("import-job", job=job.pk)


def _told(error: Unreadable) -> str:
    """The sentence, with the row it speaks of."""
    return str(Problem(error.line, "", str(error))) if error.line else str(error)


def _page(
    request: HttpRequest, desk: SheetDesk, form: BringForm, *, status: int = 200
) -> HttpResponse:
    today = localdate()
    last_year = fiscal_year_of_month(today.year, today.month) - 1
    context = {
        **admin.site.each_context(request),
        "title": _("Spreadsheets"),
        "bring": form if desk.kinds else None,
        "take": TakeForm(
            sheets=desk.sheets, plans=desk.plans, initial={"year": last_year}
        ),
        "jobs": jobs.of_user(request.user)[:JOBS_SHOWN],
        "most": settings.SHEET_LIMITS,
    }
    return TemplateResponse(request, "admin/sheets.html", context, status=status)
