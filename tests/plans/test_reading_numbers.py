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

    def test_keeps_the_text_as_typed(self):
        assert read_number("１００％※").raw == "１００％※"

    @pytest.mark.parametrize(
        ("text", "value", "note"),
        [
            ("100①", "100", "①"),
            ("100¹²", "100", "¹²"),
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

    def test_says_over_which_years_it_was_summed(self):
        reading = read_number("100人（H29～R3累計）")

        assert reading.is_cumulative
        assert reading.since == Period(2017, YearKind.FISCAL_YEAR)
        assert reading.period == Period(2021, YearKind.FISCAL_YEAR)

    def test_of_two_calendar_years_needs_the_kind_only_once(self):
        reading = read_number("100人（2010～2015年）")

        assert reading.since == Period(2010, YearKind.CALENDAR_YEAR)

    @pytest.mark.parametrize("dashed", ["－（2018年度）", "—※", "－ 円"])
    def test_may_be_none_with_something_beside_it(self, dashed):
        assert read_number(dashed).is_dash


class TestKanjiScale:
    @pytest.mark.parametrize(
        ("text", "value", "scale", "unit"),
        [
            ("9兆1,400億円", "91400", 10**8, "円"),
            ("3,737万8千人", "37378", 1000, "人"),
            ("３万５０００円", "35000", 1, "円"),
            ("1.5億円", "1.5", 10**8, "円"),
            ("△2億3千万円", "-23", 10**7, "円"),
            ("6,936千人", "6936", 1000, "人"),
            ("5百万円", "5", 10**6, "円"),
            ("3千5百人", "35", 100, "人"),
            ("37 万人", "37", 10**4, "人"),
        ],
    )
    def test_is_kept_beside_an_exact_value(self, text, value, scale, unit):
        reading = read_number(text)

        assert (str(reading.value), reading.scale, reading.unit) == (value, scale, unit)

    @pytest.mark.parametrize(
        "text",
        [
            "9億1,400兆円",
            "1億20,000万円",
            "1.5億3千万円",
            "3千0億円",
            "3万05円",
            "3千千円",
            "1京円",
            "三十五",
            "1億2億円",
        ],
    )
    def test_that_does_not_step_down_is_refused_whole(self, text):
        with pytest.raises(Refusal):
            read_number(text)


class TestUnitOfTheIndicator:
    @pytest.mark.parametrize(
        ("text", "unit", "scale", "value"),
        [
            ("51.8％", "%", 1, "51.8"),
            ("51.8%", "％", 1, "51.8"),
            ("51.8 パーセント", "％", 1, "51.8"),
            ("3㎡", "m2", 1, "3"),
            ("3箇所", "か所", 1, "3"),
            ("3ヵ所", "箇所", 1, "3"),
            ("12.3人/10万人", "人/10万人", 1, "12.3"),
            ("5件/年", "件/年", 1, "5"),
            ("8 割五分台", "割五分台", 1, "8"),
            ("44,100千円", "千円", 1, "44100"),
            ("44,100", "千円", 1, "44100"),
            ("44,100千円", "円", 1000, "44100"),
            ("44,100（千円）", "千円", 1, "44100"),
            ("44,100（単位：千円）", "千円", 1, "44100"),
            ("4,410万円", "千円", 1, "44100"),
            ("6,936千", "人", 1000, "6936"),
            ("3.74万人", "人", 1, "37400"),
            ("5千円", "百万円", 1, "0.005"),
            ("3百貨店", "百貨店", 1, "3"),
            ("51.8", "", 1, "51.8"),
        ],
    )
    def test_is_the_one_the_value_is_kept_in(self, text, unit, scale, value):
        reading = read_number(text, unit=unit, scale=scale)

        assert str(reading.value) == value

    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("51.8人", "％"),
            ("51.8ポイント", "％"),
            ("44,100円", "千円"),
            ("3万5000円", "千円"),
            ("100（円）", "千円"),
            ("100（社）", "人"),
            ("5人日", "人"),
            ("－円", "千円"),
        ],
    )
    def test_refuses_another(self, text, unit):
        with pytest.raises(Refusal, match="but this value is kept in"):
            read_number(text, unit=unit)

    def test_refuses_any_where_there_is_none(self):
        with pytest.raises(Refusal, match="has no unit"):
            read_number("20%", unit="")

    def test_does_not_make_a_number_longer_than_can_be_kept(self):
        with pytest.raises(Refusal, match="too many digits"):
            read_number("9兆1,400億円", unit="円")

    def test_of_dash_and_blank_is_the_indicators_too(self):
        assert read_number("－", unit="千円").scale == 1000
        assert read_number("", unit="千円").is_blank


class TestRefusedNumber:
    @pytest.mark.parametrize(
        "text",
        [
            "1E5",
            "1e5",
            "1_000",
            "٣",
            "NaN",
            "Infinity",
            "0x1F",
            "1F",
            "½",
            "1/2",
            "1:30",
            "--5",
            "△△5",
            "△",
            "5-",
            "5.",
            ".5",
            "08",
            "00",
            "1 234",
            "12 34人",
            "1.2.3",
            "10～20",
            "10人20件",
            "※",
            "※100",
            "1①0",
            "(5)",
            "35（40）",
            "35（2019）",
            "35（2024.7）",
            "35（－）",
            "35（）",
            "35（（あ））",
            "35（千）",
            "35人（千円）",
            "35（単位：ふしぎなもの）",
            "5千人（千円）",
            "（2019年度）",
            "以上",
            "5以上以下",
            "毎年度5回/年度",
            "100（累計）（累計）",
            "5人（2018年度）（2019年度）",
            "5人（2019～2018年度）",
            "5人（2019年～2020年度）",
            "－以上",
            "2時間半",
            "100人強",
            "3%増",
            "100人くらい",
            "5月",
            "2024年度",
            "4月1日",
            "5未定",
            "未定",
            "5ー",
            "R6",
            "5人を超える",
            "5人（\u202eあ）",
            "1" + " " * 300,
        ],
    )
    def test_cannot_be_read(self, text):
        with pytest.raises(Refusal, match="cannot be read as a number"):
            read_number(text)

    @pytest.mark.parametrize(
        "text", ["1,23", "12,34", "1234,567", "1,2345", "0,123", "1,,234", "51,8％"]
    )
    def test_says_what_commas_are_for(self, text):
        with pytest.raises(Refusal, match="comma in an unusual place"):
            read_number(text)

    @pytest.mark.parametrize("text", ["123456789012", "1.23456", "9999999999999999999"])
    def test_says_how_many_digits_are_kept(self, text):
        with pytest.raises(
            Refusal, match=r"too many digits\. At most 11 .* and 4 after"
        ):
            read_number(text)

    def test_passes_on_what_is_wrong_with_its_year(self):
        with pytest.raises(Refusal, match="“2024年13月” names a day or month"):
            read_number("100人（2024年13月）")

    def test_is_shown_short_and_in_one_line(self):
        with pytest.raises(Refusal) as refused:
            read_number("あ\nい\ud800" * 100)

        assert refused.value.params["text"] == "あ い\ufffd" * 10 + "…"


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
