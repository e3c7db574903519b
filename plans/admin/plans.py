"""Plans, with their editions and the names of their levels."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from plans.admin.base import ScopedAdmin, ScopedTabular
from plans.admin.filters import choice_filter
from plans.desks import everywhere, wholly
from plans.models import Edition, Plan, PlanLevel, Visibility


class PlanLevelInline(ScopedTabular):
    model = PlanLevel
    fields = ["depth", "name"]
    organization_path = "plan__organization"


class EditionInline(ScopedTabular):
    model = Edition
    fields = ["order", "code", "name", "decided_on"]


@admin.register(Plan)
class PlanAdmin(ScopedAdmin):
    organization_path = "organization"
    year_fields = ["period_start", "period_end", "y0"]
    inlines = [PlanLevelInline, EditionInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "title",
                    "code",
                    "organization",
                    "visibility",
                    ("period_start", "period_end"),
                ]
            },
        ),
        (
            _("Document"),
            {
                "fields": [
                    "source_title",
                    "source_date",
                    "as_of",
                    "licence",
                    "predecessor_code",
                ]
            },
        ),
        (
            _("Judgement"),
            {
                "fields": ["scale", ("pace_upper", "pace_lower"), "tolerance", "y0"],
                "description": _(
                    "How progress is judged in this plan. What is left empty follows "
                    "the scale."
                ),
            },
        ),
        (_("Note"), {"fields": ["note"]}),
    ]
    list_display = ["title", "code", "organization", "period", "visibility"]
    list_filter = [
        choice_filter("visibility", title=_("visibility"), choices=Visibility.choices)
    ]
    list_select_related = ["organization"]
    search_fields = ["code", "title", "organization__name"]
    autocomplete_fields = ["organization"]

    @admin.display(description=_("period"), ordering="period_start")
    def period(self, plan: Plan) -> str:
        years = (plan.period_start, plan.period_end)
        return "–".join("" if year is None else str(year) for year in years).strip("–")

    def get_readonly_fields(self, request, obj=None):
        # Its addresses and files carry the code; a plan does not change hands.
        fixed = ["code", "organization"] if obj and not everywhere(request) else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def reachable(self, db_field, request, plan):
        rows = super().reachable(db_field, request, None)
        if db_field.name == "organization" and not everywhere(request):
            return rows.filter(pk__in=wholly(request, self.writing))
        return rows

    def get_form(self, request, obj=None, change=False, **options):  # noqa: FBT002 - Django's signature
        form = super().get_form(request, obj, change=change, **options)
        owner = form.base_fields.get("organization")
        if isinstance(owner, forms.ModelChoiceField) and not everywhere(request):
            owner.required = True
        return form

    def has_delete_permission(self, request, obj=None) -> bool:
        """A plan is kept; only who installed the product may remove one."""
        return everywhere(request)
