"""The list of indicators as a page to print, and as a workbook for everybody."""

import io
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.timezone import now
from openpyxl import load_workbook

from indicators.models import Audience
from indicators.reports.plan import plan_report
from kpitracker.paper.documents import document_of
from kpitracker.paper.fonts import Font
from kpitracker.paper.orders import Kind, Order
from kpitracker.spreadsheets.kpi_list_columns import columns_of
from tests.factories import (
    make_actual,
    make_indicator,
    make_measure,
    make_plan,
    make_user,
)
from tests.kpitracker.pages import page
from tests.kpitracker.paper.trees import listed_rows, of_class, shown, tree_of
from tests.kpitracker.spreadsheets.listed import FIRST_ROW

pytestmark = pytest.mark.django_db


def exact(value):
    """A number as it was written into the file."""
    return Decimal(str(value)) if isinstance(value, float) else value


def workbook_rows(content: bytes) -> dict[str, list]:
    sheet = load_workbook(io.BytesIO(content)).active
    rows = {}
    for cells in sheet.iter_rows(min_row=FIRST_ROW):
        if cells[2].value is not None:
            rows[cells[0].value] = [exact(cell.value) for cell in cells]
    return rows


class TestThePage:
    def test_has_every_cell_of_the_workbook(self, client, printed_plan):
        point = printed_plan.indicators.first().actuals.get(fiscal_year=2022)
        point.comment = "転入が増えた。\n要因は二つ"
        point.save()

        on_page = listed_rows(tree_of(client, "/plans/p/report/?year=2022"))
        with translation.override("ja"):
            report = plan_report(
                printed_plan, fiscal_year=2022, audience=Audience.PUBLIC
            )
            columns = columns_of(report)
        taken = client.get("/plans/p/report/list.xlsx?year=2022")
        in_workbook = workbook_rows(b"".join(taken.streaming_content))

        assert len(on_page) == len(in_workbook) == 18
        for line in report.lines:
            with translation.override("ja"):
                figures = [column.figure(line) for column in columns]
            values = [
                figure.number if figure.number is not None else figure.shown or None
                for figure in figures
            ]
            assert in_workbook[line.code] == values
            assert on_page[line.code] == [
                figure.shown
                for figure, column in zip(figures, columns, strict=True)
                if figure.shown or column.key not in ("department", "explanation")
            ]

    def test_says_which_paper_there_is_and_where(self, client, printed_plan):
        tree = tree_of(client, "/plans/p/report/?year=2021")

        links = [one.get("href") for one in tree.iter("a")]
        for name in ("list.pdf", "list.xlsx", "sheets.pdf", "sheets/", "plan.pdf"):
            assert f"/plans/p/report/{name}?year=2021" in links

    def test_repeats_its_headings_and_cuts_no_row(self, client, printed_plan):
        tree = tree_of(client, "/plans/p/report/")

        (table,) = of_class(tree, "table", "list")
        assert len(table.findall("thead")) == 1
        # Rows of one indicator are one body, which no page may cut.
        assert len(of_class(table, "tbody", "list__row")) == 18

    def test_draws_the_course_of_each_indicator(self, client, printed_plan):
        tree = tree_of(client, "/plans/p/report/")

        drawings = [one for one in tree.iter() if "sketch" in one.get("class", "")]
        assert len(drawings) == 18
        assert all(one.get("aria-label") for one in drawings)

    @pytest.mark.parametrize("asked", ["year=1999", "year=abc&version=x", "version=99"])
    def test_what_cannot_be_meant_gets_the_latest_year(
        self, client, printed_plan, asked
    ):
        assert "2022年度" in page(client, f"/plans/p/report/?{asked}")

    def test_a_plan_without_indicators_offers_its_sheets_only(self, client):
        make_measure(make_plan("p"))

        words = page(client, "/plans/p/report/")

        assert "全施策シート（PDF）" in words
        assert "指標一覧（PDF）" not in words

    def test_of_an_internal_plan_is_marked_for_the_members_it_is_shown_to(
        self, client, printed_plan
    ):
        printed_plan.visibility = "internal"
        printed_plan.save()
        assert client.get("/plans/p/report/").status_code == 404
        client.force_login(make_user(is_superuser=True))

        order = Order(
            kind=Kind.LIST,
            plan=printed_plan,
            fiscal_year=2022,
            version=None,
            language="ja",
            at=now(),
        )
        with translation.override("ja"):
            *_styles, edge = document_of(order, Font("any")).styles
        taken = client.get("/plans/p/report/list.xlsx")
        sheet = load_workbook(io.BytesIO(b"".join(taken.streaming_content))).active

        assert "内部資料" in edge
        assert sheet.oddHeader.right.text == "【内部資料】"
        page = client.get("/plans/p/report/")
        assert page.context["mark"] == "【内部資料】"
        # Of these the print style sheet makes the edges of the pages.
        assert '<body class="is-internal wide">' in page.content.decode()

    def test_tells_nothing_of_what_is_not_published(self, client):
        plan = make_plan("p")
        make_indicator(plan, actuals={2021: 5})
        make_actual(make_indicator(plan), 2022, 987_654, stage="draft")

        tree = tree_of(client, "/plans/p/report/?year=2022")

        headings = [shown(one) for one in of_class(tree, "th", "list__actual")]
        assert headings == ["実績値", "2021年度"]
        assert "987,654" not in shown(tree)
