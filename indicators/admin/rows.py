"""Rows under an indicator: where it stands, its states, its targets."""

from indicators.models import IndicatorLink, IndicatorState, Target
from plans.admin.base import ScopedStacked, ScopedTabular
from plans.admin.forms import VersionedForm, VersionedFormSet

OF_INDICATOR = "indicator__plan__organization"


class LinkInline(ScopedTabular):
    model = IndicatorLink
    organization_path = OF_INDICATOR
    fields = ["goal", "measure", "position"]
    autocomplete_fields = ["measure"]


class StateInline(ScopedTabular):
    model = IndicatorState
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
