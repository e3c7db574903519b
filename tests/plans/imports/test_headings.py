"""The header row: Japanese headings or ASCII names, all known, none twice."""

import pytest

from indicators.imports.given import header_of
from plans.sheets.records import Record

pytestmark = pytest.mark.pure

LONG = ["計画コード", "指標コード", "年度", "実績値"]


def header(*cells: str):
    return header_of(Record(1, list(cells)))


def sentences(*cells: str) -> list[str]:
    return [problem.sentence for problem in header(*cells).problems]


class TestTheHeaderRow:
    def test_is_known_by_its_japanese_headings(self):
        assert header(*LONG).places == {
            "plan_code": 0,
            "indicator_code": 1,
            "fiscal_year": 2,
            "value": 3,
        }

    @pytest.mark.parametrize(
        "cells",
        [
            ("plan_code", "indicator_code", "fiscal_year", "value"),
            ("計画 コード", "指標コード ", "Fiscal_Year", "実績値"),
            ("ｐｌａｎ＿ｃｏｄｅ", "指標コード", "年度", "VALUE"),
        ],
    )
    def test_may_be_written_in_ascii_in_any_case_and_width(self, cells):
        assert header(*cells).problems == []

    def test_comes_in_any_order(self):
        assert header(*reversed(LONG)).places["plan_code"] == 3

    @pytest.mark.parametrize(
        "heading",
        ["2023年度", "令和5年度", "R5", "2023", "令和５年度実績", "2023年度実績値"],
    )
    def test_makes_a_wide_sheet_by_naming_years(self, heading):
        found = header("計画コード", "指標コード", heading)

        assert (found.years, found.problems) == ({2: 2023}, [])

    def test_refuses_an_unknown_heading_and_names_the_nearest(self):
        assert sentences(*LONG, "要因説明") == [
            "There is no column “要因説明”. Did you mean “要因・説明”? Correct the "
            "heading, or remove the column."
        ]

    def test_refuses_a_strange_heading_and_names_all(self):
        (sentence,) = sentences(*LONG, "ｘｙｚ")

        assert sentence.startswith(
            "There is no column “ｘｙｚ”. Remove it, or use one of: 計画コード、"
        )

    def test_refuses_a_column_twice(self):
        assert sentences(*LONG, "value") == [
            "The column “value” stands here twice. Remove one of them."
        ]

    def test_refuses_one_year_in_two_columns(self):
        assert sentences("計画コード", "指標コード", "2023年度", "R5") == [
            "The column “R5” stands here twice. Remove one of them."
        ]

    def test_misses_every_column_that_tells_which_row_is_meant(self):
        assert sentences("実績値") == [
            "The column “計画コード” is missing. It tells which row is meant.",
            "The column “指標コード” is missing. It tells which row is meant.",
        ]
        assert sentences("計画コード", "指標コード", "実績値") == [
            "The column “年度” is missing. It tells which row is meant."
        ]

    def test_refuses_years_as_columns_beside_a_column_of_values(self):
        (sentence,) = sentences("計画コード", "指標コード", "2023年度", "実績値")

        assert sentence.startswith("The sheet has a column for each year and the")

    def test_refuses_a_sheet_without_anything_to_take_in(self):
        (sentence,) = sentences("計画コード", "指標コード", "年度", "指標")

        assert sentence.startswith("No column of this sheet can be taken in.")
