"""People in April: their list to take, to bring back, and first passwords."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from kpitracker.people.first_passwords import MOST_AT_ONCE, give, without_password
from kpitracker.people.resource import PeopleResource
from kpitracker.people.sheet_out import people_columns, people_rows
from kpitracker.sheets.desk import SheetDesk
from kpitracker.stored_files import stored
from plans import audit
from plans.addresses import address_of
from plans.desks import anywhere, everywhere, wholly
from plans.models import AuditAction, Organization
from plans.rights import Action
from plans.sheets.writing import Format, write_sheet


class TakePeopleForm(forms.Form):
    format = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[
            (Format.XLSX.value, gettext_lazy("Excel (XLSX)")),
            (Format.CSV.value, gettext_lazy("CSV (UTF-8, for Excel)")),
            (Format.TSV.value, gettext_lazy("TSV (tabs)")),
        ],
        initial=Format.XLSX.value,
    )


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    _check(request)
    context = {
        "title": _("People and offices"),
        "form": TakePeopleForm(),
        "waiting": without_password(SheetDesk(request).reach)[:MOST_AT_ONCE],
    }
    return _page(request, "admin/people.html", context)


@require_GET
def take_people(request: HttpRequest) -> HttpResponse:
    """Who sits where in the organizations that one administers."""
    _check(request)
    form = TakePeopleForm(request.GET)
    if not form.is_valid():
        context = {"title": _("People and offices"), "form": form, "waiting": []}
        return _page(request, "admin/people.html", context, status=400)
    organizations = _administered(request)
    fmt = Format(form.cleaned_data["format"])
    rows = people_rows(organizations, on=localdate())
    title = str(PeopleResource.title)
    written = write_sheet(fmt, people_columns(), rows, title=title)
    answer = FileResponse(
        stored(written.body),
        as_attachment=True,
        filename=f"people_{localdate():%Y%m%d}{written.suffix}",
        content_type=written.content_type,
        headers={"Cache-Control": "private, no-store"},
    )
    for organization in Organization.objects.filter(pk__in=organizations):
        audit.record(
            AuditAction.EXPORT,
            user=request.user,
            organization=organization,
            thing=PeopleResource.kind,
            detail=fmt.value,
            address=address_of(request),
        )
    return answer


@require_POST
def first_passwords(request: HttpRequest) -> HttpResponse:
    """The list, this once: it is stored nowhere."""
    _check(request)
    given = give(set(request.POST.getlist("users")), SheetDesk(request).reach)
    context = {"title": _("First passwords"), "given": given}
    answer = _page(request, "admin/first_passwords.html", context)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _check(request: HttpRequest) -> None:
    if not anywhere(request, Action.ADMINISTER):
        raise PermissionDenied


def _administered(request: HttpRequest) -> list[int]:
    if everywhere(request):
        return list(Organization.objects.values_list("pk", flat=True))
    return sorted(wholly(request, Action.ADMINISTER))


def _page(
    request: HttpRequest, template: str, context: dict, *, status: int = 200
) -> TemplateResponse:
    context = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, template, context, status=status)
