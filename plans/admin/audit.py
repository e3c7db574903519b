"""The audit log, to be read and taken away; nobody adds, changes or deletes here."""

from datetime import timedelta

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plans import audit
from plans.addresses import address_of
from plans.admin.base import ScopedPage
from plans.admin.filters import Offered, choice_filter
from plans.audit_details import detail_of, thing_of
from plans.desks import everywhere, wholly
from plans.models import AuditAction, AuditEntry, Organization, User
from plans.rights import Action
from plans.sheets.columns import OutColumn
from plans.sheets.writing import Format, write_sheet

MOST_OFFERED = 200


class DaysFilter(Offered):
    title = _("date")
    parameter_name = "days"

    def lookups(self, request, model_admin):
        return [
            ("1", _("Today")),
            ("7", _("The last 7 days")),
            ("31", _("The last 31 days")),
            ("366", _("The last 366 days")),
        ]

    def queryset(self, request, queryset):
        if self.value() not in dict(self.lookup_choices):
            return queryset if self.value() is None else queryset.none()
        today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return queryset.filter(at__gte=today - timedelta(days=int(self.value()) - 1))


class UserFilter(Offered):
    """Whoever the log names; the search finds the others where they are many."""

    title = _("user")
    parameter_name = "user"
    field_path = "user"

    def lookups(self, request, model_admin):
        named = model_admin.get_queryset(request).order_by().values("user")
        users = User.objects.filter(pk__in=named).order_by("username")
        return list(users.values_list("pk", "username")[:MOST_OFFERED])


class OrganizationFilter(Offered):
    title = _("organization")
    parameter_name = "organization"
    field_path = "organization"

    def lookups(self, request, model_admin):
        rows = Organization.objects.all()
        if not everywhere(request):
            rows = rows.filter(pk__in=wholly(request, Action.VIEW))
        return [(row.pk, str(row)) for row in rows]


COLUMNS = {
    "at": _("at"),
    "action": _("action"),
    "user": _("user"),
    "username": _("user name as typed"),
    "organization": _("organization"),
    "plan_code": _("plan code"),
    "thing": _("thing"),
    "detail": _("detail"),
    "address": _("network address"),
}


TOLD = {"thing": "named", "detail": "told"}  # in place of the words of the log itself


@admin.register(AuditEntry)
class AuditEntryAdmin(ScopedPage, admin.ModelAdmin):
    change_list_template = "admin/audit_log.html"
    change_form_template = "admin/audit_entry.html"
    fields = [TOLD.get(name, name) for name in COLUMNS]
    readonly_fields = ["named", "told"]
    list_display = ["at", "action", "who", "organization", *fields[5:]]
    list_filter = [
        choice_filter("action", title=_("action"), choices=AuditAction.choices),
        DaysFilter,
        UserFilter,
        OrganizationFilter,
    ]
    list_select_related = ["user", "organization"]
    search_fields = ["username", "user__name", "plan_code", "thing", "detail"]

    @admin.display(description=_("user"), ordering="username")
    def who(self, entry: AuditEntry) -> str:
        return str(entry.user) if entry.user else entry.username

    @admin.display(description=COLUMNS["thing"], ordering="thing")
    def named(self, entry: AuditEntry) -> str:
        return thing_of(entry)

    @admin.display(description=COLUMNS["detail"])
    def told(self, entry: AuditEntry) -> str:
        return detail_of(entry)

    def get_urls(self):
        taken = self.admin_site.admin_view(self.csv)
        return [path("csv/", taken, name="plans_auditentry_csv"), *super().get_urls()]

    def csv(self, request: HttpRequest) -> StreamingHttpResponse:
        """All entries that the list with the same filters would show."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        changelist = self.get_changelist_instance(request)
        entries = changelist.get_queryset(request)
        columns = [OutColumn(heading=str(it).capitalize()) for it in COLUMNS.values()]
        rows = (_cells(entry) for entry in entries.iterator())
        written = write_sheet(Format.CSV, columns, rows, title=self.opts.verbose_name)
        _record(request)
        return FileResponse(
            written.body,
            as_attachment=True,
            filename="audit-log.csv",
            content_type=written.content_type,
            headers={"Cache-Control": "private, no-store"},
        )

    def get_queryset(self, request):
        rows = AuditEntry.objects.order_by(*AuditEntry._meta.ordering)
        if everywhere(request):
            return rows
        return rows.filter(organization__in=wholly(request, Action.VIEW))

    def has_view_permission(self, request, obj=None) -> bool:
        if obj is None:
            return everywhere(request) or bool(wholly(request, Action.VIEW))
        return self.get_queryset(request).filter(pk=obj.pk).exists()

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


def _cells(entry: AuditEntry) -> list[str]:
    return [
        timezone.localtime(entry.at).isoformat(sep=" ", timespec="seconds"),
        str(entry.get_action_display()),
        str(entry.user or ""),
        entry.username,
        str(entry.organization or ""),
        entry.plan_code,
        thing_of(entry),
        detail_of(entry),
        entry.address or "",
    ]


def _record(request: HttpRequest) -> None:
    audit.record(
        AuditAction.EXPORT,
        user=request.user,
        thing="audit-log.csv",
        detail=request.GET.urlencode(),
        address=address_of(request),
    )
