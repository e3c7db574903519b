"""The form that moves indicators and measures to another department."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.moving import Held, heir_of
from plans.forms import ReasonField
from plans.models import Department


class MoveForm(forms.Form):
    """Which rows go where, and why. Keys carry the version that was shown."""

    heir = forms.ModelChoiceField(
        label=_("New department"), queryset=Department.objects.none()
    )
    reason = ReasonField(
        label=_("Reason"),
        help_text=_(
            "One line for the history of each row, e.g. 令和8年4月1日 組織改編による。"
        ),
    )
    rows = forms.MultipleChoiceField(
        label=_("What moves"),
        error_messages={
            "required": _("Tick at least one row."),
            "invalid_choice": _(
                "Somebody else changed or moved some of these rows meanwhile. Nothing "
                "has been moved; look at the list once more."
            ),
        },
    )

    def __init__(
        self,
        *arguments,
        source: Department,
        held: Sequence[Held],
        on: date,
        **options,
    ) -> None:
        super().__init__(*arguments, **options)
        departments = source.organization.departments
        heirs = departments.not_ended(on).exclude(pk=source.pk)
        self.fields["heir"].queryset = heirs
        self.fields["rows"].choices = [(one.key, str(one.row)) for one in held]
        if not self.initial.get("heir"):
            self.initial["heir"] = heir_of(source, departments.in_bulk(), on=on)
