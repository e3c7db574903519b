"""What a cp932 file holds of a text, and what it lacks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.sheets.cp932 import as_cp932, stand_in, writable
from plans.sheets.decoding import canonical

pytestmark = pytest.mark.pure

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(canonical)


class TestLaws:
    @given(texts)
    def test_what_is_written_reads_back_as_foretold(self, text):
        data = writable(text).encode("cp932")

        assert canonical(data.decode("cp932")) == as_cp932(text)

    @given(texts)
    def test_reading_back_changes_nothing_a_second_time(self, text):
        assert as_cp932(as_cp932(text)) == as_cp932(text)

    @given(texts)
    def test_a_text_stays_itself_where_no_sign_needs_a_stand_in(self, text):
        replaced = [sign for sign in text if stand_in(sign) is not None]

        assert (as_cp932(text) == text) == (not replaced)


class TestSigns:
    @pytest.mark.parametrize("sign", "aあ亜ｱ①㎡Ⅳ～－∥髙﨑彅ÅΩ…㈱\t\n ")
    def test_what_japanese_windows_knows_stays(self, sign):
        assert as_cp932(sign) == sign
        assert stand_in(sign) is None

    @pytest.mark.parametrize(
        ("sign", "twin"), ["〜～", "−－", "‖∥", "—―", "–－", "¢￠", "£￡", "¥￥", "¬￢"]
    )
    def test_the_other_number_of_a_sign_is_taken(self, sign, twin):
        assert as_cp932(f"3{sign}5") == f"3{twin}5"
        assert stand_in(sign) == twin

    @pytest.mark.parametrize("sign", "𠮷é²€😀한\uf8f0")
    def test_a_sign_it_lacks_leaves_a_mark(self, sign):
        assert as_cp932(f"a{sign}b") == "a〓b"

    def test_the_choice_among_shapes_of_a_character_goes_without_a_mark(self):
        assert as_cp932("葛\U000e0100城市") == "葛城市"
        assert stand_in("\U000e0100") == ""

    def test_a_mark_that_is_written_apart_joins_its_character(self):
        assert as_cp932("か\u3099く") == "がく"

    def test_no_superscript_becomes_a_digit(self):
        assert as_cp932("100²") == "100〓"
