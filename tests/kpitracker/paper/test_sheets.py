"""Measure sheets (施策シート): one measure on A4."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from indicators.reports.budgets import budget_tables
from kpitracker.budget_grids import budget_grids
from tests.factories import (
    make_budget,
    make_goal,
    make_measure,
    make_partner,
    make_plan,
    make_text,
)
from tests.kpitracker.pages import page
from tests.kpitracker.paper.trees import of_class, tree_of
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db


def titles(tree) -> list[str]:
    return [one.get("id") for one in of_class(tree, "article", "sheet")]


class TestAllSheets:
    def test_are_one_for_each_measure_in_the_order_of_the_plan(
        self, client, printed_plan
    ):
        tree = tree_of(client, "/plans/p/report/sheets/")

        assert titles(tree) == ["measure-m1", "measure-m2"]

    def test_leave_out_what_only_gathers_others_and_what_is_printed_again(self, client):
        plan = make_plan("p")
        above = make_measure(goal=make_goal(plan), code="above")
        inner = make_measure(goal=above.goal, parent=above, code="inner")
        make_measure(goal=above.goal, code="again", relists=inner)

        assert titles(tree_of(client, "/plans/p/report/sheets/")) == ["measure-inner"]

    def test_keep_what_gathers_others_and_has_words_of_its_own(self, client):
        above = make_measure(make_plan("p"), code="above")
        make_measure(goal=above.goal, parent=above, code="inner")
        make_text(above, "方向")

        assert titles(tree_of(client, "/plans/p/report/sheets/")) == [
            "measure-above",
            "measure-inner",
        ]

    def test_ask_no_more_of_a_larger_plan(self, client):
        asked = []
        for code, size in [("town", 3), ("city", 30)]:
            make_large_plan(size, code=code)
            with CaptureQueriesContext(connection) as queries:
                client.get(f"/plans/{code}/report/sheets/")
            asked.append(len(queries))

        assert asked[0] == asked[1] <= 40


class TestOneSheet:
    def test_has_numbers_words_costs_and_the_three_voices(self, client, printed_plan):
        measure = printed_plan.measures.get(code="m1")
        make_partner(measure)

        words = page(client, "/plans/p/report/sheets/m1/?year=2022")

        for said in [
            "移住の促進",
            "社会増減その1-0",
            "移住を進めます。",
            "1,234,500",
            "相談会を開いた。",
            "委員会",
            measure.partners.get().organization.name,
        ]:
            assert said in words

    def test_says_what_was_said_of_its_own_year_only(self, client, printed_plan):
        words = page(client, "/plans/p/report/sheets/m1/?year=2021")

        assert "相談会を開いた。" not in words

    def test_of_no_measure_is_not_found(self, client, printed_plan):
        assert client.get("/plans/p/report/sheets/none/").status_code == 404
        assert client.get("/plans/p/report/sheets/none.pdf").status_code == 404


class TestTheWorkbook:
    def test_has_a_worksheet_for_each_measure_with_numbers_as_numbers(
        self, client, printed_plan
    ):
        taken = client.get("/plans/p/report/sheets.xlsx?year=2022")
        workbook = load_workbook(io.BytesIO(b"".join(taken.streaming_content)))

        assert workbook.sheetnames == ["1 m1", "2 m2"]
        page = workbook["1 m1"]
        cells = [cell.value for row in page.iter_rows() for cell in row if cell.value]
        assert cells[1] == "施策 (1) 移住の促進"
        for said in (
            -35,
            70,
            10,
            1_234_500,
            "移住を進めます。",
            "内容：相談会を開いた。",
        ):
            assert said in cells
        assert page.page_setup.orientation == "portrait"
        assert page.oddHeader.right.text == "【公表】"
        assert page.print_title_rows == "$1:$3"


class TestBudgets:
    def test_stand_side_by_side_by_unit_with_gaps_kept(self):
        measure = make_measure()
        make_budget(measure, 2020, 5)
        make_budget(measure, 2022, mark="－")
        make_budget(measure, 2021, 3, kind="settled")
        make_budget(measure, 2021, 1, unit="円")
        tables = budget_tables(measure.budgets.order_by("fiscal_year"), [])

        yen, thousands = budget_grids(tables)

        assert thousands.years == (2020, 2021, 2022)
        planned, settled = thousands.rows
        assert [cell and (cell.amount, cell.mark) for cell in planned.cells] == [
            (5, ""),
            None,
            (None, "－"),
        ]
        assert [cell and cell.amount for cell in settled.cells] == [None, 3, None]
        assert (yen.unit, yen.years) == ("円", (2021,))
