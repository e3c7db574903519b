"""The budget of a measure as a chart: what is drawn is what the table says."""

import re
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from indicators.reports.budgets import BudgetCell, BudgetTable, BudgetYear
from kpitracker.budget_bars import FOOT, TOP, budget_bars
from kpitracker.budget_pictures import budget_pictures
from measures.models import BudgetKind

pytestmark = pytest.mark.pure
GAP = "2 of the 3 years from FY2020 to FY2022"
BAR = re.compile(r'budget-bar--(\w+)" x="([\d.]+)%" .*?y="(.*?)" height="(.*?)"')

amounts = st.integers(-(10**9), 10**12).map(Decimal)
cells = st.one_of(
    st.builds(BudgetCell, amount=amounts),
    st.builds(BudgetCell, mark=st.sampled_from(["－", "<b>"])),
    st.just(BudgetCell()),
)


def table(cells, kind=BudgetKind.PLANNED, total=None, edition="", unit="千円"):
    return BudgetTable(
        edition_name=edition,
        kind=kind,
        unit=unit,
        years=tuple(
            BudgetYear(fiscal_year=2020 + at, cell=cell)
            for at, cell in enumerate(cells)
        ),
        total=total,
    )


def of(*amounts):
    return [BudgetCell(amount=Decimal(amount)) for amount in amounts]


tables = st.lists(
    st.builds(
        table,
        st.lists(cells, min_size=1, max_size=8),
        st.sampled_from(BudgetKind),
    ),
    min_size=1,
    max_size=2,
    unique_by=lambda one: one.kind,
)


class TestBars:
    @given(tables)
    def test_are_as_many_and_as_high_as_the_amounts(self, series):
        html = budget_bars(series, label="")

        amounts = [
            (table.kind.value, year.cell.amount)
            for table in series
            for year in table.years
            if year.cell.amount is not None
        ]
        drawn = [(kind, Decimal(high)) for kind, _x, _y, high in BAR.findall(html)]
        assert [kind for kind, _ in drawn] == [kind for kind, _ in amounts]
        assert "<b>" not in html
        ends = [amount for _kind, amount in amounts] + [Decimal(0)]
        length = max(ends) - min(ends)
        for (_kind, amount), (_same, high) in zip(amounts, drawn, strict=True):
            exact = abs(amount) / length * (FOOT - TOP) if length else 0
            assert abs(high - exact) <= Decimal("0.1")

    def test_two_of_a_year_turn_their_amounts_away_from_each_other(self):
        settled = table(of(25168), BudgetKind.SETTLED)

        html = budget_bars([table(of(24000)), settled], label="")

        assert re.search(r'text-anchor="end">24,000<', html)
        assert re.search(r'text-anchor="start">25,168<', html)

    def test_start_at_zero_also_below_it(self):
        html = budget_bars([table(of(100, -50))], label="")

        above, below = (
            (float(y), float(y) + float(high)) for _k, _x, y, high in BAR.findall(html)
        )
        assert above[1] == below[0]
        assert 'class="sk-zero"' in html

    def test_of_zeros_lie_on_the_ground(self):
        html = budget_bars([table(of(0, 0))], label="")

        assert {high for _kind, _x, _y, high in BAR.findall(html)} == {"0"}

    def test_are_not_drawn_without_any_amount(self):
        assert (
            budget_bars([table([BudgetCell(mark="－"), BudgetCell()])], label="") == ""
        )

    def test_lose_their_amounts_only_where_these_would_touch(self):
        def labels(amount):
            cells = of(*[amount] * 5)
            series = [table(cells), table(cells, BudgetKind.SETTLED)]
            return budget_bars(series, label="").count("budget-bars__amount")

        assert (labels(9999), labels(1234567)) == (10, 0)


class TestPicture:
    def test_draws_the_newest_cell_of_each_year_and_tells_all_of_them(self):
        newer = table(of(3, 4), edition="改定")
        older = table(of(1, 2, 9), edition="策定")
        settled = table(of(2), BudgetKind.SETTLED)

        (picture,) = budget_pictures([newer, older, settled])

        assert [one.edition_name for one in picture.columns] == ["改定", "策定", ""]
        rows = [
            [cell and cell.amount for cell in cells] for _year, cells in picture.rows
        ]
        assert rows == [[3, 1, 2], [4, 2, None], [None, 9, None]]
        marks = [
            [cell and cell.is_superseded for cell in cells]
            for _year, cells in picture.rows
        ]
        assert marks == [[False, True, False], [False, True, None], [None, False, None]]
        assert len(BAR.findall(picture.drawing)) == 4
        assert (picture.totals, picture.differences) == ((), ())

    def test_counts_a_year_that_was_planned_anew_once_and_in_its_own_unit(self):
        older = table(of(100, 200), total=BudgetCell(amount=Decimal(300)))
        newer = table(of(150_000), edition="改定", unit="円")

        with override("en"):
            found = [one.finding for one in budget_pictures([newer, older])]

        assert found == [
            "Planned for FY2020: 150,000円 in all.",
            "Planned for FY2021: 200千円 in all.",
        ]

    def test_says_that_all_was_printed_anew_in_another_unit(self):
        newer = table(of(150_000), edition="改定", unit="円")

        with override("en"):
            _newer, older = budget_pictures([newer, table(of(100))])

        assert (older.drawn, older.drawing) == ((), "")
        assert older.finding.endswith("in another unit.")

    def test_compares_settled_years_only_with_plans_of_the_same(self):
        planned = table([*of(100), BudgetCell()])
        settled = table(of(80, 70), BudgetKind.SETTLED)

        (picture,) = budget_pictures([planned, settled])

        assert "%" not in picture.finding

    @pytest.mark.parametrize(
        ("cells", "kind", "years"),
        [
            ([*of(100), BudgetCell(), *of(300)], "planned", GAP),
            ([*of(100), BudgetCell(), *of(300)], "settled", GAP),
            ([*of(100, 300), BudgetCell()], "planned", GAP),
            ([*of(100, 300), BudgetCell()], "settled", "FY2020 to FY2021"),
            (
                [*of(100), BudgetCell(mark="－"), *of(300)],
                "planned",
                "FY2020 to FY2022",
            ),
        ],
    )
    def test_says_of_how_many_years_a_sum_is_where_one_is_blank(
        self, cells, kind, years
    ):
        printed = BudgetCell(amount=Decimal(900))

        with override("en"):
            (picture,) = budget_pictures([table(cells, BudgetKind(kind), printed)])

        assert picture.finding.startswith(f"{kind.title()} for {years}: 400千円")

    def test_of_nothing_has_no_finding(self):
        (picture,) = budget_pictures([table([BudgetCell(mark="－")])])

        assert (picture.finding, picture.drawing, picture.drawn) == ("", "", ())
