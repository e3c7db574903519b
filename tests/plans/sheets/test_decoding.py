"""UTF-8 with and without BOM, UTF-16 with BOM, cp932: found, and read to the end."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.sheets import decoding
from plans.sheets.decoding import canonical, decoded
from plans.sheets.faults import Unreadable

pytestmark = pytest.mark.pure

TEXT = "指標,値\r\n髙橋①㎡１,〜\r\n"


def lines(data: bytes) -> list[str]:
    return list(decoded(io.BytesIO(data)).lines())


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        decoded(io.BytesIO(data))
    return refused.value


class TestEncodings:
    @pytest.mark.parametrize(
        ("codec", "name"),
        [
            ("utf-8", "utf-8"),
            ("utf-8-sig", "utf-8-sig"),
            ("utf-16", "utf-16"),
        ],
    )
    def test_unicode_is_told_by_its_mark_or_read_strictly(self, codec, name):
        text = decoded(io.BytesIO(TEXT.encode(codec)))

        assert text.encoding.name == name
        assert list(text.lines()) == ["指標,値", "髙橋①㎡１,〜", ""]

    def test_utf_16_may_have_either_order(self):
        data = b"\xfe\xff" + TEXT.encode("utf-16-be")

        assert lines(data)[0] == "指標,値"

    def test_cp932_is_what_is_not_utf_8(self):
        data = "指標,値\r\n髙橋①㎡Ⅲ～－,表\r\n".encode("cp932")

        assert decoded(io.BytesIO(data)).encoding.name == "cp932"
        assert lines(data) == ["指標,値", "髙橋①㎡Ⅲ～－,表", ""]

    def test_plain_ascii_is_utf_8(self):
        assert decoded(io.BytesIO(b"a,b\n")).encoding.name == "utf-8"

    @pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp932"])
    def test_signs_across_the_edge_of_a_block_are_whole(self, codec, monkeypatch):
        monkeypatch.setattr(decoding, "BLOCK", 3)

        assert lines("指標,値\r\nか,１\r\n".encode(codec)) == ["指標,値", "か,１", ""]

    @given(st.text(st.sampled_from("aあ髙,\n"), min_size=1), st.integers(1, 9))
    def test_a_block_may_have_any_size(self, text, size):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(decoding, "BLOCK", size)

            for codec in ("utf-8-sig", "utf-16", "cp932"):
                assert lines(text.encode(codec)) == text.split("\n")


class TestDamage:
    @pytest.mark.parametrize(
        ("data", "line", "words"),
        [
            (b"\xef\xbb\xbfa\n\xff\n", 2, "UTF-8"),
            ("a\nb\n".encode("utf-16") + b"x", 3, "UTF-16"),
            (b"\xff\xfea\0\n\0\x00\xd8b\0", 2, "UTF-16"),
            (b"a\n\xff\n", 2, "Shift_JIS"),
            ("あ\n".encode("cp932") + b"\x80\n", 2, "Shift_JIS"),
            (b"a\n\x81", 2, "Shift_JIS"),
        ],
    )
    def test_is_named_with_its_line_and_the_way_out(self, data, line, words):
        refused = refusal(data)

        assert refused.line == line
        assert words in str(refused)
        assert ".xlsx" in str(refused)

    def test_utf_8_that_breaks_off_is_not_taken_for_cp932(self):
        data = "指標,値\n待機児童数,人\n".encode()[:-3]
        assert data.decode("cp932", "replace")

        refused = refusal(data)

        assert (refused.line, "UTF-8" in str(refused)) == (2, True)

    def test_one_bad_byte_in_utf_8_does_not_garble_the_rest(self):
        good = "code,note\nk1,創業件数は前年を上回った\nk2,同じ\n".encode()
        bad = good.replace("前".encode(), b"\x83\x41\x83")

        assert bad.decode("cp932", "ignore")
        assert refusal(bad).line == 2

    def test_the_line_is_where_the_likelier_encoding_ends(self):
        data = "指標\n値\n人\n".encode("cp932") + b"\xff\n"

        assert refusal(data).line == 4


class TestSigns:
    @pytest.mark.parametrize("sign", "\0\x1b\x85\u202e\u2066\u200f\ufeff\uffff\u2028")
    def test_signs_that_cannot_be_seen_are_named_with_their_line(self, sign):
        refused = refusal(f"a\nb{sign}c\n".encode())

        assert refused.line == 2
        assert f"U+{ord(sign):04X}" in str(refused)

    def test_a_sign_is_sought_in_the_right_encoding_only(self):
        data = "ﾂあ\n".encode("cp932")
        assert data.startswith("\x82".encode())

        assert lines(data) == ["ﾂあ", ""]

    def test_tabs_joiners_and_variation_selectors_stay(self):
        text = "\t葛\U000e0100👩\u200d👧 "

        assert lines(text.encode()) == [text]

    def test_a_tower_of_accents_is_refused_before_it_is_sorted(self):
        data = ("a\nb" + "\u0301\u0323" * 400_000).encode()

        assert refusal(data).line == 2

    def test_what_a_language_needs_is_no_tower(self):
        assert lines("e\u0323\u0302か\u3099".encode()) == ["ệが"]


class TestLines:
    def test_are_composed_but_never_folded(self):
        data = "か\u3099１①㎡ｱ葛\U000e0100".encode()

        assert lines(data) == ["が１①㎡ｱ葛\U000e0100"]

    def test_know_whether_the_last_one_is_whole(self):
        assert decoded(io.BytesIO(b"a\n1\n")).ends_cleanly
        assert not decoded(io.BytesIO(b"a\n1")).ends_cleanly

    def test_the_first_one_is_the_first_that_holds_anything(self):
        assert decoded(io.BytesIO(b"\r\n  \r\n\ta\r\n1\r\n")).first_line == "\ta"


class TestCanonicalText:
    def test_is_composed_but_never_folded(self):
        assert canonical("か\u3099１①㎡ｱ葛\U000e0100") == "が１①㎡ｱ葛\U000e0100"

    def test_has_one_line_end(self):
        assert canonical("a\r\nb\rc\nd") == "a\nb\nc\nd"
