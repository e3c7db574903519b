"""The budget of a measure in the admin: its cells and their printed total."""

from decimal import Decimal

import pytest

from measures.models import Budget
from tests.desks import posted
from tests.factories import make_budget, make_budget_total, make_edition, make_measure
from tests.measures.sheets import add_row, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


class TestBudget:
    CELL = {"fiscal_year": "R2", "unit": "千円", "kind": "planned"}

    @pytest.mark.parametrize(
        ("typed", "amount", "mark"),
        [
            ("４４,１００", Decimal(44100), ""),
            ("3,737万8千円", Decimal(37378), ""),
            ("0", Decimal(0), ""),
            ("－", None, "－"),
            ("", None, ""),
        ],
    )
    def test_keeps_number_mark_and_blank_apart(
        self, town, browser, typed, amount, mark
    ):
        measure = make_measure(town.plan)

        answer = add_row(browser, measure, "budgets", **self.CELL, cell=typed)

        assert answer.status_code == 302
        cell = Budget.objects.get()
        assert (cell.fiscal_year, cell.amount, cell.mark) == (2020, amount, mark)

    @pytest.mark.parametrize("typed", ["44,100円", "100以上", "12※", "一式"])
    def test_refuses_what_is_no_amount(self, town, browser, typed):
        measure = make_measure(town.plan)

        answer = add_row(browser, measure, "budgets", **self.CELL, cell=typed)

        assert answer.status_code == 200
        assert not Budget.objects.exists()

    def test_of_a_year_is_said_once(self, town, browser):
        measure = make_measure(town.plan)
        make_budget(measure, 2020, 100)

        answer = add_row(browser, measure, "budgets", **self.CELL, cell="200")

        assert answer.status_code == 200

    def test_of_a_year_typed_twice_at_once_is_said_once(self, town, browser):
        """Neither row is stored yet: only the database can see that they clash."""
        measure = make_measure(town.plan)
        sent = posted(browser.get(page_of(measure)))
        sent["budgets-TOTAL_FORMS"] = "2"
        for at, cell in enumerate(["100", "200"]):
            row = {**self.CELL, "cell": cell}
            sent |= {f"budgets-{at}-{name}": it for name, it in row.items()}

        answer = browser.post(page_of(measure), sent)

        assert answer.status_code == 200
        assert answer.context["adminform"].form.non_field_errors()
        rows = answer.context["inline_admin_formsets"][2].formset.forms
        assert [row["cell"].value() for row in rows] == ["100", "200"]
        assert not Budget.objects.exists()

    def test_adds_up_to_its_printed_total(self, town, browser):
        measure = make_measure(town.plan)
        make_budget(measure, 2020, 100)
        make_budget(measure, 2021, 200)
        total = {"unit": "千円", "kind": "planned"}

        wrong = add_row(browser, measure, "budget_totals", **total, cell="301")
        right = add_row(browser, measure, "budget_totals", **total, cell="３００")

        assert (wrong.status_code, right.status_code) == (200, 302)
        assert "301" in str(wrong.context["adminform"].form.non_field_errors())
        assert measure.budget_totals.get().amount == 300

    def test_has_a_total_for_each_edition(self, town, browser):
        measure = make_measure(town.plan)
        edition = make_edition(town.plan)
        make_budget(measure, 2020, 100)
        make_budget(measure, 2020, 150, edition=edition)
        make_budget_total(measure, 100)

        answer = add_row(
            browser,
            measure,
            "budget_totals",
            unit="千円",
            kind="planned",
            edition=str(edition.pk),
            cell="150",
        )

        assert answer.status_code == 302
