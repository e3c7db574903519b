"""Numbers as staff type them, one way of typing after another."""

from decimal import Decimal

import pytest

from plans.fiscal import Period, YearKind
from plans.reading import Quality, Refusal, Relation, read_number, read_plain_number

pytestmark = pytest.mark.pure


class TestTypedNumber:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("1,234", "1234"),
            ("１，２３４", "1234"),
            ("1、234、567", "1234567"),
            ("１２３．５", "123.5"),
            ("51.80", "51.80"),
            ("0", "0"),
            ("△0.0", "0.0"),
            ("△5", "-5"),
            ("▲ 5", "-5"),
            ("－35", "-35"),
            ("−35", "-35"),
            ("―35", "-35"),
            ("‐35", "-35"),
            ("ー35", "-35"),
            ("+5", "5"),
            ("＋ 5", "5"),
            (" 　12\n", "12"),
            ("\ufeff12", "12"),
            ("99999999999.9999", "99999999999.9999"),
        ],
    )
    def test_keeps_its_sign_and_its_decimals(self, text, value):
        assert str(read_number(text).value) == value

    @pytest.mark.parametrize(
        "text", ["－", "―", "-", "—", "‐", "−", "ー", "――", " － "]
    )
    def test_is_none_where_a_lone_dash_says_so(self, text):
        reading = read_number(text)

        assert (reading.value, reading.is_dash, reading.is_blank) == (None, True, False)

    @pytest.mark.parametrize("text", ["", " ", "　\n", "\u200b"])
    def test_is_blank_where_nothing_was_typed(self, text):
        reading = read_number(text)

        assert (reading.value, reading.is_dash, reading.is_blank) == (None, False, True)

    def test_speaks_the_words_of_the_exchange_package(self):
        assert list(Quality) == ["actual", "estimate"]
        assert {it.value for it in Relation} >= {
            "at_least",
            "at_most",
            "more_than",
            "less_than",
        }

    def test_keeps_the_text_as_typed(self):
        assert read_number("１００％※").raw == "１００％※"

    @pytest.mark.parametrize(
        ("text", "value", "note"),
        [
            ("100①", "100", "①"),
            ("100¹²", "100", "¹²"),
            ("100 ①人", "100", "①"),
            ("100m¹²", "100", "¹²"),
            ("100m²³", "100", "³"),
            ("100m²", "100", ""),
            ("100（2018年度※）", "100", "※"),
            ("100（注1）", "100", "注1"),
            ("100（①2018年度）", "100", "①2018年度"),
            ("100※", "100", "※"),
            ("100％※1", "100", "※1"),
            ("100 注1", "100", "注1"),
            ("①100", "100", "①"),
            ("※ 100", "100", "※"),
            ("1,393 箇所 (2016 年) ³", "1393", "³"),
            ("900社 (3%増)", "900", "3%増"),
            ("延べ100人", "100", "延べ"),
            ("100（調査中）", "100", "調査中"),
            ("900社（市内）", "900", "市内"),
            ("900社（うち\n市内）", "900", "うち\n市内"),
            ("100（未確認）", "100", "未確認"),
        ],
    )
    def test_never_takes_a_note_for_a_digit(self, text, value, note):
        reading = read_number(text)

        assert (str(reading.value), reading.note) == (value, note)

    @pytest.mark.parametrize(
        ("text", "relation", "every_year"),
        [
            ("1回以上/年度", Relation.AT_LEAST, True),
            ("1回/年度以上", Relation.AT_LEAST, True),
            ("毎年度1回以上", Relation.AT_LEAST, True),
            ("1回以上（毎年度）", Relation.AT_LEAST, True),
            ("年１２回", None, True),
            ("1回／年", None, True),
            ("27,000 人程度", Relation.ABOUT, False),
            ("約27,000人", Relation.ABOUT, False),
            ("5％未満", Relation.LESS_THAN, False),
            ("5％超", Relation.MORE_THAN, False),
            ("5％以下", Relation.AT_MOST, False),
            ("30日以内", Relation.AT_MOST, False),
            ("30日", None, False),
        ],
    )
    def test_says_how_it_is_held_against_others(self, text, relation, every_year):
        reading = read_number(text)

        assert (reading.relation, reading.every_year) == (relation, every_year)

    def test_says_when_and_how_surely_it_was_counted(self):
        reading = read_number("21件\n(2019年度見込)")

        assert reading.period == Period(2019, YearKind.FISCAL_YEAR)
        assert reading.quality == Quality.ESTIMATE

    def test_says_when_beside_a_mark_in_the_same_brackets(self):
        assert read_number("21件（2019年度※）").period.year == 2019

    def test_keeps_a_remark_beside_a_dash(self):
        assert read_number("－（新規事業）").note == "新規事業"

    def test_says_over_which_years_it_was_summed(self):
        reading = read_number("100人（H29～R3累計）")

        assert reading.is_cumulative
        assert reading.since == Period(2017, YearKind.FISCAL_YEAR)
        assert reading.period == Period(2021, YearKind.FISCAL_YEAR)

    def test_says_over_which_months_it_was_summed(self):
        reading = read_number("100人（2019年11月～2019年12月）")

        assert (reading.since.month, reading.period.month) == (11, 12)

    def test_of_two_calendar_years_needs_the_kind_only_once(self):
        reading = read_number("100人（2010～2015年）")

        assert reading.since == Period(2010, YearKind.CALENDAR_YEAR)

    @pytest.mark.parametrize(
        "dashed", ["－（2018年度）", "—※", "－ 円", "－（円）", "－（新規事業）"]
    )
    def test_may_be_none_with_something_beside_it(self, dashed):
        assert read_number(dashed).is_dash


class TestPlainNumber:
    @pytest.mark.parametrize("text", ["-35", "51.8", "0", "51.80", "100", "-0.5"])
    def test_is_taken_as_it_stands(self, text):
        assert str(read_plain_number(text)) == text

    def test_has_no_minus_at_zero(self):
        assert str(read_plain_number("-0.0")) == "0.0"

    def test_is_none_in_an_empty_cell(self):
        assert read_plain_number("") is None

    @pytest.mark.parametrize(
        "text",
        [
            "1,234",
            "△35",
            "＋5",
            "+5",
            "５",
            "5%",
            "5人",
            "－",
            "-",
            " 5",
            "5\n",
            "08",
            ".5",
            "5.",
            "1E5",
            "1_000",
            "٣",
            "NaN",
            "9兆1,400億円",
            "3,737万8千人",
            "100①",
        ],
    )
    def test_refuses_every_decoration(self, text):
        with pytest.raises(Refusal, match="is not a plain number"):
            read_plain_number(text)

    @pytest.mark.parametrize("text", ["100000000000", "-0.00001"])
    def test_refuses_more_than_can_be_kept(self, text):
        with pytest.raises(Refusal, match="too many digits"):
            read_plain_number(text)

    def test_takes_the_longest_that_can_be_kept(self):
        longest = "-99999999999.9999"

        assert read_plain_number(longest) == Decimal(longest)
