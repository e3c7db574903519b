"""Accounts, and who sits in which office since when."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from plans import audit, lockout
from plans.addresses import address_of
from plans.admin.account_forms import (
    PERSONS_NAME,
    AccountForm,
    GivenPasswordForm,
    NewAccountForm,
)
from plans.admin.base import ScopedPage, ScopedTabular, with_version
from plans.admin.filters import Offered, choice_filter
from plans.admin.forms import VersionedFormSet
from plans.admin.history import HistoryPage
from plans.admin.keeping import KeepsAdministrators
from plans.desks import everywhere, wholly
from plans.models import AuditAction, Membership, Role, User
from plans.rights import Action

# Rights come from memberships; Django's groups grant nothing here.
admin.site.unregister(Group)

IN_DEPARTMENT = "department__organization"


class PeopleOfWholeOrganizations:
    """Who sits where is read by those who read all of an organization."""

    writing = Action.ADMINISTER

    def has_view_permission(self, request, obj=None) -> bool:
        if obj is None:
            return everywhere(request) or bool(wholly(request, Action.VIEW))
        return super().has_view_permission(request, obj)

    def reachable(self, db_field, request, plan):
        rows = super().reachable(db_field, request, plan)
        if db_field.name == "department" and not everywhere(request):
            return rows.filter(organization__in=wholly(request, self.writing))
        return rows


class AtLeastOneMembership(VersionedFormSet):
    """Without an office a new account would be nobody's."""

    def clean(self) -> None:
        super().clean()
        kept = [
            form
            for form in self.forms
            if form not in self.deleted_forms and form.has_changed()
        ]
        if not kept and self.instance._state.adding:
            raise ValidationError(_("Give the new account at least one membership."))


class MembershipInline(PeopleOfWholeOrganizations, ScopedTabular):
    model = Membership
    formset = AtLeastOneMembership
    organization_path = IN_DEPARTMENT
    fields = ["department", "role", "valid_from", "valid_to"]
    autocomplete_fields = ["department"]
    extra = 1

    def get_extra(self, request, obj=None, **options) -> int:
        return 0 if obj else 1

    def has_view_permission(self, request, obj=None) -> bool:
        return everywhere(request) or bool(wholly(request, Action.VIEW))

    def has_change_permission(self, request, obj=None) -> bool:
        return may_manage(request, obj)


class MembershipRoleFilter(Offered):
    title = _("role")
    parameter_name = "role"
    field_path = "memberships__role"

    def lookups(self, request, model_admin):
        return Role.choices

    def queryset(self, request, queryset):
        return super().queryset(request, queryset).distinct()


def may_manage(request, user: User | None) -> bool:
    """Whether all that the account is comes from offices one administers."""
    mine = wholly(request, Action.ADMINISTER)
    if everywhere(request) or user is None or user.pk is None:
        return everywhere(request) or bool(mine)
    theirs = homes_of(user)
    return not user.is_superuser and bool(theirs) and theirs <= mine


def homes_of(user: User) -> set[int]:
    """Ids of the organizations in which the account has, had or gets a membership."""
    # Not user.memberships, of which the list keeps only those it shows.
    rows = Membership.objects.filter(user=user)
    return set(rows.values_list(IN_DEPARTMENT, flat=True))


@admin.register(User)
class UserAdmin(HistoryPage, ScopedPage, KeepsAdministrators, DjangoUserAdmin):
    """Whoever has an office in another organization too is read here, not changed."""

    form = AccountForm
    add_form = NewAccountForm
    change_password_form = GivenPasswordForm
    exclude = ["version"]  # the form's own hidden field stands in its place
    inlines = [MembershipInline]
    change_list_template = "admin/people_change_list.html"
    fieldsets = [
        (None, {"fields": ["username", "name", "email", "password"]}),
        (
            _("Access"),
            {
                "fields": ["is_active", "is_staff"],
                "description": _(
                    "An account is never deleted: who leaves is deactivated here. "
                    "What somebody may do follows from the memberships below."
                ),
            },
        ),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": [
                    "username",
                    "name",
                    "email",
                    "is_staff",
                    "password1",
                    "password2",
                ],
            },
        ),
    ]
    readonly_fields = ["last_login", "date_joined"]
    list_display = ["username", "persons_name", "sits_in", "is_active", "is_staff"]
    list_filter = [
        MembershipRoleFilter,
        choice_filter(
            "is_active", title=_("active"), choices=[("1", _("Yes")), ("0", _("No"))]
        ),
    ]
    search_fields = ["username", "name", "email", "memberships__department__name"]
    ordering = ["username"]
    filter_horizontal = []

    def organizations_of(self, obj: User) -> set[int]:
        return homes_of(obj)

    @admin.display(description=PERSONS_NAME, ordering="name")
    def persons_name(self, user: User) -> str:
        return user.name

    @admin.display(description=_("department and role"))
    def sits_in(self, user: User) -> str:
        return ", ".join(
            f"{membership.department} ({membership.get_role_display()})"
            for membership in user.memberships.all()
        )

    def get_queryset(self, request):
        rows = self.model._default_manager.order_by(*self.ordering)
        seated = Membership.objects.select_related("department")
        if not everywhere(request):
            seated = seated.filter(
                department__organization__in=wholly(request, Action.VIEW)
            )
            rows = rows.filter(pk__in=seated.values("user"))
        return rows.prefetch_related(
            Prefetch("memberships", seated.in_force(localdate()))
        )

    def get_changeform_initial_data(self, request) -> dict:
        return {"is_staff": True, **super().get_changeform_initial_data(request)}

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return fieldsets
        if everywhere(request):
            installed = (_("Installation"), {"fields": ["is_superuser"]})
            fieldsets = [*fieldsets, installed]
        return with_version(fieldsets) if may_manage(request, obj) else fieldsets

    def user_change_password(self, request, id, form_url=""):
        answer = super().user_change_password(request, id, form_url)
        if request.method == "POST" and answer.status_code == 302:
            user = self.get_object(request, unquote(id))
            if user == request.user:  # nobody else knows it
                user.must_change_password = False
                user.save_login_fields(["must_change_password"])
            lockout.lift(user.username)
            audit.record(
                AuditAction.PASSWORD_CHANGED,
                user=request.user,
                organization=audit.home_of(user),
                thing=user.username,
                detail="by an administrator",
                address=address_of(request),
            )
        return answer

    def has_view_permission(self, request, obj=None) -> bool:
        if obj is None:
            return everywhere(request) or bool(wholly(request, Action.VIEW))
        return self.get_queryset(request).filter(pk=obj.pk).exists()

    def has_change_permission(self, request, obj=None) -> bool:
        return may_manage(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
