"""Cells: what is read, what is refused, and what is written reads back."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpitracker.exchange import kinds
from plans.reading import Refusal

pytestmark = pytest.mark.pure

CODE, LINE = kinds.Code(64), kinds.Line(20)
KINDS = [
    CODE,
    LINE,
    kinds.Prose(),
    kinds.Underlined(),
    kinds.OrganizationCode(6),
    kinds.Choice(("public", "internal")),
    kinds.Number(),
    kinds.Whole(1, 12),
    kinds.Year(),
    kinds.Day(),
    kinds.Flag(),
]


class TestLaws:
    @given(st.sampled_from(KINDS), st.text(min_size=1))
    def test_any_text_is_read_or_refused_with_a_sentence(self, kind, text):
        try:
            value = kind.read(text)
        except Refusal as refusal:
            assert str(refusal)
        else:
            assert kind.read(kind.write(value)) == value

    @given(st.decimals(-(10**10), 10**10, places=4))
    def test_a_number_is_written_short_and_exactly(self, value):
        written = kinds.Number().write(value)

        assert kinds.Number().read(written) == value
        assert not written.endswith((".", "-0"))
        assert "." not in written or not written.endswith("0")


class TestReading:
    @pytest.mark.parametrize(
        ("kind", "text", "value"),
        [
            (CODE, "g1-2", "g1-2"),
            (CODE, "55", "55"),
            (LINE, "１ ㎡①", "１ ㎡①"),
            (kinds.Underlined(), "a<u>b</u> 3<5 <u>c</u>", "a<u>b</u> 3<5 <u>c</u>"),
            (kinds.OrganizationCode(6), "022012", "022012"),
            (kinds.Number(), "-35", Decimal(-35)),
            (kinds.Number(), "51.80", Decimal("51.8")),
            (kinds.Whole(0, 99), "0", 0),
            (kinds.Year(), "2024", 2024),
            (kinds.Day(), "2024-02-29", date(2024, 2, 29)),
            (kinds.Flag(), "1", True),
        ],
    )
    def test_takes(self, kind, text, value):
        assert kind.read(text) == value

    @pytest.mark.parametrize(
        ("kind", "texts"),
        [
            (CODE, ["1-1", "08", "1E5", "企画課", "a b", "a" * 65, "2024-04-01"]),
            (LINE, ["a\nb", "a" * 21]),
            (
                kinds.Underlined(),
                ["<b>", "<u>a", "a</u>", "<u><u>a</u></u>", "<u class=x>"],
            ),
            (kinds.OrganizationCode(6), ["022011", "22012", "０２２０１２", "02201a"]),
            (kinds.Choice(("public",)), ["Public", "公開", " public"]),
            (kinds.Number(), ["9兆1,400億円", "1,234", "５", "△5", "1e3", "NaN", "+1"]),
            (kinds.Number(), ["1.23456", "123456789012", "1 2", "1.", "01"]),
            (kinds.Whole(1, 12), ["0", "13", "1.0", "-1", "01", "９", "9" * 5000]),
            (
                kinds.Year(),
                ["2024年度", "R6", "1867", "2201", "24", "２０２４", "2024.0"],
            ),
            (kinds.Day(), ["2024-02-30", "2024/4/1", "20240401", "0001-01-01"]),
            (kinds.Flag(), ["0", "true", "○", "１"]),
        ],
    )
    def test_refuses_and_shows_the_text(self, kind, texts):
        for text in texts:
            with pytest.raises(Refusal) as refusal:
                kind.read(text)
            assert text.replace("\n", " ")[:20] in str(refusal.value)

    def test_a_wrong_check_digit_names_the_right_one(self):
        with pytest.raises(Refusal, match="022012"):
            kinds.OrganizationCode(6).read("022011")
