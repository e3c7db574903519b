"""A sheet to take away, in the format that was asked for."""

from collections.abc import Iterable
from datetime import date

from django.contrib import admin
from django.http import FileResponse, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kpitracker.exchange.exporting import package_of
from kpitracker.exchange.packing import zipped
from kpitracker.moments import one_moment
from kpitracker.sheets.desk import SheetDesk
from kpitracker.sheets.forms import TakeForm
from kpitracker.spreadsheets.kpi_list import kpi_list
from kpitracker.spreadsheets.sheets_out import SHEETS, Asked
from kpitracker.stored_files import stored
from plans import audit
from plans.addresses import address_of
from plans.fiscal import fiscal_year_of_month
from plans.models import AuditAction, Plan
from plans.sheets.faults import Unwritable
from plans.sheets.writing import (
    CONTENT_TYPES,
    SUFFIXES,
    Format,
    replaced_signs,
    write_sheet,
)

ZIP = "application/zip"


@require_GET
def take(request: HttpRequest) -> HttpResponse:
    """The file; for Shift_JIS first the characters it cannot hold, if there are any."""
    desk = SheetDesk(request)
    form = TakeForm(request.GET, sheets=desk.sheets, plans=desk.plans)
    if form.is_valid():
        try:
            with one_moment():
                answer = _taken(request, desk, form.cleaned_data)
            if isinstance(answer, FileResponse):
                _record(request, form.cleaned_data)
            return answer
        except Unwritable as fault:
            form.add_error(None, str(fault))
    return _page(request, "admin/sheet_refused.html", {"form": form}, status=400)


def _record(request: HttpRequest, asked: dict) -> None:
    plan = asked["plan"]
    audit.record(
        AuditAction.EXPORT,
        user=request.user,
        organization=plan.organization,
        plan_code=plan.code,
        thing=asked["sheet"],
        detail=" ".join(str(it) for it in (asked["format"], asked["year"]) if it),
        address=address_of(request),
    )


def _taken(request: HttpRequest, desk: SheetDesk, asked: dict) -> HttpResponse:
    plan, name = asked["plan"], asked["sheet"]
    today = localdate()
    year = asked["year"] or fiscal_year_of_month(today.year, today.month) - 1
    if name == "package":
        files = package_of(plan, public=not desk.reads_all(plan))
        return _file([zipped(files)], ZIP, f"{plan.code}.zip")
    if name == "list":
        return _list(desk, plan, year, today)
    return _table(request, desk, plan, year, asked)


def _list(desk: SheetDesk, plan: Plan, year: int, today: date) -> HttpResponse:
    content = kpi_list(
        plan, fiscal_year=year, audience=desk.audience(plan), printed_on=today
    )
    suffix = SUFFIXES[Format.XLSX]
    name = f"{plan.code}_list_{year}{suffix}"
    return _file([content], CONTENT_TYPES[Format.XLSX], name)


def _table(
    request: HttpRequest, desk: SheetDesk, plan: Plan, year: int, asked: dict
) -> HttpResponse:
    sheet, fmt = SHEETS[asked["sheet"]], Format(asked["format"])
    wanted = Asked(plan, year, desk.reach)
    columns, rows = sheet.table(wanted)
    if fmt == Format.CP932 and "anyway" not in request.GET:
        if signs := replaced_signs(columns, rows):
            context = {"signs": signs, "plan": plan, "sheet": sheet.title}
            return _page(request, "admin/sheet_signs.html", context)
        columns, rows = sheet.table(wanted)
    written = write_sheet(fmt, columns, rows, title=str(sheet.title))
    year_part = f"_{year}" if sheet.needs_year else ""
    name = f"{plan.code}_{asked['sheet']}{year_part}{written.suffix}"
    return _file(written.body, written.content_type, name)


def _file(blocks: Iterable[bytes], content_type: str, name: str) -> HttpResponse:
    return FileResponse(
        stored(blocks),
        as_attachment=True,
        filename=name,
        content_type=content_type,
        headers={"Cache-Control": "private, no-store"},
    )


def _page(
    request: HttpRequest, template: str, context: dict, *, status: int = 200
) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Spreadsheets"),
        "here": _("Download"),
        "query": request.GET.urlencode(),
        **context,
    }
    return TemplateResponse(request, template, context, status=status)
