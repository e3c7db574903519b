"""What the list says of an indicator: numbers as numbers, words for the rest."""

import pytest

from tests.factories import (
    make_actual,
    make_department,
    make_indicator,
    make_plan,
    make_target,
)
from tests.kpitracker.conftest import SINCE_2019
from tests.kpitracker.spreadsheets.listed import headings, listed, row_of, row_of_one

pytestmark = pytest.mark.django_db


class TestNumbers:
    def test_they_are_numbers_with_the_decimals_of_the_indicator(self):
        row = row_of_one(
            baseline="51.8", target=60, decimals=1, actuals={2023: 55}, unit="％"
        )

        for heading, number in [
            ("基準値 値", 51.8),
            ("実績値 2023年度", 55),
            ("目標値 値", 60),
        ]:
            assert row[heading].value == number
            assert row[heading].number_format == '#,##0.0;"△"#,##0.0'
        assert row["単位"].value == "％"

    def test_without_stated_decimals_each_shows_its_own(self):
        row = row_of_one(actuals={2022: "1234.25", 2023: 1})

        assert row["実績値 2022年度"].number_format == '#,##0.00;"△"#,##0.00'
        assert row["実績値 2023年度"].number_format == '#,##0;"△"#,##0'

    def test_0_is_a_value_and_nothing_is_not(self):
        row = row_of_one(actuals={2022: 0})

        assert row["実績値 2022年度"].value == 0
        assert row["実績値 2023年度"].value == "データなし"

    def test_an_estimate_is_marked_and_stays_a_number(self):
        plan = make_plan()
        indicator = make_indicator(plan, baseline_quality="estimate", **SINCE_2019)
        make_actual(indicator, 2023, 12, quality="estimate")
        row = row_of(listed(plan))

        for heading, number in [("基準値 値", 10), ("実績値 2023年度", 12)]:
            assert row[heading].value == number
            assert row[heading].number_format == '"※"#,##0;"△""※"#,##0'

    def test_the_baseline_says_its_year(self):
        row = row_of_one(
            baseline_year=2022, baseline_month=3, baseline_year_kind="month", baseline=5
        )

        assert row["基準値 年次"].value == "2022年3月"

    def test_without_a_baseline_there_is_no_0(self):
        row = row_of_one(baseline=None, **SINCE_2019)

        assert (row["基準値 値"].value, row["基準値 年次"].value) == (
            "データなし",
            None,
        )

    def test_increments_show_their_sum_so_far(self):
        row = row_of_one(
            basis="cumulative",
            entry="increment",
            counts_from=2021,
            baseline=None,
            baseline_absent="zero",
            actuals={2021: 2, 2022: 3, 2023: "collecting"},
        )

        assert row["基準値 値"].value == 0
        assert row["実績値 2022年度"].value == 5
        assert row["実績値 2023年度"].value == "集計中"

    def test_a_column_is_as_wide_as_its_longest_number(self):
        plan = make_plan()
        make_indicator(plan, actuals={2022: 12, 2023: "12345678901.25"})
        sheet = listed(plan)
        column = row_of(sheet)["実績値 2023年度"].column_letter

        assert sheet.column_dimensions[column].width > len("12,345,678,901.25")


class TestMissing:
    @pytest.mark.parametrize(
        ("reason", "words"), [("unpublished", "未公表"), ("cancelled", "事業中止")]
    )
    def test_a_year_says_why_it_has_no_value(self, reason, words):
        assert row_of_one(actuals={2023: reason})["実績値 2023年度"].value == words

    def test_a_year_without_a_survey_says_so(self):
        row = row_of_one(
            survey_every=2, survey_first=2021, actuals={2021: 12, 2023: 13}
        )

        assert row["実績値 2022年度"].value == "調査年でない"

    def test_a_sum_with_a_hole_says_so(self):
        row = row_of_one(
            basis="cumulative",
            entry="increment",
            counts_from=2021,
            actuals={2021: 2, 2023: 3},
        )

        assert row["実績値 2023年度"].value == "欠けた年度あり"


class TestTarget:
    @pytest.mark.parametrize(
        ("facts", "words", "year"),
        [
            ({"aim": "at_least", "target": 15}, "15件以上", "2024年度"),
            ({"aim": "at_least", "target": 1, "every_year": True}, "1件以上", "毎年度"),
            ({"aim": "range", "target": (20, 30)}, "20～30件", "2024年度"),
            ({"aim": "state"}, "策定", "2024年度"),
            (
                {
                    "comparison": "undetermined",
                    "printed": "整備後に設定",
                    "target_year": None,
                },
                "整備後に設定",
                None,
            ),
            (
                {"comparison": "merged", "printed": "NO.4に統合"},
                "NO.4に統合",
                "2024年度",
            ),
            ({"target": None}, "目標なし", None),
            (
                {"comparison": "none", "printed": "－"},
                "目標なし（－）",
                "2024年度",
            ),
        ],
    )
    def test_words_say_what_a_number_cannot(self, facts, words, year):
        row = row_of_one(**facts)

        assert (row["目標値 値"].value, row["目標値 年度"].value) == (words, year)

    def test_a_value_to_reach_is_a_number(self):
        row = row_of_one(target=20, printed="20件")

        assert (row["目標値 値"].value, row["目標値 年度"].value) == (20, "2024年度")


class TestJudgement:
    def test_the_letter_and_the_words_stand_side_by_side(self):
        row = row_of_one(actuals={2023: 20}, **SINCE_2019)

        assert row["進捗率"].value == 1
        assert row["判定 評価"].value == "A"
        assert row["判定 状況"].value == "達成（当年度）"

    def test_a_move_the_wrong_way_is_negative(self):
        row = row_of_one(baseline=10, target=20, actuals={2023: 9}, **SINCE_2019)

        assert row["進捗率"].value == pytest.approx(-0.1)
        assert row["進捗率"].number_format == '0.0%;"△"0.0%'
        assert row["判定 評価"].value == "D"

    def test_a_target_that_is_not_met_is_never_100_percent(self):
        row = row_of_one(target=20, actuals={2023: "19.9999"}, **SINCE_2019)

        assert row["進捗率"].value == pytest.approx(0.999)

    def test_what_is_not_judged_says_why(self):
        row = row_of_one(actuals={2023: "collecting"})

        assert row["進捗率"].value == "－"
        assert row["判定 評価"].value == "－"
        assert row["判定 状況"].value == "判定不可\n集計中"

    def test_remarks_stand_below_the_words(self):
        row = row_of_one(
            aim="at_least",
            basis="yearly",
            target=1,
            every_year=True,
            actuals={2022: 0, 2023: 2},
        )

        assert row["判定 状況"].value == "達成\n2年中1年"

    def test_what_lags_behind_is_seen_without_colour(self):
        marked = row_of_one(actuals={2023: 9}, **SINCE_2019)["判定 評価"]
        plain = row_of_one(actuals={2023: 20}, **SINCE_2019)["判定 評価"]

        assert marked.fill.fgColor.rgb == "00BFBFBF"
        assert plain.fill.patternType is None


class TestWords:
    def test_the_department_and_its_explanation(self):
        plan = make_plan()
        indicator = make_indicator(plan, department=make_department(name="企画課"))
        make_actual(indicator, 2022, 11, comment="前の年")
        make_actual(indicator, 2023, 12, comment="=増えた")
        cell = row_of(listed(plan))

        assert cell["担当課"].value == "企画課"
        assert cell["説明（要因）"].value == "=増えた"
        assert cell["説明（要因）"].data_type == "s"
        assert cell["説明（要因）"].quotePrefix

    def test_without_any_department_there_is_no_such_column(self):
        plan = make_plan()
        make_indicator(plan)

        assert "担当課" not in headings(listed(plan))

    def test_the_target_of_the_edition_in_force_is_shown(self):
        plan = make_plan()
        indicator = make_indicator(plan, target=20, target_year=2022)
        make_target(indicator, 30)

        assert row_of(listed(plan))["目標値 値"].value == 30
