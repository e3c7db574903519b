"""What a measure costs, as the table that is printed."""

from decimal import Decimal

import pytest

from indicators.reports.budgets import BudgetTable, budget_tables
from tests.factories import (
    make_budget,
    make_budget_total,
    make_edition,
    make_measure,
)

pytestmark = pytest.mark.django_db


def tables_of(measure) -> tuple[BudgetTable, ...]:
    return budget_tables(
        measure.budgets.order_by("fiscal_year"), measure.budget_totals.all()
    )


class TestBudgetTables:
    def test_keep_number_mark_and_blank_apart(self):
        measure = make_measure()
        make_budget(measure, 2021, mark="－")
        make_budget(measure, 2020, 0)
        make_budget(measure, 2022)
        make_budget(measure, 2023, 1500)
        make_budget_total(measure, 1500)

        (table,) = tables_of(measure)

        cells = [
            (one.fiscal_year, one.cell.amount, one.cell.mark, one.cell.is_blank)
            for one in table.years
        ]
        assert cells == [
            (2020, Decimal(0), "", False),
            (2021, None, "－", False),
            (2022, None, "", True),
            (2023, Decimal(1500), "", False),
        ]
        assert (table.total.amount, table.sum, table.unit) == (
            Decimal(1500),
            Decimal(1500),
            "千円",
        )

    def test_without_a_printed_total_have_none(self):
        measure = make_measure()
        make_budget(measure, 2020, mark="－")

        (table,) = tables_of(measure)

        assert (table.total, table.sum) == (None, None)

    def test_of_nothing_but_zeros_add_up_to_zero(self):
        measure = make_measure()
        make_budget(measure, 2020, 0)

        assert tables_of(measure)[0].sum == 0

    def test_stand_apart_by_edition_and_kind(self):
        measure = make_measure()
        first = make_edition(measure.plan, name="策定")
        second = make_edition(measure.plan, name="変更案")
        make_budget(measure, 2020, 1, edition=first)
        make_budget(measure, 2020, 2, edition=second)
        make_budget(measure, 2020, 3, edition=second, kind="settled")
        make_budget_total(measure, 2, edition=second)

        tables = tables_of(measure)

        assert [(one.edition_name, one.kind.value, one.sum) for one in tables] == [
            ("変更案", "planned", Decimal(2)),
            ("変更案", "settled", Decimal(3)),
            ("策定", "planned", Decimal(1)),
        ]
        assert [one.total and one.total.amount for one in tables] == [2, None, None]

    def test_a_total_alone_is_a_table_too(self):
        measure = make_measure()
        make_budget_total(measure, mark="－")

        (table,) = tables_of(measure)

        assert (table.years, table.total.mark) == ((), "－")
