"""The form behind every row of the admin: locked by version, checked to the last."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from plans.admin.conflicts import conflict_of, key_of
from plans.forms import refused
from plans.reading import Refusal, read_code

ENDED = _("“%(office)s” ended on %(day)s. Choose a department that is still there.")
SUCCEEDED = _(
    "“%(office)s” ended on %(day)s. Its successor is “%(successor)s”: choose that one."
)


class VersionField(forms.IntegerField):
    """The version that was opened; what is no version is one nobody ever saw."""

    widget = forms.HiddenInput

    def clean(self, value) -> int | None:
        try:
            return super().clean(value)
        except ValidationError:
            return None

    def has_changed(self, initial, data) -> bool:
        return False


class Sentence(forms.Widget):
    """Stands where an input would, and says why there is none."""

    def __init__(self, sentence) -> None:
        super().__init__()
        self.sentence = sentence

    def render(self, name, value, attrs=None, renderer=None) -> str:
        return format_html('<p class="locked">{}</p>', self.sentence)


class VersionedForm(forms.ModelForm):
    """Compares the opened version with the stored one, under a lock on the row.

    Every promise of the row is checked, also those on fields the form leaves out:
    what the database would refuse is said on the form. ``shown_as`` names the form
    field under which errors of a model field appear.
    """

    request = None  # the admin's subclass carries it
    shown_as: dict[str, str] = {}

    version = VersionField(required=False)

    def __init__(self, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        self.conflict = None
        if "version" in self.fields and self.instance.pk:
            self.initial["version"] = self.instance.version

    def full_clean(self) -> None:
        super().full_clean()
        if self._meta.model._meta.pk.name in (self._errors or ()):
            # An inline row that is no longer there; its hidden field shows nothing.
            self.add_error(None, _("Somebody else deleted this row meanwhile."))

    def clean_code(self) -> str:
        """A code that a spreadsheet program leaves alone; an old one may stay."""
        code = self.cleaned_data["code"]
        if "code" not in self.changed_data or not code:
            return code
        try:
            return read_code(code)
        except Refusal as refusal:
            raise refused(refusal) from None

    def clean_department(self):
        """An office that has ended keeps what it had, and is given nothing new."""
        office = self.cleaned_data["department"]
        if not office or "department" not in self.changed_data:
            return office
        if office.has_ended(localdate()):
            sentence = SUCCEEDED if office.successor else ENDED
            told = {"office": office, "successor": office.successor}
            raise ValidationError(sentence % {**told, "day": localize(office.valid_to)})
        return office

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.instance.pk and self.has_changed():
            self._check_version(cleaned.get("version"))
        return cleaned

    def _check_version(self, opened: int | None) -> None:
        row = self.instance
        # NO KEY: rows that point here may be added meanwhile without waiting.
        stored = (
            type(row)
            ._base_manager.select_for_update(no_key=True)
            .filter(pk=row.pk)
            .values_list("version", flat=True)
            .first()
        )
        if stored is None:
            raise ValidationError(_("Somebody else deleted this row meanwhile."))
        seen = self.request.POST.getlist("_overwrite")
        if row.version == stored and (opened == stored or key_of(row, stored) in seen):
            return
        self.conflict = conflict_of(self, row, stored)
        self.request.conflicts = [
            *getattr(self.request, "conflicts", []),
            self.conflict,
        ]
        raise ValidationError(self.conflict.sentence, code="conflict")

    def _get_validation_exclusions(self) -> set[str]:
        shown = {
            self.shown_as.get(field.name, field.name): field.name
            for field in self._meta.model._meta.concrete_fields
        }
        return {shown[name] for name in self._errors if name in shown}

    def _update_errors(self, errors: ValidationError) -> None:
        placed: dict[str, list] = {}
        for name, found in getattr(errors, "error_dict", {}).items():
            field = self.shown_as.get(name, name)
            known = field if field in self.fields else NON_FIELD_ERRORS
            placed.setdefault(known, []).extend(found)
        super()._update_errors(ValidationError(placed) if placed else errors)


class VersionedFormSet(BaseInlineFormSet):
    """Rows under a parent; a row changed by others meanwhile is not deleted either."""

    def add_fields(self, form, index) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            # In a table only the head of the column says what a cell is.
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", field.label)

    def clean(self) -> None:
        super().clean()
        for form in self.deleted_forms:
            if getattr(form, "conflict", None):
                raise ValidationError(form.conflict.sentence, code="conflict")


class Refusable:
    """A page's main form: shows what was refused while the rows were being saved."""

    request = None

    def clean(self) -> dict:
        cleaned = super().clean()
        refusal = getattr(self.request, "refusal", None)
        if refusal is not None:
            raise refusal
        return cleaned


class RefusableForm(Refusable, VersionedForm):
    """The main form of a page about one versioned row."""
