"""The history of a whole plan, to look at and to take away, for the auditor."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kpitracker.histories.forms import HistoryForm, usual
from kpitracker.histories.sheets import columns, rows_of
from plans import audit
from plans.addresses import address_of
from plans.admin.choices import in_offices
from plans.desks import everywhere, wholly
from plans.models import AuditAction, Plan
from plans.rights import Action
from plans.sheets.writing import Format, write_sheet

ENTRIES_SHOWN = 20


@require_GET
def histories(request: HttpRequest) -> HttpResponse:
    """The plans whose whole history one reads."""
    plans = _plans(request)
    if not everywhere(request):
        plans = plans.filter(organization__in=wholly(request, Action.VIEW))
        if not wholly(request, Action.VIEW):
            raise PermissionDenied
    context = {"title": _("History of plans"), "plans": plans}
    return _page(request, "admin/histories.html", context)


@require_GET
def plan_history(request: HttpRequest, code: str) -> HttpResponse:
    """The latest entries of what is asked for, and the way to all of them."""
    plan = _plan(request, code)
    form = HistoryForm(_asked(request))
    found = form.history_of(plan).latest(ENTRIES_SHOWN) if form.is_valid() else []
    context = {
        "title": _("History: %(plan)s") % {"plan": plan},
        "plan": plan,
        "form": form,
        "entries": found,
        "shown": ENTRIES_SHOWN,
        "query": _asked(request).urlencode(),
    }
    status = 200 if form.is_valid() else 400
    return _page(request, "admin/plan_history.html", context, status=status)


@require_GET
def plan_history_csv(request: HttpRequest, code: str) -> HttpResponse:
    """Every entry, written while it is read."""
    plan = _plan(request, code)
    form = HistoryForm(_asked(request))
    if not form.is_valid():
        return plan_history(request, code)
    history = form.history_of(plan)
    rows = rows_of(history.entries(), history.codes())
    written = write_sheet(Format.CSV, columns(), rows, title=_("History"))
    audit.record(
        AuditAction.EXPORT,
        user=request.user,
        organization=plan.organization,
        plan_code=plan.code,
        thing="history.csv",
        detail=_asked(request).urlencode(),
        address=address_of(request),
    )
    return FileResponse(
        written.body,
        as_attachment=True,
        filename=f"{plan.code}_history{written.suffix}",
        content_type=written.content_type,
        headers={"Cache-Control": "private, no-store"},
    )


def _asked(request: HttpRequest) -> QueryDict:
    """What the address says; the days of this fiscal year where it says none."""
    asked = request.GET.copy()
    for name, day in usual(localdate()).items():
        asked.setdefault(name, day)
    return asked


def _plan(request: HttpRequest, code: str) -> Plan:
    plan = get_object_or_404(_plans(request), code=code)
    if not everywhere(request) and plan.organization_id not in wholly(
        request, Action.VIEW
    ):
        raise PermissionDenied
    return plan


def _plans(request: HttpRequest) -> QuerySet[Plan]:
    rows = Plan.objects.visible_to(request.user, on=localdate())
    rows = in_offices(rows, request, organization_path="organization")
    return rows.select_related("organization")


def _page(
    request: HttpRequest, template: str, context: dict, *, status: int = 200
) -> HttpResponse:
    context = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, template, context, status=status)
