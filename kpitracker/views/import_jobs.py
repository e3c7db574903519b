"""One import job: look at it, confirm it, undo it."""

from django.contrib import admin
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kpitracker.sheets.desk import SheetDesk
from kpitracker.sheets.forms import CorrectionForm
from kpitracker.sheets.summaries import summary_of
from kpitracker.spreadsheets.importers import IMPORTERS
from plans.admin.choices import is_key
from plans.admin.refusals import refusal_of
from plans.imports import jobs, staging
from plans.imports.fitting import fitting
from plans.imports.importer import Importer, Stale
from plans.imports.paging import page_of
from plans.models import ImportJob
from plans.sheets.columns import OutColumn
from plans.sheets.writing import Format, write_sheet


@require_GET
def import_job(request: HttpRequest, job) -> HttpResponse:
    return _page(request, *_job_of(request, job))


@require_GET
def progress(request: HttpRequest, job) -> HttpResponse:
    """How many rows were read so far, for the page that waits."""
    found = jobs.of_user(request.user).filter(pk=job)
    row = found.only("rows_read", "state").first()
    state = {"rows": row.rows_read, "state": row.state} if row else {"rows": 0}
    return JsonResponse(state)


@require_GET
def problems(request: HttpRequest, job) -> HttpResponse:
    """Everything that is wrong, as a file to work through beside the sheet."""
    found, _importer = _job_of(request, job)
    columns = [
        OutColumn(heading=_("Row"), kind="number"),
        OutColumn(heading=_("Column")),
        OutColumn(heading=_("Problem")),
    ]
    rows = (
        [problem.line, problem.heading, problem.sentence]
        for _number, chunk in staging.chunks(found)
        for problem in chunk.problems
    )
    written = write_sheet(Format.CSV, columns, rows, title=_("Problems"))
    return HttpResponse(
        b"".join(written.body),
        content_type=written.content_type,
        headers={"Content-Disposition": 'attachment; filename="problems.csv"'},
    )


@require_POST
def confirm(request: HttpRequest, job) -> HttpResponse:
    """Apply the job that was looked at. Twice is as good as once."""
    found, importer = _job_of(request, job)
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        refused = form.errors["correction"]
        return _page(request, found, importer, refused=refused, status=409)
    return _step(
        request,
        found,
        importer,
        lambda: jobs.confirm(
            found,
            importer=importer,
            reach=SheetDesk(request).reach,
            ticked=set(request.POST.getlist("ticked")),
            correction=form.cleaned_data["correction"],
        ),
    )


@require_POST
def undo(request: HttpRequest, job) -> HttpResponse:
    found, importer = _job_of(request, job)
    reach = SheetDesk(request).reach
    return _step(
        request,
        found,
        importer,
        lambda: jobs.undo(found, importer=importer, reach=reach),
    )


def _step(
    request: HttpRequest, job: ImportJob, importer: Importer, take
) -> HttpResponse:
    """Take a step; where it cannot be taken, the page says why and all stays."""
    try:
        take()
    except (jobs.NotNow, Stale) as refused:
        return _page(request, job, importer, refused=refused.sentences, status=409)
    except DatabaseError as error:
        sentences = refusal_of(error).messages
        return _page(request, job, importer, refused=sentences, status=409)
    return redirect("import-job", job=job.pk)


def _job_of(request: HttpRequest, key) -> tuple[ImportJob, Importer]:
    """One's own job of a kind that one may bring; anything else is not there."""
    job = jobs.of_user(request.user).filter(pk=key).first()
    if job is None or job.kind not in dict(SheetDesk(request).kinds):
        raise Http404
    return job, IMPORTERS[job.kind]


def _page(
    request: HttpRequest,
    job: ImportJob,
    importer: Importer,
    *,
    refused: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    number = request.GET.get("page", "")
    page = page_of(
        job,
        show=request.GET.get("show"),
        number=int(number) if is_key(number) else 1,
        rows_a_page=importer.rows_a_page,
    )
    context = {
        **admin.site.each_context(request),
        "title": _("Import: %(name)s") % {"name": job},
        "here": job,
        "job": job,
        "summary": summary_of(job, importer),
        "page": page,
        "rows": fitting(importer.shown(page.entries, job=job)),
        "refused": refused or [],
        "ticked": request.POST.getlist("ticked"),
        "correction": request.POST.get("correction", ""),
    }
    return TemplateResponse(request, "admin/import_job.html", context, status=status)
