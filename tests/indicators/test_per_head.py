"""What makes sense for so many people, and what does not."""

from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.enums import Aim
from indicators.per_head import base_of, per_head_of

pytestmark = pytest.mark.pure


def base(name="出生数", unit="人", definition="", aim=Aim.INCREASE):
    return base_of(name=name, unit=unit, definition=definition, aim=aim)


@pytest.mark.parametrize("unit", ["人", "件", "回", "冊", "点", " 人 "])
def test_counts_are_told_for_a_thousand_people(unit):
    assert base(unit=unit) == 1000


def test_money_is_told_for_each_of_them():
    assert base(name="寄附額", unit="円") == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"unit": "％"},
        {"unit": "位"},
        {"unit": "年"},
        {"unit": "g"},
        {"unit": ""},
        {"name": "1人当たりの医療費", "unit": "円"},
        {"name": "待ち時間の平均", "unit": "人"},
        {"definition": "世帯に占める人の割合"},
        {"name": "市民満足度", "unit": "点"},
        {"name": "健康スコア", "unit": "点"},
        {"aim": Aim.STATE},
    ],
)
def test_what_does_not_add_up_never_is(facts):
    assert base(**facts) is None


def test_divides_exactly_and_by_the_printed_scale():
    told = {"people": 13745, "base": 1000}

    assert per_head_of(Decimal(418), scale=1000, **told) == Fraction(418_000_000, 13745)
    assert per_head_of(Decimal("-0.5"), scale=1, **told) == Fraction(-500, 13745)
    assert per_head_of(Decimal(0), scale=1, **told) == 0


def test_nothing_known_is_nothing_told():
    assert per_head_of(None, people=5, base=1, scale=1) is None
    assert per_head_of(Decimal(5), people=None, base=1, scale=1) is None
