"""Steps of a round from a page: which values, as they were shown, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from indicators.reports.round_lines import RoundLine
from indicators.reports.rounds import Asked
from indicators.stages import Taken, take
from indicators.workflow import NEEDS_COMMENT, Step
from plans.admin.choices import is_key
from plans.forms import refuse_hidden_signs

# Entering and publishing have pages of their own.
TAKEN_HERE = (Step.APPROVE, Step.CONFIRM, Step.RETURN, Step.WITHDRAW)


class StepForm(forms.Form):
    """``step`` is taken with the ticked values, ``all`` with all that were offered."""

    step = forms.ChoiceField(
        choices=[(it.value, it.label) for it in TAKEN_HERE], required=False
    )
    all = forms.ChoiceField(
        choices=[(it.value, it.label) for it in TAKEN_HERE if it != Step.RETURN],
        required=False,
    )
    comment = forms.CharField(
        label=gettext_lazy("Comment"),
        required=False,
        max_length=2000,
        validators=[refuse_hidden_signs],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Required when values are returned: the department reads it."
        ),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        step = cleaned.get("step") or cleaned.get("all")
        if not step:
            raise forms.ValidationError(_("Choose what is to be done."))
        cleaned["taken"] = Step(step)
        if step == Step.RETURN and not cleaned.get("comment") and "comment" in cleaned:
            self.add_error("comment", NEEDS_COMMENT)
        if not self.shown:
            raise forms.ValidationError(_("Tick the values first."))
        return cleaned

    @property
    def tokens(self) -> list[str]:
        if self.is_bound and self.data.get("all"):
            return self.data.get(f"all-{self.data['all']}", "").split()
        return self.data.getlist("tick") if self.is_bound else []

    @property
    def shown(self) -> dict[int, int]:
        """Ids of values with the versions that were looked at."""
        pairs = (token.split(".") for token in self.tokens)
        return {
            int(pair[0]): int(pair[1])
            for pair in pairs
            if len(pair) == 2 and all(is_key(part) for part in pair)
        }


@dataclass(frozen=True, slots=True)
class Offer:
    """A step for every value of the list that may take it."""

    step: Step
    tokens: tuple[str, ...]


def offers_of(lines: Iterable[RoundLine]) -> tuple[list[Step], list[Offer]]:
    """The steps for ticked values, and those for all values at once."""
    found: dict[Step, list[str]] = {}
    for line in lines:
        for step in line.steps:
            found.setdefault(step, []).append(line.asked.token)
    steps = [step for step in TAKEN_HERE if step in found]
    at_once = (Step.APPROVE, Step.CONFIRM)
    return steps, [Offer(it, tuple(found[it])) for it in steps if it in at_once]


def take_step(request: HttpRequest, form: StepForm, rows: Iterable[Asked]) -> Taken:
    """Take it with those of the values that are on the page at all; tell how many."""
    step, comment = form.cleaned_data["taken"], form.cleaned_data["comment"]
    within = {row.actual.pk for row in rows if row.actual}
    shown = {pk: version for pk, version in form.shown.items() if pk in within}
    taken = take(step, shown, user=request.user, at=timezone.now(), comment=comment)
    if taken.moved:
        told = {"step": step.label, "count": len(taken.moved)}
        done = ngettext(
            "“%(step)s”: done with %(count)d value.",
            "“%(step)s”: done with %(count)d values.",
            len(taken.moved),
        )
        messages.success(request, done % told)
    if len(shown) < len(form.shown):
        messages.warning(request, _("Some of the values are no longer on this list."))
    return taken
