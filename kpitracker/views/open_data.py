"""Open data of a public plan: the page, each of its files, all of them as a package.

Nothing here looks at who asks: an internal plan has none, for nobody.
"""

from collections.abc import Callable
from typing import BinaryIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from kpitracker.datapackages import DESCRIPTOR
from kpitracker.keeping.conditions import CURRENT, unless_known
from kpitracker.moments import one_moment
from kpitracker.opendata import files
from kpitracker.opendata.descriptor import descriptor
from kpitracker.opendata.etags import etag_of
from kpitracker.opendata.open_plans import OpenPlan, open_plan
from kpitracker.opendata.surveys import surveys_of
from kpitracker.opendata.tables import BY_NAME, Table
from kpitracker.stored_files import stored
from plans.models import Plan
from plans.sheets.faults import Unwritable
from plans.sheets.writing import CONTENT_TYPES, Format

ENCODINGS = {
    "utf-8": (Format.CSV, files.as_utf8),
    "cp932": (Format.CP932, files.as_cp932),
}


@require_safe
@conditional_page
def open_data(request: HttpRequest, code: str) -> HttpResponse:
    with one_moment():
        source = _source_or_404(code)
        surveys = surveys_of(source)
    context = {
        "plan": source.plan,
        "source": source,
        "surveys": surveys,
        "rows": {survey.table.name: survey.rows for survey in surveys},
        "replaced": {
            sign: other for one in surveys for sign, other in one.replaced.items()
        },
        "address": request.build_absolute_uri(reverse("open-data", args=[code])),
    }
    return render(request, "kpitracker/open_data.html", context)


@require_safe
def open_data_csv(request: HttpRequest, code: str, name: str) -> HttpResponse:
    table = _table_or_404(name)
    encoding = request.GET.get("encoding", "utf-8")
    if encoding not in ENCODINGS:
        raise Http404(encoding)
    fmt, written = ENCODINGS[encoding]
    return _file(
        request,
        code,
        table.file,
        lambda source: stored(written(table, source)),
        content_type=CONTENT_TYPES[fmt],
    )


@require_safe
def open_data_xlsx(request: HttpRequest, code: str, name: str) -> HttpResponse:
    table = _table_or_404(name)

    def workbook(source: OpenPlan) -> BinaryIO:
        if not files.fits_a_workbook(table, source):
            raise Http404(name)
        return stored(files.as_workbook(table, source))

    content_type = CONTENT_TYPES[Format.XLSX]
    return _file(
        request, code, f"{table.name}.xlsx", workbook, content_type=content_type
    )


@require_safe
def open_data_descriptor(request: HttpRequest, code: str) -> HttpResponse:
    return _file(
        request,
        code,
        DESCRIPTOR,
        lambda source: stored([descriptor(source)]),
        content_type="application/json",
    )


@require_safe
def open_data_package(request: HttpRequest, code: str) -> HttpResponse:
    return _file(
        request, code, "opendata.zip", files.package, content_type="application/zip"
    )


def _source_or_404(code: str) -> OpenPlan:
    try:
        return open_plan(code)
    except Plan.DoesNotExist:
        raise Http404(code) from None


def _table_or_404(name: str) -> Table:
    if name not in BY_NAME:
        raise Http404(name)
    return BY_NAME[name]


def _file(
    request: HttpRequest,
    code: str,
    name: str,
    written: Callable[[OpenPlan], BinaryIO],
    *,
    content_type: str,
) -> HttpResponse:
    """The file, written only for those who do not have it yet."""
    with one_moment():
        source = _source_or_404(code)
        etag = etag_of(source, name, content_type)

        def made() -> HttpResponse:
            try:
                file = written(source)
            except Unwritable as fault:
                return _refused(request, source, fault)
            return FileResponse(
                file,
                as_attachment=name != DESCRIPTOR,
                filename=f"{code}_{name}",
                content_type=content_type,
            )

        response = unless_known(request, etag, made)
    if response.status_code in CURRENT:
        response["Cache-Control"] = "public, no-cache"
        # Programs in other people's pages may read what is public.
        response["Access-Control-Allow-Origin"] = "*"
    return response


def _refused(request: HttpRequest, source: OpenPlan, fault: Unwritable) -> HttpResponse:
    """There is no such file, and why; the page offers the others."""
    context = {
        "plan": source.plan,
        "sentence": str(fault),
        "place": _("Open data"),
        "back": reverse("open-data", args=[source.plan.code]),
        "way": _("To the open data"),
    }
    return render(request, "kpitracker/file_refused.html", context, status=404)
