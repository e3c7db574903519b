"""The base of every admin page: scoped by rights, locked by version."""

from django.contrib import admin
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from plans.admin.choices import WithinReach, in_offices, is_key, within_plan
from plans.admin.forms import RefusableForm, VersionedForm, VersionedFormSet
from plans.admin.history import HistoryPage
from plans.admin.refusals import REFUSALS, refusal_of
from plans.admin.shown import read_only
from plans.desks import allowed, anywhere, everywhere, offices
from plans.rights import Action


class Scoped(WithinReach):
    """Every question of the admin is answered by ``plans.rights``, none by Django's."""

    organization_path = "plan__organization"
    writing = Action.CHANGE

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(request.user, on=localdate())
        return in_offices(rows, request, organization_path=self.organization_path)

    def has_view_permission(self, request, obj=None) -> bool:
        if obj is None:
            return everywhere(request) or bool(offices(request))
        return allowed(request, Action.VIEW, self.owner(obj))

    def has_add_permission(self, request, obj=None) -> bool:
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None) -> bool:
        if obj is None:
            return anywhere(request, self.writing)
        return allowed(request, self.writing, self.owner(obj))

    def has_delete_permission(self, request, obj=None) -> bool:
        return self.has_change_permission(request, obj)

    def owner(self, obj):
        """What says whose the row is: itself, where it has a scope."""
        return obj


class ScopedPage(Scoped):
    """What every page of the admin does alike, whatever its rows are."""

    actions = None
    view_on_site = False
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER

    def has_module_permission(self, request) -> bool:
        return self.has_view_permission(request)

    def lookup_allowed(self, lookup, value, request) -> bool:
        """Allow in the address only what the page's own filters write there."""
        return lookup in {
            getattr(it, "parameter_name", None) for it in self.get_list_filter(request)
        }

    def get_search_results(self, request, queryset, search_term):
        plan = request.GET.get("of_plan", "")
        if is_key(plan):
            queryset = within_plan(queryset, int(plan))
        if "\0" in search_term:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def get_form(self, request, obj=None, change=False, **options):  # noqa: FBT002 - Django's signature
        request.plan_of_form = self.plan_of_form(request, obj)
        form = super().get_form(request, obj, change=change, **options)
        return type(form.__name__, (form,), {"request": request})

    def plan_of_form(self, request, obj):
        """The plan to which everything on the form belongs, if it is one."""
        return getattr(obj, "plan", None)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except REFUSALS as error:
            if request.method != "POST" or hasattr(request, "refusal"):
                raise
            # All is rolled back. The same entries are shown again, now refused.
            request.refusal = refusal_of(error)
            request.conflicts = []
            return super().changeform_view(request, object_id, form_url, extra_context)

    def changelist_view(self, request, extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def render_change_form(self, request, context, add=False, change=False, **options):  # noqa: FBT002 - Django's signature
        if add:
            title = _("Add: %(what)s")
        elif self.has_change_permission(request, options.get("obj")):
            title = _("Change: %(what)s")
        else:
            title = _("View: %(what)s")
        context["title"] = title % {"what": self.opts.verbose_name}
        return super().render_change_form(
            request, context, add=add, change=change, **options
        )

    def save_model(self, request, obj, form, change) -> None:
        if not change or form.has_changed():
            super().save_model(request, obj, form, change)


class ScopedAdmin(HistoryPage, ScopedPage, admin.ModelAdmin):
    """The page of a versioned row."""

    form = RefusableForm
    exclude = ["version"]  # the form's own hidden field stands in its place
    save_on_top = True

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if not self.has_change_permission(request, obj):
            return read_only(fieldsets, self.model)
        return with_version(fieldsets)


class ScopedInline(Scoped):
    """Rows under a parent, which says whose they are: ``obj`` is the parent."""

    form = VersionedForm
    formset = VersionedFormSet
    exclude = ["version"]
    extra = 0
    can_delete = True

    def may_see_history(self, request, parent) -> bool:
        return self.has_view_permission(request, parent)

    def get_formset(self, request, obj=None, **options):
        form = type(self.form.__name__, (self.form,), {"request": request})
        if not self.has_change_permission(request, obj):
            options["fields"] = []  # only shown
        return super().get_formset(request, obj, **{"form": form, **options})

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if not self.has_change_permission(request, obj):
            return read_only(fieldsets, self.model)
        return with_version(fieldsets)


class ScopedTabular(ScopedInline, admin.TabularInline):
    """A table of rows."""


class ScopedStacked(ScopedInline, admin.StackedInline):
    """Rows with too much text for a table."""


def with_version(fieldsets):
    """The fieldsets, with the hidden version in the first one."""
    (heading, options), *rest = fieldsets
    return [(heading, {**options, "fields": [*options["fields"], "version"]}), *rest]
