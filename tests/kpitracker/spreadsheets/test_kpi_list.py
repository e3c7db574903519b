"""The list of indicators, as a council member finds it on the table."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import Audience
from kpitracker.spreadsheets.kpi_list import kpi_list
from tests.factories import (
    make_actual,
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
)
from tests.kpitracker.spreadsheets.listed import FIRST_ROW, headings, listed, row_of
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db


class TestFront:
    @pytest.fixture
    def plan(self):
        return make_plan(title="みほん総合計画")

    def test_it_says_which_plan_and_year_and_when_it_was_printed(self, plan):
        make_indicator(plan, actuals={2023: 18})
        sheet = listed(plan)

        assert sheet["A1"].value == "指標一覧　みほん総合計画"
        said = "2023年度（令和5年度）　1指標のうち判定できた1指標：順調1。"
        assert sheet["A2"].value.startswith(said)
        assert sheet.cell(4, sheet.max_column).value == "2024年10月1日 印刷"

    @pytest.mark.parametrize(
        ("audience", "mark"),
        [(Audience.PUBLIC, "【公表】"), (Audience.INTERNAL, "【内部資料】")],
    )
    def test_it_says_who_may_see_it(self, plan, audience, mark):
        sheet = listed(plan, audience=audience)

        assert sheet.cell(1, sheet.max_column).value == mark
        assert sheet.oddHeader.right.text == mark

    def test_it_says_what_the_letters_stand_for(self, plan):
        assert listed(plan)["A4"].value == (
            "A：達成・順調　B：概ね順調　C：遅れ・未達　D：後退　"
            "－：判定不可または算定なし　※：見込値"
        )

    def test_it_says_what_changed_against_the_year_before(self, plan):
        make_indicator(plan, actuals={2022: 11, 2023: 18})
        sheet = listed(plan)

        assert sheet["A3"].value == (
            "2022年度と比べて、改善1・悪化0・新たに判定0・判定できなくなった0。"
        )
        assert listed(plan, fiscal_year=2020).row_dimensions[3].hidden

    def test_a_plan_without_a_year_shows_its_targets_only(self, plan):
        make_indicator(plan)
        sheet = listed(plan, fiscal_year=None)

        assert "目標値 値" in headings(sheet)
        assert not any(heading.startswith("実績値") for heading in headings(sheet))
        assert row_of(sheet)["判定 評価"].value is None


class TestSections:
    def sections(self, sheet) -> list[str]:
        rows = sheet.iter_rows(min_row=FIRST_ROW, max_col=1)
        return [cell.value for (cell,) in rows]

    def test_goals_stand_above_their_indicators(self):
        plan = make_plan()
        work, home = (make_goal(plan, number=n, title=t) for n, t in ["1仕", "2住"])
        make_indicator(on=make_measure(goal=home))
        make_indicator(on=work)

        assert self.sections(listed(plan)) == [
            "基本目標 1 仕",
            "k2",
            "基本目標 2 住",
            "k1",
        ]

    def test_an_indicator_stands_once_and_names_every_measure(self):
        plan = make_plan()
        first = make_measure(plan, number="①", title="相談")
        second = make_measure(plan, number="②", title="改修")
        make_indicator(on=[first, second])
        sheet = listed(plan)

        assert self.sections(sheet) == ["基本目標 目標 1", "k1", "基本目標 目標 2"]
        assert row_of(sheet)["施策・事業"].value == "① 相談\n② 改修"

    def test_a_measure_of_another_goal_is_not_forgotten(self):
        plan = make_plan()
        goal, other = make_goal(plan), make_goal(plan)
        make_indicator(on=[goal, make_measure(goal=other, title="別の施策")])

        assert row_of(listed(plan))["施策・事業"].value == "別の施策"

    def test_what_stands_nowhere_comes_last(self):
        plan = make_plan()
        make_indicator(plan)

        assert self.sections(listed(plan)) == ["掲載箇所のない指標", "k1"]

    def test_an_indicator_of_the_goal_itself_says_its_role(self):
        goal = make_goal()
        make_indicator(on=goal, role="数値目標")

        assert row_of(listed(goal.plan))["施策・事業"].value == "数値目標"


class TestYears:
    def years(self, *actuals, fiscal_year=2023):
        plan = make_plan()
        make_indicator(plan, actuals=dict.fromkeys(actuals, 12))
        found = headings(listed(plan, fiscal_year=fiscal_year))
        return [name[4:8] for name in found if name.startswith("実績値")]

    def test_five_years_up_to_the_chosen_one(self):
        assert self.years(2015, 2024) == ["2019", "2020", "2021", "2022", "2023"]

    def test_years_before_the_first_known_are_left_out(self):
        assert self.years(2022, 2024) == ["2022", "2023"]

    def test_the_chosen_year_is_there_even_if_nothing_is_known_of_it(self):
        assert self.years(2024) == ["2023"]


class TestPaper:
    def explained(self, comment):
        plan = make_plan()
        make_actual(make_indicator(plan), 2023, 19, comment=comment)
        sheet = listed(plan)
        cell = row_of(sheet)["説明（要因）"]
        width = sheet.column_dimensions[cell.column_letter].width
        return sheet.row_dimensions[cell.row].height, width

    def test_it_is_a4_landscape_with_its_header_on_each_page(self):
        sheet = listed(make_plan())

        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == (
            "landscape",
            9,
        )
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$5:$6"
        assert sheet.oddFooter.center.text == sheet.firstFooter.center.text == "&P / &N"

    def test_the_plan_is_named_on_each_page_but_the_first(self):
        sheet = listed(make_plan(title="R&D計画"))

        assert sheet.oddHeader.left.text == "指標一覧　R&&D計画　2023年度（令和5年度）"
        assert sheet.HeaderFooter.differentFirst
        assert sheet.firstHeader.left.text is None

    def test_a_row_is_as_high_as_its_text(self):
        short, _width = self.explained("増えた。")
        long, _width = self.explained("増えた。" * 40)

        assert 15 < short < 25
        assert long > 120

    def test_a_very_long_text_gets_a_wider_column(self):
        height, width = self.explained("増えた。" * 250)

        assert height <= 409
        assert width > 34

    @pytest.mark.parametrize("indicators", range(8, 14))
    def test_no_goal_begins_at_the_foot_of_a_page(self, indicators):
        plan = make_plan()
        first, second = make_goal(plan), make_goal(plan)
        for _ in range(indicators):
            make_indicator(on=first)
        make_indicator(on=second)
        sheet = listed(plan)
        heading = FIRST_ROW + indicators + 1

        assert sheet.cell(heading, 1).value == "基本目標 目標 2"
        assert heading not in [one.id for one in sheet.row_breaks.brk]

    def test_a_page_ends_between_two_rows(self):
        plan = make_plan()
        for _ in range(40):
            make_indicator(plan)
        sheet = listed(plan)
        ends = [one.id for one in sheet.row_breaks.brk]

        assert ends == [20, 36]

    def test_code_and_names_stay_in_sight(self):
        assert listed(make_plan()).freeze_panes == "D7"


class TestQueries:
    def test_ten_times_the_plan_asks_no_more(self):
        asked = []
        for code, size in [("town", 30), ("prefecture", 300)]:
            plan = make_large_plan(size, code=code)
            with CaptureQueriesContext(connection) as queries:
                listed(plan)
            asked.append(len(queries))

        assert asked == [5, 5]


class TestBytes:
    def test_the_same_list_is_the_same_file(self):
        plan = make_plan()
        make_indicator(plan, actuals={2023: 12})
        options = {
            "fiscal_year": 2023,
            "audience": Audience.PUBLIC,
            "printed_on": date(2024, 10, 1),
        }

        assert kpi_list(plan, **options) == kpi_list(plan, **options)
