"""UTF-8 and nothing else."""

import pytest

from kpitracker.exchange.decoding import decode, hidden_signs
from plans.sheets.faults import Unreadable

pytestmark = pytest.mark.pure

TEXT = "title\n髙橋①㎡１\n"


class TestDecoding:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
    def test_takes_utf_8_with_and_without_bom(self, encoding):
        assert decode(TEXT.encode(encoding)) == TEXT

    @pytest.mark.parametrize(
        ("data", "line", "words"),
        [
            ("a\nb\n表\n".encode("cp932"), 3, "Shift_JIS"),
            ("a\nb\n".encode("utf-16"), 1, "UTF-16"),
            ("a\n表\n".encode("utf-16-be"), 2, "UTF-8"),
            (b"\xef\xbb\xbfa\n\xff\n", 2, "UTF-8"),
            ("a\n\udc80\n".encode("utf-8", "surrogatepass"), 2, "UTF-8"),
        ],
    )
    def test_refuses_others_with_the_line_and_what_is_accepted(self, data, line, words):
        with pytest.raises(Unreadable) as refusal:
            decode(data)

        assert refusal.value.line == line
        assert words in str(refusal.value)
        assert "CSV UTF-8" in str(refusal.value)


class TestSigns:
    @pytest.mark.parametrize("sign", "\0\x1b\x85\u202e\u2066\u200f\ufeff\uffff\u2028")
    def test_signs_that_cannot_be_seen_are_named_with_their_line(self, sign):
        ((line, sentence),) = hidden_signs(f"a\nb{sign}c\n")

        assert line == 2
        assert f"U+{ord(sign):04X}" in sentence

    def test_tabs_joiners_and_variation_selectors_stay(self):
        assert list(hidden_signs("\t葛\U000e0100👩\u200d👧 \r\n")) == []
