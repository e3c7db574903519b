"""Measures, laid out like their printed sheet."""

from dataclasses import replace

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from measures.admin.budgets import BudgetInline, BudgetTotalInline, check_totals
from measures.admin.texts import TextInline
from measures.models import Measure, Partner, Review
from plans.admin.base import ScopedStacked, ScopedTabular
from plans.admin.choices import RowSelect
from plans.admin.filters import DepartmentFilter, PlanFilter
from plans.admin.organizations import MUNICIPALITIES
from plans.admin.parts import PartAdmin, PartForm
from plans.admin.sheets import SheetMixin
from plans.desks import allowed
from plans.locks import lock
from plans.models import Organization
from plans.rights import Action


class MunicipalitySelect(RowSelect):
    """Offers every municipality, not only those one has a desk in."""

    def get_url(self) -> str:
        return f"{super().get_url()}?among={MUNICIPALITIES}"


class PartnerInline(ScopedTabular):
    model = Partner
    organization_path = "measure__plan__organization"
    fields = ["organization", "position"]
    autocomplete_fields = ["organization"]

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "organization":
            options["widget"] = MunicipalitySelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def reachable(self, db_field, request, plan):
        if db_field.name != "organization":
            return super().reachable(db_field, request, plan)
        listed = Partner.objects.filter(measure__plan=plan).values("organization")
        return Organization.objects.filter(~Q(code="") | Q(pk__in=listed))


class ReviewInline(ScopedStacked):
    """Shown to who works on the measure; written on the pages of reviews."""

    model = Review
    organization_path = "measure__plan__organization"
    fields = [
        "fiscal_year",
        ("rating", "rating_reason"),
        "done",
        "cause",
        "issue",
        ("next", "course"),
        ("committee_opinion", "opinion_on"),
    ]

    def has_view_permission(self, request, obj: Measure | None = None) -> bool:
        """What is written before the year is published is no other office's."""
        if obj is None:
            return super().has_view_permission(request)
        return allowed(request, Action.VIEW, replace(obj.scope, is_published=False))

    def has_change_permission(self, request, obj: Measure | None = None) -> bool:
        return False


class MeasureForm(PartForm):
    def clean(self) -> dict:
        # Two who move measures at one moment must see each other's move.
        lock(self.instance.plan)
        return super().clean()


@admin.register(Measure)
class MeasureAdmin(SheetMixin, PartAdmin):
    sheet_kind = "measures"
    form = MeasureForm
    inlines = [
        TextInline,
        PartnerInline,
        BudgetInline,
        BudgetTotalInline,
        ReviewInline,
    ]
    fieldsets = [
        (None, {"fields": ["plan", "goal", "parent", "level"]}),
        (
            _("As printed"),
            {"fields": [("number", "is_new"), "title", "scope_printed"]},
        ),
        (_("Who answers for it"), {"fields": ["department"]}),
        (
            _("Printed again, or ended"),
            {
                "fields": ["relists", "ended_into"],
                "description": _(
                    "A measure printed a second time (再掲) is a row of its own that "
                    "names the one it repeats: shown twice, counted once."
                ),
            },
        ),
        (_("Filing"), {"fields": ["code", "position"]}),
    ]
    list_display = ["title", "number", "level", "goal", "department", "code"]
    list_filter = [PlanFilter, DepartmentFilter]
    list_select_related = ["plan", "level", "goal", "department"]
    search_fields = ["code", "number", "title", "goal__title", "department__name"]
    autocomplete_fields = ["parent", "relists", "ended_into", "department"]
    ordering = ["plan", "position", "pk"]

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        check_totals(form.instance)
