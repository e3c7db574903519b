"""Numbers as text: exact, short, and readable again."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.printing import grouped, plain, with_triangle
from plans.reading import read_number, read_plain_number
from tests.plans.typed import numbers

pytestmark = pytest.mark.pure


class TestPlainForm:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("51.80", "51.8"),
            ("-35", "-35"),
            ("-0.00", "0"),
            ("1E+3", "1000"),
            ("100.0000", "100"),
            ("0.0001", "0.0001"),
            ("1163775", "1163775"),
        ],
    )
    def test_is_the_shortest_exact_one(self, value, text):
        assert plain(Decimal(value)) == text

    def test_is_exact_beyond_the_precision_of_the_context(self):
        assert plain(Decimal("-" + "1234567890" * 4)) == "-" + "1234567890" * 4

    @given(numbers())
    def test_reads_back_as_the_same_number(self, value):
        text = plain(value)

        assert read_plain_number(text) == value
        assert plain(read_plain_number(text)) == text

    @given(numbers(whole_digits=15))
    def test_is_the_same_for_people_with_its_thousands_apart(self, value):
        assert grouped(value).replace(",", "") == plain(value)
        assert re.fullmatch(r"-?\d{1,3}(,\d{3})*(\.\d+)?", grouped(value))

    @given(st.decimals(allow_nan=False, allow_infinity=False))
    def test_has_only_digits_a_minus_and_a_point(self, value):
        assert set(plain(value)) <= set("-.0123456789")
        assert Decimal(plain(value)) == value


class TestProseForm:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("-1163775.50", "△1,163,775.50"),
            ("-35", "△35"),
            ("-0.0", "0.0"),
            ("999", "999"),
        ],
    )
    def test_has_a_triangle_and_keeps_the_decimals(self, value, text):
        assert with_triangle(Decimal(value)) == text

    @given(numbers())
    def test_reads_back_with_the_same_decimals(self, value):
        assert str(read_number(with_triangle(value)).value) == str(value)
