"""Codes that survive a spreadsheet program, and states."""

import re
from calendar import month_abbr, month_name

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.reading import Refusal, read_code, read_state

pytestmark = pytest.mark.pure

code_like = st.text(st.sampled_from("0123456789-._eEaMmRr"), min_size=1, max_size=8)


class TestCode:
    @pytest.mark.parametrize(
        "code",
        [
            "1",
            "55",
            "0",
            "g1",
            "g1-1-2",
            "p4-2",
            "y3-1-3",
            "s1-2",
            "s1-2-40",
            "m1-13-1",
            "aomori-renkei",
            "plan-purpose-1",
            "a_b.c",
            "12-a",
            "1_1",
            "1a",
            "E5",
            "e1-5",
            "may",
            "mark1",
            "12345678901",
        ],
    )
    def test_is_taken_as_typed(self, code):
        assert read_code(f" {code} ") == code

    @pytest.mark.parametrize(
        "code",
        [
            "1-1",
            "1-",
            "2020-4-1",
            "1.2.3",
            "08",
            "007",
            "1E5",
            "1e-5",
            "1.5e3",
            "1.5",
            "5.",
            "MAR1",
            "mar-1",
            "1-MAR-2020",
            "MAR-1-2020",
            "1mar",
            "Sept2",
            "December2020",
            "R6.4.1",
            "h30-12-31",
            "10AM",
            "true",
            "123456789012",
        ],
    )
    def test_is_refused_where_a_spreadsheet_would_change_it(self, code):
        with pytest.raises(Refusal, match=f"such as g{re.escape(code)}, or use"):
            read_code(code)

    @pytest.mark.parametrize("month", range(1, 13))
    @pytest.mark.parametrize(
        "template", ["{}1", "{}-31", "1-{}", "2020.{}", "3{}-2020"]
    )
    def test_is_refused_where_it_names_a_month(self, month, template):
        for name in (month_name[month], month_abbr[month]):
            with pytest.raises(Refusal, match="spreadsheet program would turn"):
                read_code(template.format(name))

    @pytest.mark.parametrize(
        "code",
        ["", " ", "Ｇ1", "あ", "a b", "-a", ".", "..", "_a", "a/b", "1:1", "a\x00"],
    )
    def test_is_refused_where_it_has_other_characters(self, code):
        with pytest.raises(Refusal, match="is not a code"):
            read_code(code)

    @given(st.integers(0, 10**11 - 1))
    def test_may_be_any_whole_number(self, number):
        assert read_code(str(number)) == str(number)

    @given(code_like)
    def test_that_is_taken_is_no_number_but_a_whole_one(self, text):
        try:
            code = read_code(text)
        except Refusal:
            return

        assert code == text == read_code(code)
        if re.fullmatch(r"[0-9]+\.?[0-9]*([eE][-+]?[0-9]+)?", code):
            assert code == str(int(code))

    @given(
        st.lists(st.integers(0, 3000), min_size=2, max_size=3), st.sampled_from("-.")
    )
    def test_of_numbers_in_a_row_needs_a_letter_in_front(self, numbers, between):
        code = between.join(map(str, numbers))

        with pytest.raises(Refusal):
            read_code(code)
        assert read_code(f"g{code}") == f"g{code}"


class TestState:
    @pytest.mark.parametrize(
        ("text", "state"),
        [
            ("策定", "策定"),
            (" 未策定※", "未策定"),
            ("A判定", "Ａ判定"),
            ("発注", "発注"),
            ("", None),
            (" ", None),
        ],
    )
    def test_is_one_of_the_indicators_own(self, text, state):
        states = ["未策定", "策定", "Ａ判定", "発注"]

        assert read_state(text, states=states) == state

    def test_prefers_the_one_in_the_same_width(self):
        assert read_state("A", states=["Ａ", "A"]) == "A"

    def test_a_state_may_be_a_mark_and_nothing_else(self):
        assert read_state("①", states=["①", "②"]) == "①"
        assert read_state("①", states=["策定"]) is None

    def test_is_refused_with_the_list_of_them(self):
        with pytest.raises(Refusal, match=r"“策定済” is none of .*: 未策定 / 策定"):
            read_state("策定済", states=["未策定", "策定"])
