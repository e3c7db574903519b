"""Numbers that are refused, and what the sentences say."""

import pytest

from plans.reading import Refusal, read_number

pytestmark = pytest.mark.pure


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
            "35（40%）",
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
            "5人（H29～H29）",
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
