"""Edits that met another edit: whose, when, and what differs."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.db import models
from django.utils.formats import localize
from django.utils.timezone import template_localtime
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Difference:
    label: str
    stored: str
    typed: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """One row that somebody else saved after this form was opened.

    ``key`` names the row and the version that is stored now: who sends it back has
    seen that version.
    """

    row: str
    who: str
    when: datetime | None
    key: str
    differences: list[Difference]

    @property
    def sentence(self) -> str:
        if self.when is None:
            return _(
                "“%(row)s” was changed by somebody else after you opened this form. "
                "Nothing has been saved; your entries are still here."
            ) % {"row": self.row}
        return _(
            "%(who)s changed “%(row)s” on %(when)s, after you opened this form. "
            "Nothing has been saved; your entries are still here."
        ) % {
            "who": self.who,
            "row": self.row,
            "when": localize(template_localtime(self.when)),
        }


def key_of(row: models.Model, version: int) -> str:
    return f"{row._meta.label_lower}:{row.pk}:{version}"


def conflict_of(form: forms.ModelForm, row: models.Model, version: int) -> Conflict:
    """What to tell about a stale form for the row now stored with this version."""
    last = row.history.select_related("history_user").order_by("-history_id").first()
    return Conflict(
        row=str(row),
        who=str((last and last.history_user) or _("Somebody")),
        when=last and last.history_date,
        key=key_of(row, version),
        differences=[
            Difference(
                label=str(form[name].label),
                stored=_shown(form, name, form[name].initial),
                typed=_shown(form, name, form[name].data),
            )
            for name in form.changed_data
            if not form[name].is_hidden and name != "DELETE"
        ],
    )


def _shown(form: forms.ModelForm, name: str, value) -> str:
    """A value as its field prints it; the label of a choice."""
    field = form.fields[name]
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    value = field.prepare_value(value)
    if value in (None, ""):
        return _("(empty)")
    if isinstance(field, forms.ModelChoiceField):
        try:
            return str(field.to_python(value))
        except forms.ValidationError:
            return str(value)
    for choice, label in getattr(field, "choices", ()):
        if str(choice) == str(value):
            return str(label)
    return str(localize(value))
