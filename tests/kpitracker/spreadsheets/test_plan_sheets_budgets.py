"""Sheets of budgets: long or wide, amounts or marks, and the total they add up to."""

import pytest

from tests.kpitracker.spreadsheets.plan_sheets import bring, bring_text, cells
from tests.sheets import problems

pytestmark = pytest.mark.django_db


class TestBudgets:
    WIDE = "計画コード,施策コード,版のコード,種別,2020年度,R3,合計\n"

    def test_may_have_a_column_for_each_year(self, plan):
        text = self.WIDE + 'machi-1,m1,,計画額,"1,200",,"1,250.5"\n'

        job = bring_text("budgets", text)

        assert problems(job) == []
        assert cells(job) == [
            ("m1 産業 2020 計画額", "金額", "100", "1200"),
            ("m1 産業 計画額", "金額", "150.5", "1250.5"),
        ]

    def test_name_the_year_under_which_a_cell_is_wrong(self, plan):
        job = bring_text("budgets", self.WIDE + "machi-1,m1,,計画額,多い,,\n")

        assert problems(job)[0].startswith("Row 2, column 2020年度: “多い”")

    def test_say_nothing_of_years_that_stand_blank(self, plan):
        job = bring_text("budgets", self.WIDE + "machi-1,m2,,計画額,10,,\n")

        assert cells(job) == [
            ("m2 起業 2020 計画額", "金額", "", "10"),
            ("m2 起業 2020 計画額", "単位", "", "千円"),
        ]

    def test_are_long_or_wide_but_not_both(self, plan):
        header = self.WIDE.replace("種別", "種別,年度")

        job = bring_text("budgets", header + "machi-1,m1,,計画額,2020,1,1,2\n")

        assert problems(job)[0].startswith("Row 1, column 年度: The sheet has a column")

    def test_add_up_to_the_total_that_is_printed(self, plan):
        job = bring("budgets", "金額", "m1,,2020,計画額,120")

        assert problems(job) == [
            "Row 2: budget total “m1 計画額”, which is not in the sheet: The total of "
            "the measure m1 is printed as 150.5, but its years add up to 170.5."
        ]

    def test_change_with_their_total(self, plan):
        job = bring("budgets", "金額", "m1,,2020,計画額,120", "m1,,合計,計画額,170.5")

        assert problems(job) == []
        assert cells(job)[-1] == ("m1 産業 計画額", "金額", "150.5", "170.5")

    def test_take_amounts_in_their_own_unit(self, plan):
        job = bring(
            "budgets", "金額", "m1,,2020,計画額,100円", "m1,,2021,計画額,50.5千円"
        )

        (sentence,) = problems(job)
        assert sentence.startswith("Row 2, column 金額: “100円”")
