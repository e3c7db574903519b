"""The row in which an actual is entered: one typed cell, and what goes with it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from indicators.entering import (
    IN_ROUND,
    OUT_OF_REACH,
    check_begun,
    read_cell,
    stages_within_reach,
    why_locked,
)
from indicators.enums import Quality, Stage
from indicators.models import Indicator, Round
from plans.admin.forms import Sentence, VersionedForm, VersionedFormSet
from plans.desks import allowed
from plans.fiscal import year_label
from plans.forms import ReasonField, refuse_hidden_signs, refused
from plans.printing import plain
from plans.reading import Refusal
from plans.rights import Action


class ActualForm(VersionedForm):
    """What was typed becomes a number, a state, or nothing; the text itself is kept.

    A row that came further than the user may bring one is shown, not changed.
    """

    shown_as = {"value": "cell", "state": "cell", "entered": "cell"}

    cell = forms.CharField(
        label=_("Actual value"),
        required=False,
        max_length=200,
        validators=[refuse_hidden_signs],
    )
    change_reason = ReasonField(
        label=_("Reason of the correction"),
        required=False,
        help_text=_(
            "Needed where the value is published already; it is published with the "
            "next version."
        ),
    )

    def __init__(self, *arguments, indicator: Indicator | None = None, **options):
        super().__init__(*arguments, **options)
        self.indicator = indicator or self.instance.indicator
        stored = self.initial.get("stage") if self.instance.pk else None
        self.was_published = stored == Stage.PUBLISHED
        self.is_out_of_reach = False
        if "quality" not in self.fields:
            return  # only shown
        if self.instance.pk:
            self.initial["cell"] = (
                self.instance.state
                if self.instance.value is None
                else plain(self.instance.value)
            )
        reach = stages_within_reach(
            lambda action: allowed(self.request, action, self.indicator)
        )
        self.is_out_of_reach = stored is not None and stored not in reach
        self.fields["quality"].required = False
        self.fields["stage"].choices = [
            (stage.value, stage.label)
            for stage in Stage
            if stage in reach or stage == stored
        ]
        if self.is_out_of_reach:
            for field in self.fields.values():
                field.disabled = True
            self._say_why(Stage(stored))

    def _say_why(self, stage: Stage) -> None:
        """In the cell of the reason, which is empty in a row that stays."""
        if stage in OUT_OF_REACH:
            reason = self.fields["change_reason"]
            reason.widget = Sentence(OUT_OF_REACH[stage])
            reason.help_text = ""

    def clean_fiscal_year(self) -> int | None:
        year = self.cleaned_data["fiscal_year"]
        if "fiscal_year" not in self.changed_data or not year:
            return year
        try:
            check_begun(year, typed=self["fiscal_year"].data, on=localdate())
        except Refusal as refusal:
            raise refused(refusal) from None
        return year

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.has_changed() or "cell" not in cleaned:
            return cleaned
        quality = self._take(cleaned["cell"], cleaned.get("fiscal_year"))
        if not cleaned.get("quality"):
            cleaned["quality"] = quality
        elif quality == Quality.ESTIMATE != cleaned["quality"]:
            self.add_error("quality", _("The value is marked as an estimate (見込)."))
        reason = cleaned.get("change_reason", "")
        if self.was_published and not reason and not cleaned.get("DELETE"):
            self.add_error(
                "change_reason",
                _("This value is published. Say why it is corrected."),
            )
        self.instance._change_reason = reason or None
        self._keep_to_round(cleaned)
        return cleaned

    def _keep_to_round(self, cleaned: dict) -> None:
        """Refuse what would pass by the steps of a round that a year of it has."""
        years = {cleaned.get("fiscal_year"), self.instance.fiscal_year} - {None}
        rounds = self._rounds(years)
        if not rounds:
            return
        stored = self.initial.get("stage") if self.instance.pk else Stage.DRAFT.value
        moves = "fiscal_year" in self.changed_data and stored != Stage.DRAFT
        if moves or "stage" in self.changed_data:
            sentence = IN_ROUND % {"year": year_label(min(rounds))}
            self.add_error("fiscal_year" if moves else "stage", sentence)
        for round_ in rounds.values():
            if sentence := self._locked(stored, round_):
                self.add_error("cell", sentence)
                return

    def why_kept(self) -> Promise | None:
        """Why a stored row may not be deleted by the round of its year."""
        year = self.instance.fiscal_year
        stored = self.initial.get("stage")
        return self._locked(stored, self._rounds({year}).get(year))

    def _locked(self, stage: str, round_: Round | None) -> Promise | None:
        may_confirm = allowed(self.request, Action.CONFIRM, self.indicator)
        return why_locked(stage, round_, on=localdate(), may_confirm=may_confirm)

    def _rounds(self, years: set[int]) -> dict[int, Round]:
        plan = self.indicator.plan_id
        rows = Round.objects.filter(plan=plan, fiscal_year__in=years)
        return {row.fiscal_year: row for row in rows}

    def _take(self, text: str, fiscal_year: int | None) -> str:
        """Put the typed cell into the row; the quality it then has."""
        try:
            value, state, quality = read_cell(
                text,
                indicator=self.indicator,
                states=self.indicator.known_states,
                fiscal_year=fiscal_year,
            )
        except Refusal as refusal:
            self.add_error("cell", refused(refusal))
            return ""
        self.instance.value, self.instance.state = value, state
        if "cell" in self.changed_data:
            self.instance.entered = text
        if value is None and not state:
            return ""
        return quality or Quality.ACTUAL


class ActualFormSet(VersionedFormSet):
    """The rows of one indicator."""

    def get_form_kwargs(self, index) -> dict:
        return {**super().get_form_kwargs(index), "indicator": self.instance}

    def add_fields(self, form, index) -> None:
        super().add_fields(form, index)
        if form.is_out_of_reach:
            form.fields["DELETE"].disabled = True

    def clean(self) -> None:
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk and (sentence := form.why_kept()):
                raise ValidationError(
                    _("%(row)s: %(sentence)s"),
                    params={"row": form.instance, "sentence": sentence},
                )
            if form.was_published and not form.cleaned_data.get("change_reason"):
                raise ValidationError(
                    _("This value is published. Say why it is deleted: %(row)s."),
                    params={"row": form.instance},
                )
