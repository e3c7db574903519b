"""The review of a measure's year on one page: words, rating, settled budget."""

from collections.abc import Collection

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.courses import scale_for
from indicators.reviewing import differs
from measures.admin.budgets import BudgetCellForm
from measures.models import Budget, BudgetKind, Measure, Review
from plans.admin.forms import VersionedForm
from plans.forms import ReasonField, refuse_hidden_signs

OPINION = ["committee_opinion", "opinion_on"]
WORDS = ["done", "cause", "issue", "next"]

DIFFERS = _(
    "No judged indicator of this measure has the letter %(rating)s (they have: "
    "%(letters)s). Say why you rate it so."
)

NEEDS_REASON = _("This year is published. Say why its review changes.")


class ReviewForm(VersionedForm):
    """What the department says; planners also record the committee's opinion.

    ``letters``: of the judged indicators; a rating beside them needs its reason.
    """

    change_reason = ReasonField(
        label=_("Reason of the change"),
        required=False,
        help_text=_("This year is published: say why its review changes."),
    )

    class Meta:
        model = Review
        fields = ["rating", "rating_reason", *WORDS, "course", *OPINION]
        widgets = {
            "opinion_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        }

    def __init__(
        self,
        *arguments,
        letters: Collection[str],
        with_opinion: bool,
        is_published: bool,
        **options,
    ) -> None:
        super().__init__(*arguments, **options)
        self.letters, self.is_published = letters, is_published
        if not with_opinion:
            for name in OPINION:
                del self.fields[name]
        if not is_published:
            del self.fields["change_reason"]
        self.fields["rating"] = self._rating()
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.validators.append(refuse_hidden_signs)
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs |= {"rows": 4, "cols": 60}

    def _rating(self) -> forms.ChoiceField:
        """A letter of the plan's scale; one that came with a file may stay."""
        known = list(
            dict.fromkeys(scale_for(self.instance.measure.plan).letters.values())
        )
        stored = self.instance.rating
        if stored and stored not in known:
            known.append(stored)
        return forms.ChoiceField(
            label=_("Own rating"),
            required=False,
            choices=[("", _("not rated yet")), *((it, it) for it in known)],
        )

    @property
    def says_nothing(self) -> bool:
        """Whether the review, as it would be saved, holds no word at all."""
        row = self.instance
        held = [row.rating, row.rating_reason, row.course, row.committee_opinion]
        return not any([*held, *(getattr(row, name) for name in WORDS)])

    def clean(self) -> dict:
        cleaned = super().clean()
        rating = cleaned.get("rating", "")
        if differs(rating, self.letters) and not cleaned.get("rating_reason"):
            told = {"rating": rating, "letters": "、".join(dict.fromkeys(self.letters))}
            self.add_error("rating_reason", DIFFERS % told)
        if self.changes_something:
            self.check_reason()
        self.instance._change_reason = cleaned.get("change_reason") or None
        return cleaned

    def check_reason(self) -> None:
        """What is published changes only with a reason."""
        if self.is_published and not self.cleaned_data.get("change_reason"):
            self.add_error("change_reason", NEEDS_REASON)

    @property
    def changes_something(self) -> bool:
        return bool(set(self.changed_data) - {"change_reason", "version"})

    def save(self, commit: bool = True) -> Review | None:  # noqa: FBT001, FBT002 - Django's signature
        """A review that says nothing is not kept; its history stays."""
        if not self.changes_something:
            return self.instance
        if not self.says_nothing:
            return super().save(commit)
        if self.instance.pk:
            self.instance.delete()
        return None


class SettledForm(BudgetCellForm):
    """The budget of the year as settled (決算額), as one typed cell."""

    class Meta:
        model = Budget
        fields = ["unit"]

    def __init__(self, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        self.fields["cell"].label = _("Settled budget")
        self.fields["unit"].validators.append(refuse_hidden_signs)

    @property
    def has_to_be_saved(self) -> bool:
        is_blank = self.instance.amount is None and not self.instance.mark
        return "cell" in self.changed_data or (
            "unit" in self.changed_data and not is_blank
        )


def review_of(measure: Measure, fiscal_year: int) -> Review:
    """The stored one, or one to be."""
    found = measure.reviews.filter(fiscal_year=fiscal_year).first()
    return found or Review(measure=measure, fiscal_year=fiscal_year)


def settled_of(measure: Measure, fiscal_year: int) -> Budget:
    """The settled budget of the year, of whatever edition, or one to be."""
    facts = {"fiscal_year": fiscal_year, "kind": BudgetKind.SETTLED}
    found = measure.budgets.filter(**facts).order_by("-pk").first()
    place = measure.budgets.count() + 1
    return found or Budget(measure=measure, position=place, **facts)
