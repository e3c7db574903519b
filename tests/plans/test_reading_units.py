"""Kanji scales, and the unit an indicator is kept in."""

import pytest

from plans.reading import Refusal, read_number

pytestmark = pytest.mark.pure


class TestKanjiScale:
    @pytest.mark.parametrize(
        ("text", "value", "scale", "unit"),
        [
            ("9兆1,400億円", "91400", 10**8, "円"),
            ("3,737万8千人", "37378", 1000, "人"),
            ("３万５０００円", "35000", 1, "円"),
            ("1.5億円", "1.5", 10**8, "円"),
            ("1億2.5万円", "10002.5", 10**4, "円"),
            ("△2億3千万円", "-23", 10**7, "円"),
            ("6,936千人", "6936", 1000, "人"),
            ("5百万円", "5", 10**6, "円"),
            ("3千5百人", "35", 100, "人"),
            ("37 万人", "37", 10**4, "人"),
            ("5千（円）", "5", 1000, "円"),
            ("9 兆 1,400 億 円", "91400", 10**8, "円"),
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
            "1億10,000万円",
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
            ("8割五分台※", "割五分台", 1, "8"),
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

    @pytest.mark.parametrize(
        ("text", "unit"), [("3万5000", "千円"), ("1,2341日平均人", "1日平均人")]
    )
    def test_refuses_what_could_be_meant_in_two_ways(self, text, unit):
        with pytest.raises(Refusal, match=r"cannot be read|comma in an unusual place"):
            read_number(text, unit=unit)

    def test_refuses_any_where_there_is_none(self):
        with pytest.raises(Refusal, match="has no unit"):
            read_number("20%", unit="")

    def test_does_not_make_a_number_longer_than_can_be_kept(self):
        with pytest.raises(Refusal, match="too many digits"):
            read_number("9兆1,400億円", unit="円")

    def test_of_dash_and_blank_is_the_indicators_too(self):
        assert read_number("－", unit="千円").scale == 1000
        assert read_number("－（万円）", unit="千円").is_dash
        assert read_number("", unit="千円").is_blank
