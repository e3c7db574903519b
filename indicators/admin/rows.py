"""Rows under an indicator: where it stands, its states, its targets."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from indicators.models import IndicatorLink, IndicatorState, Target
from plans.admin.base import ScopedStacked, ScopedTabular
from plans.admin.forms import VersionedForm, VersionedFormSet

OF_INDICATOR = "indicator__plan__organization"


class LinkInline(ScopedTabular):
    model = IndicatorLink
    organization_path = OF_INDICATOR
    fields = ["goal", "measure", "position"]
    autocomplete_fields = ["measure"]


class StateFormSet(VersionedFormSet):
    """The list of states, against which the baseline and the rows below are held."""

    def clean(self) -> None:
        super().clean()
        indicator = self.instance
        if "state" not in self.form.base_fields or any(self.errors):
            return  # only shown, or not known
        indicator.states_to_be = [
            form.cleaned_data["state"]
            for form in sorted(self.forms, key=lambda form: form.instance.order or 0)
            if form.cleaned_data.get("state") and form not in self.deleted_forms
        ]
        try:
            indicator.check_state(indicator.baseline_state)
        except ValidationError as error:
            raise ValidationError(
                [
                    _("State at the start: %(sentence)s") % {"sentence": sentence}
                    for sentence in error.messages
                ]
            ) from None


class StateInline(ScopedTabular):
    model = IndicatorState
    formset = StateFormSet
    organization_path = OF_INDICATOR
    fields = ["order", "state"]


class TargetForm(VersionedForm):
    """Its numbers are in the unit of the indicator."""

    def __init__(self, *arguments, indicator, **options) -> None:
        super().__init__(*arguments, **options)
        for name in ("value", "upper_value"):
            if name in self.fields:
                self.fields[name].unit = indicator.unit
                self.fields[name].scale = indicator.scale


class TargetFormSet(VersionedFormSet):
    def get_form_kwargs(self, index) -> dict:
        return {**super().get_form_kwargs(index), "indicator": self.instance}


class TargetInline(ScopedStacked):
    model = Target
    form = TargetForm
    formset = TargetFormSet
    organization_path = OF_INDICATOR
    year_fields = ["fiscal_year"]
    fields = [
        ("edition", "decided_on"),
        ("fiscal_year", "every_year"),
        ("comparison", "value", "upper_value", "state"),
        "printed",
        "reason",
    ]
