"""Counts set against the people of a town, exactly, so that two towns compare.

Only what adds up over people makes sense per head: persons, cases, yen. Shares, means,
ranks and states do not, nor what is per head already; see docs/decisions/0026.
"""

import unicodedata
from decimal import Decimal
from fractions import Fraction

from indicators.enums import Aim

PEOPLE_OF_A_RATE = 1000
MONEY = "円"
# fmt: off
COUNTED = frozenset([
    "人", "名", "件", "回", "冊", "点", "品", "部", "本", "台", "戸", "棟", "世帯",
    "組", "団体", "社", "校", "店", "施設", "箇所", "か所", "事業", "事業所", "機関",
])
# fmt: on
# Words of a figure that is a mean, a share or a mark already, whatever its unit.
RELATIVE = (
    *("当たり", "あたり", "平均", "割合", "比率", "指数", "順位"),
    *("満足", "評価", "得点", "スコア"),
)


def per_head_of(
    value: Decimal | None, *, people: int | None, base: int, scale: int
) -> Fraction | None:
    """The value for each ``base`` people; None where either is not known."""
    if value is None or people is None:
        return None
    return Fraction(value) * scale * base / people


def base_of(*, name: str, unit: str, definition: str, aim: Aim) -> int | None:
    """Per how many people it is told: 1 for money, 1,000 for counts, else None."""
    unit = unicodedata.normalize("NFKC", unit).strip()
    if aim == Aim.STATE or any(word in f"{name}{definition}" for word in RELATIVE):
        return None
    if unit == MONEY:
        return 1
    return PEOPLE_OF_A_RATE if unit in COUNTED else None
