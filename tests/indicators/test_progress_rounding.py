"""Figures as the judge command prints them."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.rounding import half_up, six_decimals

pytestmark = pytest.mark.pure


class TestSixDecimals:
    @pytest.mark.parametrize(
        ("figure", "printed"),
        [
            (Fraction(3, 7), "0.428571"),
            (Fraction(2, 3), "0.666667"),
            (Fraction(1), "1.000000"),
            (Fraction(0), "0.000000"),
            (Fraction(1, 2_000_000), "0.000001"),
            (Fraction(-1, 2_000_000), "-0.000001"),
            (Fraction(1, 2_000_001), "0.000000"),
            (Fraction(-1, 2_000_001), "0.000000"),
            (Fraction(-171, 500), "-0.342000"),
            (Decimal("1234567890123.5"), "1234567890123.500000"),
            (None, ""),
        ],
    )
    def test_are_always_six_with_halves_away_from_zero(self, figure, printed):
        assert six_decimals(figure) == printed


class TestHalfUp:
    @given(st.decimals(-(10**9), 10**9, places=9), st.integers(0, 8))
    def test_rounds_like_pencil_and_paper(self, figure, places):
        with localcontext(prec=40):
            expected = figure.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)

        assert half_up(figure, places) == expected

    @given(st.fractions(), st.integers(0, 8))
    def test_is_the_nearest(self, figure, places):
        error = abs(Fraction(half_up(figure, places)) - figure)

        assert error <= Fraction(1, 2 * 10**places)

    @given(st.fractions(), st.integers(0, 8))
    def test_knows_no_minus_zero(self, figure, places):
        rounded = half_up(figure, places)

        assert not (rounded == 0 and rounded.is_signed())

    def test_does_not_depend_on_the_precision_around_it(self):
        with localcontext(prec=3):
            assert six_decimals(Fraction(123456789, 1000)) == "123456.789000"
