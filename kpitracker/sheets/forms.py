"""The forms of the sheet pages: what is brought in, and what is taken away."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from kpitracker.spreadsheets.bringing import Brought
from plans.forms import FiscalYearField, ReasonField
from plans.models import Blanks, Plan
from plans.sheets.writing import Format

NEITHER = _("Choose a file, or paste cells into the field.")
BOTH = _("Choose a file or paste cells, not both.")


class AnnouncedKey(forms.UUIDField):
    """The id under which the waiting page asks for progress; what is none is no id."""

    widget = forms.HiddenInput

    def clean(self, value) -> uuid.UUID | None:
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


class BringForm(forms.Form):
    """A file or pasted cells. ``kinds``: the kinds of sheet that one may bring."""

    kind = forms.ChoiceField(label=_("What the sheet holds"), required=False)
    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_("CSV (UTF-8 or Shift_JIS), TSV or XLSX, as Excel saves it."),
    )
    pasted = forms.CharField(
        label=_("Or pasted cells"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Copy the cells in Excel with their headings and paste them here."),
    )
    blanks = forms.ChoiceField(
        label=_("Blank cells"),
        choices=[
            (Blanks.KEEP.value, _("change nothing")),
            (Blanks.CLEAR.value, _("clear what is stored")),
            (Blanks.REFUSE.value, _("are refused")),
        ],
        widget=forms.RadioSelect,
        initial=Blanks.KEEP.value,
    )
    key = AnnouncedKey(required=False)

    def __init__(self, *arguments, kinds: list[tuple[str, str]], **options) -> None:
        super().__init__(*arguments, **options)
        found_out = ("", _("found out by its headings"))
        self.fields["kind"].choices = [found_out, *kinds]
        self.initial.setdefault("key", uuid.uuid4())

    def clean(self) -> dict:
        cleaned = super().clean()
        file, pasted = cleaned.get("file"), cleaned.get("pasted", "")
        if file and pasted.strip():
            raise forms.ValidationError(BOTH)
        if not file and not pasted.strip() and not self.errors:
            raise forms.ValidationError(NEITHER)
        return cleaned

    @property
    def brought(self) -> Brought:
        """What was brought, once the form is valid."""
        cleaned, file = self.cleaned_data, self.cleaned_data["file"]
        return Brought(
            kind=cleaned["kind"],
            blanks=Blanks(cleaned["blanks"]),
            file=file and file.file,
            name=file.name if file else "",
            pasted=cleaned["pasted"],
            key=cleaned["key"],
        )


class CorrectionForm(forms.Form):
    """What is said when an import is confirmed."""

    correction = ReasonField(required=False)


class TakeForm(forms.Form):
    """Which sheet, of which plan and year, in which format."""

    sheet = forms.ChoiceField(label=_("Sheet"))
    plan = forms.ModelChoiceField(
        label=_("plan"), queryset=Plan.objects.none(), to_field_name="code"
    )
    year = FiscalYearField(label=_("Fiscal year"), required=False)
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[
            (Format.XLSX.value, _("Excel (XLSX)")),
            (Format.CSV.value, _("CSV (UTF-8, for Excel)")),
            (Format.CP932.value, _("CSV (Shift_JIS, for older programs)")),
            (Format.TSV.value, _("TSV (tabs)")),
        ],
        initial=Format.XLSX.value,
    )

    def __init__(self, *arguments, sheets, plans, **options) -> None:
        super().__init__(*arguments, **options)
        self.fields["sheet"].choices = sheets
        self.fields["plan"].queryset = plans
        self.fields["plan"].empty_label = None
