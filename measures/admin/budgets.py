"""Budgets of a measure: cells as printed, and the total that must add up."""

from decimal import Decimal

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from measures.models import Budget, BudgetTotal, Measure
from plans.admin.base import ScopedTabular
from plans.admin.forms import VersionedForm
from plans.forms import SAYS_MORE, refuse_hidden_signs, refused, says_more
from plans.printing import plain, with_triangle
from plans.reading import Refusal, read_number


def cell_of(row: Budget | BudgetTotal) -> str:
    """The cell as it reads: the number, the mark, or nothing."""
    return row.mark if row.amount is None else plain(row.amount)


class BudgetCellForm(VersionedForm):
    """One typed cell holds what the row keeps as amount or mark."""

    shown_as = {"amount": "cell", "mark": "cell"}

    cell = forms.CharField(
        label=gettext_lazy("Amount"),
        required=False,
        max_length=200,
        validators=[refuse_hidden_signs],
        help_text=gettext_lazy("A number, － as printed, or blank."),
    )

    def __init__(self, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        if self.instance.pk:
            self.initial["cell"] = cell_of(self.instance)

    def clean_cell(self) -> str:
        text = self.cleaned_data["cell"]
        unit = self["unit"].data or self.instance.unit
        try:
            reading = read_number(text, unit=unit[:50])
            if says_more(reading) or reading.notes:
                raise Refusal(SAYS_MORE, text)
        except Refusal as refusal:
            raise refused(refusal) from None
        self.instance.amount = reading.value
        self.instance.mark = text if reading.is_dash else ""
        return text


class CellInline(ScopedTabular):
    form = BudgetCellForm
    organization_path = "measure__plan__organization"
    year_fields = ["fiscal_year"]

    @admin.display(description=gettext_lazy("amount"))
    def cell(self, row: Budget | BudgetTotal) -> str:
        return row.mark if row.amount is None else with_triangle(_trimmed(row.amount))


class BudgetInline(CellInline):
    model = Budget
    fields = ["fiscal_year", "cell", "unit", "kind", "edition"]


class BudgetTotalInline(CellInline):
    model = BudgetTotal
    fields = ["cell", "unit", "kind", "edition"]
    verbose_name_plural = gettext_lazy("printed totals of the budget")


def check_totals(measure: Measure) -> None:
    """Refuse a printed total that its years do not add up to."""
    for total in measure.budget_totals.all():
        cells = measure.budgets.filter(
            edition=total.edition_id, kind=total.kind, unit=total.unit
        )
        amounts = [cell.amount for cell in cells if cell.amount is not None]
        if total.amount is None or not amounts or sum(amounts) == total.amount:
            continue
        raise ValidationError(
            _(
                "The printed total %(total)s is not the sum of its years, %(sum)s. "
                "Check both."
            )
            % {
                "total": with_triangle(_trimmed(total.amount)),
                "sum": with_triangle(_trimmed(sum(amounts))),
            }
        )


def _trimmed(amount: Decimal) -> Decimal:
    return Decimal(plain(amount))
