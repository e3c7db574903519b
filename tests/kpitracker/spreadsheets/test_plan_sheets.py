"""Sheets of a plan: what staff type, what it would change, what is refused."""

import pytest

from plans.models import Blanks, ImportState
from tests.kpitracker.spreadsheets.plan_sheets import (
    bring,
    bring_text,
    cells,
    counts,
    sheet_of,
    state,
)
from tests.sheets import entries, problems

pytestmark = pytest.mark.django_db


class TestCells:
    @pytest.mark.parametrize(
        ("kind", "columns", "row", "cell"),
        [
            ("indicators", "基準値", "k1,△３５", ("基準値", "24", "-35")),
            ("indicators", "単位,許容差", "k1,人,３人", ("許容差", "0.5", "3")),
            ("indicators", "単位,単位の倍率,許容差", 'k1,人,1000,"1,234千人"',
             ("許容差", "0.5", "1234")),
            ("indicators", "基準年度", "k1,H30", ("基準年度", "", "2018年度")),
            ("indicators", "基準年度", "k1,2018年", ("基準年度", "", "2018年")),
            ("indicators", "基準年度", "k1,2018年3月", ("基準年度", "", "2018年3月")),
            ("indicators", "値の種類", "k1,単年度", ("値の種類", "時点", "単年度")),
            ("indicators", "basis", "k1,Per year", ("値の種類", "時点", "単年度")),
            ("indicators", "basis", "k1,yearly", ("値の種類", "時点", "単年度")),
            ("indicators", "担当課コード", "k1,－", ("担当課コード", "seisaku", "")),
            ("targets", "目標値", "k1,first,R6,,３６", ("目標値", "32", "36")),
            ("targets", "決定日", "k1,first,2024,,2024年4月1日",
             ("決定日", "", "2024-04-01")),
            ("measures", "新規", "m2,×", ("新規", "○", "")),
            ("measures", "新規", "m1,1", ("新規", "", "○")),
            ("budgets", "金額", "m1,,2022,計画額,0", ("金額", "－", "0")),
            ("budgets", "金額", "m1,,2023,planned,－", ("金額", "", "－")),
        ],
    )  # fmt: skip
    def test_are_read_as_staff_type_them(self, plan, kind, columns, row, cell):
        job = bring(kind, columns, row)

        assert problems(job) == []
        assert [found[1:] for found in cells(job)][-1] == cell

    def test_of_columns_that_a_sheet_lacks_stay_as_they_are(self, plan):
        job = bring("indicators", "指標名", "k1,起業の件数")

        assert cells(job) == [("k1 創業件数", "指標名", "創業件数", "起業の件数")]

    def test_of_context_are_not_read(self, plan):
        job = bring("targets", "指標,目標値", "k1,first,2024,,創業件数,33")

        assert cells(job) == [("k1 創業件数 first 2024", "目標値", "32", "33")]
        assert job.facts["warnings"] == {}

    def test_of_another_name_beside_a_code_are_warned_about(self, plan):
        job = bring("indicators", "担当課コード,担当課", "k1,seisaku,企画課")

        assert job.facts["warnings"] == {"name": 1}
        assert entries(job)[0].warnings == [
            ["name", "The department seisaku is “政策課”, not “企画課”."]
        ]

    def test_of_a_name_without_a_code_are_warned_about(self, plan):
        job = bring("measures", "担当課コード,担当課", "m1,,政策課")

        assert [warning for _kind, warning in entries(job)[0].warnings] == [
            "“政策課” is not read. Write the code beside it."
        ]

    def test_that_a_program_has_turned_into_something_else_are_warned_about(self, plan):
        plan.measures.filter(code="m1").update(number="(1)")

        job = bring("measures", "番号", "m1,-1", "m2,②")

        assert job.facts["warnings"] == {"mangled": 1}
        assert cells(job)[0] == ("m1 産業", "番号", "(1)", "-1")

    def test_that_cannot_be_read_are_told_by_row_and_heading(self, plan):
        job = bring("indicators", "基準値,起算年度,小数の桁数", "k1,三十,2024年,9")

        assert job.state == ImportState.REFUSED
        assert [sentence.partition(":")[0] for sentence in problems(job)] == [
            "Row 2, column 基準値",
            "Row 2, column 小数の桁数",
            "Row 2, column 起算年度",
        ]

    def test_of_a_code_are_no_longer_than_a_package_keeps(self, plan):
        job = bring("indicators", "引き継ぎ元の計画コード", f"k1,{'p' * 65}")

        assert len(problems(job)) == 1 and "65" in problems(job)[0]


class TestBlanks:
    def test_change_nothing_unless_asked(self, plan):
        job = bring("indicators", "基準値,許容差", "k1,,")

        assert counts(job) == {"unchanged": 1}

    def test_clear_what_they_stand_for(self, plan):
        job = bring("indicators", "基準値,許容差,区分", "k1,,,", blanks=Blanks.CLEAR)

        assert cells(job) == [
            ("k1 創業件数", "基準値", "24", ""),
            ("k1 創業件数", "許容差", "0.5", ""),
        ]

    def test_do_not_clear_what_is_needed(self, plan):
        job = bring("indicators", "指標名", "k1,", blanks=Blanks.CLEAR)

        assert problems(job) == [
            "Row 2, column 指標名: The cell is empty, but a value is needed here."
        ]

    def test_are_refused_where_something_is_kept(self, plan):
        job = bring("indicators", "区分,許容差", "k1,,", blanks=Blanks.REFUSE)

        (sentence,) = problems(job)
        assert sentence.startswith("Row 2, column 許容差: ") and "“0.5”" in sentence

    @pytest.mark.parametrize("blanks", Blanks)
    def test_of_a_key_are_part_of_it(self, plan, blanks):
        job = bring("targets", "目標値", "k2,,2024,,", blanks=blanks)

        assert counts(job) == {"unchanged": 1}

    def test_of_an_amount_are_neither_a_number_nor_a_mark(self, plan):
        job = bring("budgets", "金額", "m1,,2022,計画額,", blanks=Blanks.CLEAR)

        assert cells(job) == [("m1 産業 2022 計画額", "金額", "－", "")]

    @pytest.mark.parametrize("dash", ["－", "-", "―", "ー"])
    def test_are_told_from_a_dash_which_clears(self, plan, dash):
        job = bring("indicators", "許容差,起算年度,入力する値", f"k1{3 * f',{dash}'}")

        assert cells(job) == [("k1 創業件数", "許容差", "0.5", "")]

    def test_are_told_from_a_dash_which_is_wording(self, plan):
        job = bring("indicators", "基準値の表記", "k1,－")

        assert cells(job) == [("k1 創業件数", "基準値の表記", "", "－")]


class TestRows:
    def test_of_a_new_key_are_made(self, plan):
        columns = "指標名,めざす方向,値の種類,単位"

        job = bring("indicators", columns, "k9,移住者数,増加,単年度,人")

        assert problems(job) == []
        assert cells(job) == [
            ("k9 移住者数", "指標名", "", "移住者数"),
            ("k9 移住者数", "単位", "", "人"),
            ("k9 移住者数", "単位の倍率", "", "1"),
            ("k9 移住者数", "めざす方向", "", "増加"),
            ("k9 移住者数", "値の種類", "", "単年度"),
            ("k9 移住者数", "継続状況", "", "継続"),
        ]

    def test_of_a_new_key_say_all_that_is_needed(self, plan):
        job = bring("measures", "施策名", "m9,新しい施策")

        assert problems(job) == [
            f"Row 2, column {name}: This row is new, so “{name}” has to be filled in."
            for name in ("目標コード", "階層")
        ]

    def test_may_refer_to_one_another(self, plan):
        job = bring(
            "measures",
            "目標コード,上位の施策コード,階層,施策名",
            "m9,g1,m8,事業,下",
            "m8,g1,,施策,上",
        )

        assert problems(job) == [] and counts(job) == {"new": 2}

    def test_of_one_key_stand_once(self, plan):
        job = bring("targets", "目標値", "k1,first,2024,,33", "k1,first,令和6年度,0,33")

        assert problems(job) == [
            "Row 3, column 指標コード: “k1 first 2024” stands in row 2 already."
        ]

    def test_say_which_one_is_meant(self, plan):
        job = bring("targets", "目標値", ",first,2024,,33", "k1,first,来年,,33")

        assert [sentence.partition(":")[0] for sentence in problems(job)] == [
            "Row 2, column 指標コード",
            "Row 3, column 年度",
        ]

    def test_keep_what_the_exchange_cannot_be_asked_for(self, plan):
        before = state(plan)

        bring("indicators", "指標名", "k1,起業の件数")

        assert state(plan) == before


class TestSheets:
    def test_take_ascii_names(self, plan):
        text = "plan_code,indicator_code,baseline_year\nmachi-1,k1,2018年3月\n"

        assert cells(bring_text("indicators", text)) == [
            ("k1 創業件数", "基準年度", "", "2018年3月")
        ]

    def test_name_a_column_that_is_not_known(self, plan):
        (sentence,) = problems(bring("indicators", "指標の名", "k1,起業"))

        assert "“指標名”" in sentence and sentence.startswith("Row 1")

    def test_have_every_column_of_the_key(self, plan):
        text = "計画コード,指標コード,目標値\nmachi-1,k1,33\n"

        assert len(problems(bring_text("targets", text))) == 3

    def test_have_a_heading_above_every_cell(self, plan):
        (sentence,) = problems(bring("indicators", "指標名,,区分", "k1,起業,余り,"))

        assert sentence.startswith("Row 2: The column has cells but no heading.")

    def test_have_rows(self, plan):
        assert problems(bring("indicators", "指標名")) == [
            "Row 1: Below the headings there is no row."
        ]

    def test_may_be_tabs_or_another_encoding(self, plan):
        text = sheet_of("indicators", "指標名", "k1,起業の件数").replace(",", "\t")

        assert cells(bring_text("indicators", text.encode("cp932")))
