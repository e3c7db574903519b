"""Presets, and what a plan may change of them."""

from decimal import Decimal

import pytest

from indicators.scales import PRESETS, scale_of

pytestmark = pytest.mark.pure

STATUSES = (
    *("achieved", "on_track", "mostly", "behind", "missed", "worse"),
    "not_judged",
)


class TestPresets:
    @pytest.mark.parametrize(
        ("name", "upper", "lower", "letters"),
        [
            ("standard4", "1.00", "0.60", "AABCCD－"),
            ("standard4-80", "1.00", "0.80", "AABCCD－"),
            ("marks", "1.00", "0.60", "◎○△×××－"),
            ("five", "1.00", "0.60", "ABCDDE－"),
        ],
    )
    def test_have_these_bands_and_letters(self, name, upper, lower, letters):
        scale = scale_of(name)

        assert (scale.upper, scale.lower) == (Decimal(upper), Decimal(lower))
        assert "".join(scale.letter(status) for status in STATUSES) == letters

    def test_are_four(self):
        assert set(PRESETS) == {"standard4", "standard4-80", "marks", "five"}


class TestOwnBands:
    def test_replace_the_presets_one_by_one(self):
        assert scale_of("five", upper=Decimal("0.9")).upper == Decimal("0.9")
        assert scale_of("five", upper=Decimal("0.9")).lower == Decimal("0.6")
        assert scale_of("five", lower=Decimal("0.5")).upper == 1
        assert scale_of("five", lower=Decimal("0.5")).lower == Decimal("0.5")

    def test_may_be_zero(self):
        zero = scale_of("standard4", upper=Decimal(0), lower=Decimal(0))

        assert (zero.upper, zero.lower) == (0, 0)

    def test_leave_the_letters(self):
        assert scale_of("marks", lower=Decimal("0.5")).letter("mostly") == "△"
