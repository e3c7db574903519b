"""Fields that point to other rows: offered and accepted only within reach."""

from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models
from django.forms import CharField, Textarea
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _

from plans.desks import everywhere, offices
from plans.forms import FiscalYearField, ReadNumberField, refuse_hidden_signs
from plans.models import Department, Plan


class RowSelect(AutocompleteSelect):
    """An autocomplete that survives what is no id, and is never without a name."""

    def build_attrs(self, *arguments, **options) -> dict:
        attrs = super().build_attrs(*arguments, **options)
        return {**attrs, "data-placeholder": _("(empty)")}

    def optgroups(self, name, value, attr=None):
        keys = [key for key in value if is_key(key)]
        return super().optgroups(name, keys, attr)


class WithinPlanSelect(RowSelect):
    """An autocomplete that asks for rows of one plan only."""

    def __init__(self, field, admin_site, *, plan: Plan | None, **options) -> None:
        super().__init__(field, admin_site, **options)
        self.plan = plan

    def get_url(self) -> str:
        url = super().get_url()
        return f"{url}?of_plan={self.plan.pk}" if self.plan else url


def is_key(text: str) -> bool:
    """Whether a database can be asked for a row of this id."""
    return text.isascii() and text.isdecimal() and len(text) < 19


def within_plan(queryset, plan_id):
    """Of these rows those that belong to the plan, or to its organization."""
    model = queryset.model
    if any(field.name == "plan" for field in model._meta.concrete_fields):
        return queryset.filter(plan=plan_id)
    if model is Department:
        return queryset.filter(organization__plans=plan_id)
    return queryset


class WithinReach:
    """For a ModelAdmin or an inline; ``plan_of_form`` is set per request."""

    year_fields: list[str] = []

    def formfield_for_dbfield(self, db_field, request, **options):
        if isinstance(db_field, models.DecimalField):
            field = db_field.formfield(form_class=ReadNumberField)
        elif db_field.name in self.year_fields:
            field = db_field.formfield(form_class=FiscalYearField)
        else:
            field = super().formfield_for_dbfield(db_field, request, **options)
        if field is None:
            return None
        # The pages print it as HTML, and ours speak of <u>.
        field.help_text = conditional_escape(field.help_text)
        if isinstance(field, CharField):
            field.validators.append(refuse_hidden_signs)
        if isinstance(field.widget, Textarea):
            field.widget.attrs["rows"] = 3
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            # A row is made where it belongs, not in a window beside another form.
            field.widget.can_add_related = False
            field.widget.can_change_related = False
            field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request, **options):
        plan = getattr(request, "plan_of_form", None)
        if db_field.name in self.get_autocomplete_fields(request):
            select = WithinPlanSelect(db_field, self.admin_site, plan=plan)
            options.setdefault("widget", select)
        options["queryset"] = self.reachable(db_field, request, plan)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def reachable(self, db_field, request, plan: Plan | None):
        """Rows the field may point to; nothing where nobody says what is in reach."""
        model = db_field.remote_field.model
        other = self.admin_site._registry.get(model)
        if other is not None:
            rows = other.get_queryset(request)
        elif plan is not None:
            rows = model._default_manager.all()
        else:
            rows = model._default_manager.none()
        return within_plan(rows, plan.pk) if plan else rows


def in_offices(queryset, request, *, organization_path: str):
    """Of these rows those of the user's own organizations."""
    if everywhere(request):
        return queryset
    return queryset.filter(**{f"{organization_path}__in": offices(request)})
