"""Filters of change lists: they offer what is in reach and take nothing else."""

from django.contrib.admin import SimpleListFilter
from django.utils.translation import gettext_lazy as _

from plans.admin.choices import in_offices
from plans.desks import desks, everywhere, wholly
from plans.models import Department, Plan
from plans.rights import Action


class Offered(SimpleListFilter):
    """A value that was not offered finds nothing, whether or not it exists."""

    field_path = ""

    def queryset(self, request, queryset):
        value = self.value()
        if value is None:
            return queryset
        if value not in {str(choice) for choice, _label in self.lookup_choices}:
            return queryset.none()
        return queryset.filter(**{self.field_path: value})


class PlanFilter(Offered):
    title = _("plan")
    parameter_name = "plan"
    field_path = "plan__code"

    def lookups(self, request, model_admin):
        plans = in_offices(
            Plan.objects.all(), request, organization_path="organization"
        )
        return list(plans.values_list("code", "title"))


class DepartmentFilter(Offered):
    title = _("department")
    parameter_name = "department"
    field_path = "department"

    def lookups(self, request, model_admin):
        rows = in_offices(
            Department.objects.all(), request, organization_path="organization"
        )
        return list(rows.values_list("pk", "name"))


class OwnDepartments(SimpleListFilter):
    """What one's own departments answer for; all that clerks see at first."""

    title = _("in charge")
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        own = Department.objects.filter(pk__in=desks(request))
        if not own:
            return []
        reads_all = everywhere(request) or wholly(request, Action.VIEW)
        self.usual = "all" if reads_all else "mine"
        names = ", ".join(str(it) for it in own)
        return [("mine", _("My departments: %(names)s") % {"names": names})]

    def value(self):
        value = super().value()
        if value in {"mine", "all"}:
            return value
        # Who asks for a department by name wants that one, be it another's.
        return "all" if "department" in self.request.GET else self.usual

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        return queryset.filter(department__in=desks(request))

    def choices(self, changelist):
        offered = [*self.lookup_choices, ("all", _("All"))]
        for value, label in offered:
            yield {
                "selected": self.value() == value,
                "query_string": changelist.get_query_string(
                    {self.parameter_name: value}
                ),
                "display": label,
            }


def choice_filter(field: str, *, title, choices) -> type[Offered]:
    """A filter on a field with choices."""
    offered = list(choices)
    return type(
        f"{field.title().replace('_', '')}Filter",
        (Offered,),
        {
            "title": title,
            "parameter_name": field,
            "field_path": field,
            "lookups": lambda self, request, model_admin: offered,
        },
    )
