"""Laws of reading: whole or not at all, and never anything but a refusal."""

from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from plans.reading import (
    Refusal,
    read_code,
    read_fiscal_year,
    read_number,
    read_period,
    read_plain_number,
    read_state,
    wording,
)
from plans.reading.units import same_unit, with_scale
from tests.plans.typed import (
    SCALES,
    WIDE,
    anything,
    nearly_right,
    numbers,
    parts,
    typed_numbers,
    units,
)

pytestmark = pytest.mark.pure

READERS = [
    read_code,
    read_fiscal_year,
    read_number,
    read_period,
    read_plain_number,
    lambda text: read_number(text, unit="千円"),
    lambda text: read_number(text, unit="人/10万人"),
    lambda text: read_state(text, states=["未策定", "策定"]),
]


FOURS = [(12, "兆"), (8, "億"), (4, "万"), (0, "")]


def read_or_none(text):
    try:
        return parts(read_number(text))
    except Refusal:
        return None


class TestAnyText:
    @given(anything)
    @example("\ud800")
    @example("İ6")
    @example("1" * 5000)
    @example("2" * 5000 + "兆円")
    @example("5（" * 100)
    @example("2024" + " ※" * 5000 + "x")
    @example("5人（" + "い" * 5000 + "）")
    def test_is_read_or_refused_with_a_sentence_that_can_be_printed(self, text):
        for reader in READERS:
            try:
                reader(text)
            except Refusal as refusal:
                assert str(refusal).encode()

    @given(nearly_right)
    def test_that_is_read_prints_as_what_it_was_read_as(self, text):
        try:
            reading = read_number(text)
        except Refusal:
            return

        assert parts(read_number(wording(reading))) == parts(reading)

    @given(nearly_right)
    def test_that_is_a_period_has_a_plausible_year(self, text):
        try:
            period = read_period(text)
        except Refusal:
            return

        assert period.year is None or 1868 <= period.year <= 2200

    @given(nearly_right)
    def test_that_is_a_fiscal_year_is_also_that_period(self, text):
        try:
            year = read_fiscal_year(text)
        except Refusal:
            return

        assert read_period(text).fiscal_year == read_fiscal_year(str(year)) == year


class TestDressedNumber:
    @given(typed_numbers())
    def test_gives_every_part_it_was_dressed_with(self, typed):
        reading = read_number(typed.text)

        assert reading.raw == typed.text
        assert parts(reading) == parts(typed.wanted)

    @given(typed_numbers())
    def test_reads_back_from_its_own_wording(self, typed):
        reading = read_number(typed.text)

        assert parts(read_number(wording(reading))) == parts(reading)

    @given(typed_numbers(), st.data())
    def test_leaves_no_sign_out_of_account(self, typed, data):
        place = data.draw(st.integers(0, len(typed.text) - 1))
        without = typed.text[:place] + typed.text[place + 1 :]
        assume(typed.text[place] not in " 　\n,，、" and "見込み" not in typed.text)
        assume("数値" not in typed.text)

        assert read_or_none(without) != parts(typed.wanted)

    @given(
        typed_numbers(), st.sampled_from("0123456789.eE_٣³人%x①兆△以か（）"), st.data()
    )
    def test_leaves_no_sign_put_into_it_out_of_account(self, typed, sign, data):
        assume(sign != "△" or typed.wanted.value)
        place = data.draw(st.integers(0, len(typed.text)))
        more = typed.text[:place] + sign + typed.text[place:]

        assert read_or_none(more) != parts(typed.wanted)


class TestGrouping:
    @given(st.integers(0, 10**11 - 1), st.sets(st.integers(1, 10)))
    def test_in_threes_is_the_only_one(self, number, places):
        digits = str(number)
        text = "".join(
            ("," if len(digits) - at in places and at else "") + digit
            for at, digit in enumerate(digits)
        )

        taken = read_or_none(text) is not None

        assert taken == (text in (digits, f"{number:,}"))


class TestScaledNumber:
    @given(st.integers(1, 10**15 - 1))
    def test_equals_the_number_that_was_cut_into_kanji(self, number):
        cut = [(number // 10**power % 10**4, name) for power, name in FOURS]
        cut[0] = (number // 10**12, "兆")
        text = "".join(f"{part:,}{name}" for part, name in cut if part)
        try:
            reading = read_number(f"{text}円")
        except Refusal:
            assert len(str(number)) > 11
        else:
            assert reading.value * reading.scale == number

    @given(numbers(), units, st.sampled_from(sorted(SCALES)))
    def test_is_the_same_amount_in_the_indicators_scale(self, value, unit, kept):
        for name, scale in SCALES.items():
            typed = f"{value}{name}"
            try:
                reading = read_number(typed, unit=kept + unit)
            except Refusal:
                continue
            wanted = value * (scale if name else SCALES[kept])
            assert reading.value * reading.scale == wanted
            assert reading.value.as_tuple().exponent <= 0

    @given(units, st.sampled_from(sorted(SCALES)), st.integers(0, 999))
    def test_is_accepted_with_its_own_unit_in_any_width(self, unit, scale, value):
        label = with_scale(unit, SCALES[scale])

        reading = read_number(f"{value}{label}".translate(WIDE), unit=label)

        assert reading.value == Decimal(value)
        assert same_unit(reading.unit, unit)
