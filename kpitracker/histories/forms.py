"""Which part of a plan's history is asked for."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.plan_history import Kind, PlanHistory
from plans.fiscal import fiscal_year_of_month, year_in_range
from plans.models import Plan


class DayField(forms.DateField):
    """A day of a year that the product keeps."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self, value):
        day = super().clean(value)
        if day and not year_in_range(day.year):
            raise forms.ValidationError(_("There is nothing in this year."))
        return day


class HistoryForm(forms.Form):
    """Two days, both included, and kinds; all kinds where none is ticked."""

    first = DayField(label=gettext_lazy("From day"))
    last = DayField(label=gettext_lazy("To day"))
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("What"),
        choices=Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None ticked: everything."),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day lies before the first."))
        return cleaned

    def history_of(self, plan: Plan) -> PlanHistory:
        asked = self.cleaned_data
        return PlanHistory(
            plan,
            asked["kind"] or Kind.values,
            start=_midnight(asked["first"]),
            end=_midnight(asked["last"] + timedelta(days=1)),
        )


def usual(on: date) -> dict[str, str]:
    """From the beginning of the fiscal year until today."""
    year = fiscal_year_of_month(on.year, on.month)
    return {"first": f"{year}-04-01", "last": on.isoformat()}


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))
