"""Cells of a sheet: what staff type is read, and reads back as it was written."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from indicators.enums import Aim, MissingReason, Stage
from plans.fiscal import Period, YearKind
from plans.imports.widgets import (
    ChoiceCell,
    CodeCell,
    DayCell,
    FlagCell,
    NumberCell,
    PeriodCell,
    TextCell,
    WholeCell,
    YearCell,
)
from plans.reading import Refusal

pytestmark = pytest.mark.pure

numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=4)
periods = st.one_of(
    st.builds(Period, st.integers(1990, 2100), st.just(YearKind.FISCAL_YEAR)),
    st.builds(Period, st.integers(1990, 2100), st.just(YearKind.CALENDAR_YEAR)),
    st.builds(
        Period, st.integers(1990, 2100), st.just(YearKind.MONTH), st.integers(1, 12)
    ),
)


class TestACell:
    @given(numbers)
    def test_of_a_number_reads_back(self, number):
        assert NumberCell().clean(NumberCell().render(number)) == number

    @given(periods)
    def test_of_a_period_reads_back_with_its_kind(self, period):
        assert PeriodCell().clean(PeriodCell().render(period)) == period

    @given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
    def test_of_a_day_reads_back(self, day):
        assert DayCell().clean(DayCell().render(day)) == day

    @pytest.mark.parametrize("choices", [Aim, MissingReason, Stage])
    @pytest.mark.parametrize("language", ["ja", "en"])
    def test_of_a_choice_reads_back_in_any_language(self, choices, language):
        cell = ChoiceCell(choices)

        with override(language):
            read = [cell.clean(cell.render(choice.value)) for choice in choices]

        assert read == [choice.value for choice in choices]

    @pytest.mark.parametrize(
        ("cell", "text", "value"),
        [
            (NumberCell(), " △１，２３４．５ ", Decimal("-1234.5")),
            (NumberCell(), "－", None),
            (YearCell(), "令和６年度", 2024),
            (YearCell(), "R6", 2024),
            (CodeCell(), " ｇ1-２ ", "g1-2"),
            (WholeCell(0, 4), "３", 3),
            (FlagCell(), "○", True),
            (FlagCell(), "0", False),
            (DayCell(), "2024/3/31", date(2024, 3, 31)),
            (DayCell(), "2024年3月31日", date(2024, 3, 31)),
            (ChoiceCell(Stage), "published", "published"),
            (ChoiceCell(Stage), "入力中", "draft"),
            (TextCell(is_long=True), " 前\n後 ", " 前\n後 "),
        ],
    )
    def test_is_read_as_staff_type_it(self, cell, text, value):
        assert cell.clean(text) == value

    @pytest.mark.parametrize(
        ("cell", "empty"),
        [
            (NumberCell(), None),
            (YearCell(), None),
            (CodeCell(), ""),
            (TextCell(), ""),
            (FlagCell(), False),
            (DayCell(), None),
            (PeriodCell(), Period(None, YearKind.NONE)),
        ],
    )
    def test_that_is_blank_is_empty(self, cell, empty):
        assert cell.clean(" 　") == empty
        assert cell.render(empty) == ""

    @pytest.mark.parametrize(
        ("cell", "text"),
        [
            (NumberCell(), "約二割"),
            (NumberCell(), "35人"),
            (NumberCell(), "10以上"),
            (NumberCell(), "1E5"),
            (WholeCell(0, 4), "4.5"),
            (WholeCell(0, 4), "5"),
            (YearCell(), "2024年3月"),
            (YearCell(), "2024.7"),
            (CodeCell(), "1-1"),
            (CodeCell(), "2024-04-01"),
            (FlagCell(), "多分"),
            (DayCell(), "2024-02-30"),
            (ChoiceCell(Stage), "完成"),
            (TextCell(3), "四文字だ"),
            (TextCell(), "一\n二"),
            (TextCell(is_long=True), "#REF!"),
            (NumberCell(), "#DIV/0!"),
        ],
    )
    def test_that_is_something_else_is_refused_with_its_text(self, cell, text):
        with pytest.raises(Refusal) as refused:
            cell.clean(text)

        assert " ".join(text.split()) in str(refused.value)

    def test_refuses_a_choice_by_naming_all_of_them_in_japanese(self):
        with pytest.raises(Refusal) as refused:
            ChoiceCell(Stage).clean("完成")

        assert "入力中、" in str(refused.value)
