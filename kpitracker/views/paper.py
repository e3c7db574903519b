"""A plan's year on paper: pages to print, PDFs and the workbook of the list."""

from collections.abc import Callable
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import quote_etag
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kpitracker.keeping.conditions import unless_known
from kpitracker.paper.documents import CONTEXTS, how_asked
from kpitracker.paper.making import pdf_of
from kpitracker.paper.orders import Kind, Order
from kpitracker.paper.press import Unprintable
from kpitracker.paper.workbook import measure_workbook
from kpitracker.spreadsheets.kpi_list import kpi_list
from kpitracker.stored_files import stored
from kpitracker.views.plans import (
    YearAskedFor,
    plan_for,
    to_the_page,
    year_asked_for,
)
from measures.models import Measure
from plans.models import Plan
from plans.sheets.faults import Unwritable
from plans.sheets.writing import CONTENT_TYPES, Format

PDF = "application/pdf"
RETRY_AFTER = "60"
# The PDF viewer of a browser is a plug-in to its Content-Security-Policy.
VIEWER = {"object-src": ["'self'"]}


@require_safe
def report(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, plan_for(request, code), Kind.LIST)


@require_safe
def sheets(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, plan_for(request, code), Kind.SHEETS)


@require_safe
def sheet(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    plan = plan_for(request, code)
    return _page(request, plan, Kind.SHEET, _measure(plan, measure_code))


@require_safe
@csp_replace(VIEWER)
def pdf(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    if kind not in (Kind.LIST, Kind.SHEETS, Kind.PLAN):
        raise Http404(kind)
    return _pdf(request, plan_for(request, code), Kind(kind))


@require_safe
@csp_replace(VIEWER)
def sheet_pdf(request: HttpRequest, code: str, measure_code: str) -> HttpResponse:
    plan = plan_for(request, code)
    return _pdf(request, plan, Kind.SHEET, _measure(plan, measure_code))


@require_safe
def list_xlsx(request: HttpRequest, code: str) -> HttpResponse:
    return _xlsx(request, plan_for(request, code), Kind.LIST, _list_workbook)


@require_safe
def sheets_xlsx(request: HttpRequest, code: str) -> HttpResponse:
    return _xlsx(request, plan_for(request, code), Kind.SHEETS, _sheets_workbook)


def _list_workbook(order: Order) -> bytes:
    return kpi_list(order.plan, printed_on=localdate(order.at), **how_asked(order))


def _sheets_workbook(order: Order) -> bytes:
    context = CONTEXTS[Kind.SHEETS](order)
    return measure_workbook(
        context["sheets"], whose=context["whose"], mark=context["mark"]
    )


def _measure(plan: Plan, code: str) -> Measure:
    return get_object_or_404(plan.measures, code=code)


def _version(plan: Plan, asked: YearAskedFor) -> int | None:
    """The version asked for if there is one, so that none is made under other names."""
    if asked.version is None:
        return None
    versions = plan.publications.filter(fiscal_year=asked.year, version=asked.version)
    return asked.version if versions.exists() else None


def _order(
    plan: Plan, kind: Kind, asked: YearAskedFor, measure: Measure | None = None
) -> Order:
    return Order(
        kind=kind,
        plan=plan,
        fiscal_year=asked.year,
        version=_version(plan, asked),
        measure=measure,
        language=get_language(),
        at=now(),
    )


def _page(
    request: HttpRequest, plan: Plan, kind: Kind, measure: Measure | None = None
) -> HttpResponse:
    asked = year_asked_for(request, plan)
    order = _order(plan, kind, asked, measure)
    context = CONTEXTS[kind](order) | {
        "asked": asked,
        "measure": measure,
        "query": _query(order),
    }
    return render(request, f"kpitracker/report_{kind}.html", context)


def _query(order: Order) -> str:
    """What leads from the page to the same year and version of another paper."""
    facts = {"year": order.fiscal_year, "version": order.version}
    query = urlencode({name: it for name, it in facts.items() if it})
    return f"?{query}" if query else ""


def _xlsx(
    request: HttpRequest, plan: Plan, kind: Kind, workbook: Callable[[Order], bytes]
) -> HttpResponse:
    asked = year_asked_for(request, plan)
    order = _order(plan, kind, asked)
    if not asked.is_met(order.version):
        return to_the_page(request, "report", plan.code)
    try:
        content = workbook(order)
    except Unwritable as fault:
        return _refused(request, plan, str(fault), status=404)
    return _file(content, f"{order.name}.xlsx", CONTENT_TYPES[Format.XLSX])


def _pdf(
    request: HttpRequest, plan: Plan, kind: Kind, measure: Measure | None = None
) -> HttpResponse:
    asked = year_asked_for(request, plan)
    order = _order(plan, kind, asked, measure)
    if not asked.is_met(order.version):
        if measure:
            return to_the_page(request, "report-sheet", plan.code, measure.code)
        return to_the_page(request, "report", plan.code)
    key = order.key()

    def made() -> HttpResponse:
        try:
            return _file(pdf_of(order, key), f"{order.name}.pdf", PDF)
        except Unprintable as fault:
            return _refused(request, plan, str(fault), status=503)

    return unless_known(request, quote_etag(key[:32]), made)


def _file(content: bytes, name: str, content_type: str) -> FileResponse:
    answer = FileResponse(
        stored([content]),
        as_attachment=content_type != PDF,
        filename=name,
        content_type=content_type,
    )
    patch_cache_control(answer, no_cache=True)
    return answer


def _refused(
    request: HttpRequest, plan: Plan, sentence: str, *, status: int
) -> HttpResponse:
    """There is no such file now, and why; the pages remain to be printed."""
    context = {
        "plan": plan,
        "sentence": sentence,
        "place": _("Print and PDF"),
        "back": reverse("report", args=[plan.code]),
        "way": _("To the page to print"),
    }
    answer = render(request, "kpitracker/file_refused.html", context, status=status)
    if status == 503:
        answer["Retry-After"] = RETRY_AFTER
    return answer
