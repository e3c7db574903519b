"""The reorganization of April: from old departments to new ones."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from indicators.moving import held_by, move
from kpitracker.april.forms import MoveForm
from kpitracker.april.holdings import all_holdings
from plans import audit
from plans.addresses import address_of
from plans.admin.choices import in_offices
from plans.desks import allowed, anywhere
from plans.models import AuditAction, Department
from plans.rights import Action, Scope


@require_GET
def reorganization(request: HttpRequest) -> HttpResponse:
    """Every department that answers for something; what has ended stands first."""
    if not anywhere(request, Action.CHANGE):
        raise PermissionDenied
    found = all_holdings(request)
    context = {
        "title": _("Reorganization: move indicators and measures"),
        "ended": [one for one in found if one.has_ended],
        "others": [one for one in found if not one.has_ended],
    }
    return _page(request, "admin/reorganization.html", context)


@require_http_methods(["GET", "POST"])
def move_department(request: HttpRequest, pk: int) -> HttpResponse:
    """What would move, row by row; confirmed once, with a reason."""
    source = _source(request, pk)
    held = held_by(source)
    form = MoveForm(
        request.POST or None,
        source=source,
        held=held,
        on=localdate(),
        initial={"heir": request.GET.get("to")},
    )
    if form.is_valid() and _moved(request, form, source):
        return redirect("reorganization")
    chosen = request.POST.getlist("rows")
    context = {
        "title": _("Move from: %(department)s") % {"department": source},
        "here": source,
        "source": source,
        "form": form,
        "rows": [
            (one, one.key in chosen if form.is_bound else one.is_followed)
            for one in held
        ],
    }
    status = 409 if form.is_bound else 200
    return _page(request, "admin/move_department.html", context, status=status)


def _moved(request: HttpRequest, form: MoveForm, source: Department) -> bool:
    """Whether it was done; what stood in the way is said on the form."""
    heir, reason = form.cleaned_data["heir"], form.cleaned_data["reason"]
    try:
        with transaction.atomic():
            rows = move(
                form.cleaned_data["rows"],
                source=source,
                heir=heir,
                may=lambda row: allowed(request, Action.CHANGE, row),
                reason=reason,
            )
            audit.record(
                AuditAction.INDICATORS_MOVED,
                user=request.user,
                organization=source.organization,
                thing=f"{source} → {heir}",
                detail=f"{len(rows)}: {reason}",
                address=address_of(request),
            )
    except ValidationError as error:
        form.add_error(None, error)
        return False
    told = {"count": len(rows), "old": source, "new": heir}
    done = _("%(count)d rows moved from “%(old)s” to “%(new)s”. Rights follow at once.")
    messages.success(request, done % told)
    return True


def _source(request: HttpRequest, pk: int) -> Department:
    rows = Department.objects.select_related("organization", "successor")
    reach = in_offices(rows, request, organization_path="organization")
    source = get_object_or_404(reach, pk=pk)
    if not allowed(request, Action.CHANGE, Scope(source.organization_id)):
        raise PermissionDenied
    return source


def _page(
    request: HttpRequest, template: str, context: dict, *, status: int = 200
) -> HttpResponse:
    context = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, template, context, status=status)
