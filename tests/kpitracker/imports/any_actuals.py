"""Any values of a plan, with any text that people type: seeded data sets."""

import random
import unicodedata
from decimal import Decimal

from indicators.enums import Aim, Basis, MissingReason, Quality, Stage
from indicators.models import Actual, Indicator, IndicatorState
from plans.fiscal import FIRST_YEAR, LAST_YEAR
from plans.sheets.decoding import FORBIDDEN
from tests.desks import Town, make_town
from tests.factories import make_target

YEARS = [2019, 2020, 2021, 2022, 2023]
ODD = "=+-@'＝＋－＠\"\t\n ,;　a1あ亜𠮷㎡①〜～−－‖∥¥￥é²½葛🏯〓\u3099\\_/<&%{ﾊﾟ"
ODD_TEXTS = ["か\u3099", "葛\U000e0100", "_x0041_", "#N/A", "'=1", "''", '""', "－"]
ODD_TEXTS += [" 前後 ", "\u3000", "㈱①", "E+5", "1-1", "TRUE", "12", "1\r\n2", "a,b\tc"]
ODD_TEXTS += ["…" * 300]
UNITS = ["", "人", "％", "千円", "m²", "㎡", "円/人", "ポイント", "件 ", "=件"]
STATES = ["未策定", "素案", "策定①", "策定②", "=済", " 実施 ", "𠮷", "🏯", "a1", "－1"]
STATES += ["①", "〓"]


def make_data_set(rng: random.Random) -> Town:
    """A town whose plan has a handful of indicators with values of every kind."""
    town = make_town(rng.choice(["a", "A1", "sogo-2", "x_1.b", "7"]))
    for at in range(rng.randrange(1, 7)):
        indicator = _make_indicator(town, at, rng)
        states = _make_states(indicator, rng) if indicator.aim == Aim.STATE else []
        years = rng.sample(YEARS, rng.randrange(at == 0, 6))
        rare = [FIRST_YEAR, LAST_YEAR] if rng.random() < 0.1 else []
        Actual.objects.bulk_create(
            Actual(indicator=indicator, fiscal_year=year, **_facts(states, rng))
            for year in years + rare
        )
    return town


def any_text(rng: random.Random, *, most: int = 8) -> str:
    kind = rng.random()
    if kind < 0.2:
        return ""
    if kind < 0.4:
        return rng.choice(ODD_TEXTS)
    if kind < 0.8:
        return "".join(rng.choices(ODD, k=rng.randrange(most)))
    return "".join(_any_sign(rng) for _ in range(rng.randrange(most)))


def _any_sign(rng: random.Random) -> str:
    while True:
        sign = chr(rng.randrange(0x20, rng.choice([0x250, 0x3100, 0xFFFF, 0x1FFFF])))
        if unicodedata.category(sign)[0] != "C" and not FORBIDDEN.match(sign):
            return sign


def _make_indicator(town: Town, at: int, rng: random.Random) -> Indicator:
    aim, basis = rng.choice(Aim.values), rng.choice(Basis.values)
    unit, scale = rng.choice(
        [*((unit, 1) for unit in UNITS), ("人", 1000), ("円", 10**8)]
    )
    indicator = Indicator(
        plan=town.plan,
        code=rng.choice([f"k{at}", f"{at}", f"K-{at}.x", f"n_{at}"]),
        name=any_text(rng) or "指標",
        unit="" if aim == Aim.STATE else unit,
        scale=1 if aim == Aim.STATE else scale,
        aim=aim,
        basis=basis,
        entry="running_total" if basis == Basis.CUMULATIVE else "",
        department=rng.choice([None, town.office, town.other_office]),
        definition=any_text(rng),
        position=rng.randrange(9),
    )
    indicator.save()
    if aim in (Aim.INCREASE, Aim.AT_LEAST):
        make_target(indicator, rng.randrange(100))
    return indicator


def _make_states(indicator: Indicator, rng: random.Random) -> list[str]:
    states = rng.sample(STATES, rng.randrange(1, 5))
    IndicatorState.objects.bulk_create(
        IndicatorState(indicator=indicator, order=order, state=state)
        for order, state in enumerate(states, 1)
    )
    return states


def _facts(states: list[str], rng: random.Random) -> dict[str, object]:
    facts: dict[str, object] = {
        "stage": rng.choice(Stage.values),
        "comment": any_text(rng, most=30),
        "source": any_text(rng),
        "entered": any_text(rng),
    }
    if rng.random() < 0.25:
        return facts | {"missing_reason": rng.choice(["", *MissingReason.values])}
    facts["quality"] = rng.choice(Quality.values)
    if states:
        return facts | {"state": rng.choice(states)}
    return facts | {"value": any_number(rng)}


def any_number(rng: random.Random) -> Decimal:
    """A number as the database can hold it: 11 digits, and 4 decimals."""
    number = rng.choice([0, rng.randrange(1000), rng.randrange(10**15)])
    places = rng.choice([0, 1, 4]) if number < 10**11 else 4
    return Decimal(rng.choice([number, -number])).scaleb(-places)
