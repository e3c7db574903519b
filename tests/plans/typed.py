"""Strategies: what people type, together with what it means."""

from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import assume
from hypothesis import strategies as st

from plans.fiscal import UNSAID, Period, YearKind
from plans.reading import Quality, Reading, Relation

WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})

texts = st.text(max_size=30)
surrogates = st.text(st.characters(categories=["Cs", "Lo", "Nd", "No", "Cf", "Cc"]))
# Pieces that mean something here, in an order that mostly does not.
PIECES = """
    0 5 12 1,234 １２ ３．５ 51.80 08 3，456 △ － - ー + ( ) （ ） ／ / ～
    . , 、 ※ ※1 注1 * ① ² 人 件 ％ 円 m² か所 人・日 年 年度 月 日 元 十 百
    千 万 億 兆 千円 以上 以下 超 未満 程度 毎 毎年度 累計 見込 見込み 実績
    値 数値 末 現在 約 延べ 単位： 2018年度 H29 R3 R 令和 平成 2016 FY 半
    未定 あ e E5 _
"""
pieces = st.sampled_from(PIECES.split()) | st.sampled_from(" 　\n\u200b")
likely = st.lists(pieces, max_size=7).map("".join)
# The same with a number in front, which is read far more often.
nearly_right = likely | st.tuples(
    st.sampled_from(["", "約", "△", "年", "累計", "延べ", "① "]),
    st.sampled_from(["5", "１，２３４", "51.80", "3万5", "2億", "－", "0"]),
    st.sampled_from(["", "", "人", "千円", "％", " か所", "m²"]),
    st.lists(pieces, max_size=3).map("".join),
    st.sampled_from(["", "", "以上", "※", "（2018年度見込）", "/年", "(累計)"]),
).map("".join)
anything = texts | nearly_right | surrogates


@st.composite
def numbers(draw, *, whole_digits: int = 11):
    """Any number the database keeps, with 0 to 4 decimals, and no minus at zero."""
    decimals = draw(st.integers(0, 4))
    limit = 10 ** (draw(st.integers(1, whole_digits)) + decimals) - 1
    digits = draw(st.integers(-limit, limit))
    return Decimal(digits).scaleb(-decimals)


years = st.integers(1868, 2200)
periods = st.one_of(
    st.builds(Period, years, st.just(YearKind.FISCAL_YEAR)),
    st.builds(Period, years, st.just(YearKind.CALENDAR_YEAR)),
    st.builds(Period, years, st.just(YearKind.MONTH), st.integers(1, 12)),
    st.just(UNSAID),
)

units = st.sampled_from(["", "人", "件", "％", "か所", "㎡", "km", "t-CO2", "人・日"])
marks = st.sampled_from(["※", "※1", "注1", "＊", "①", "⑳", "¹", "²³"])
remarks = st.sampled_from(["暫定", "3%増", "うち女性 40人", "市の統計による"])
RELATIONS = {
    "": None,
    "以上": Relation.AT_LEAST,
    "以下": Relation.AT_MOST,
    "以内": Relation.AT_MOST,
    "超": Relation.MORE_THAN,
    "未満": Relation.LESS_THAN,
    "程度": Relation.ABOUT,
}
SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "億": 10**8}
PERIODS = {
    "": {},
    "2018年度": {"period": Period(2018, YearKind.FISCAL_YEAR)},
    "H30": {"period": Period(2018, YearKind.FISCAL_YEAR)},
    "2016 年": {"period": Period(2016, YearKind.CALENDAR_YEAR)},
    "2019年11月数値": {"period": Period(2019, YearKind.MONTH, 11)},
    "H29～R13": {
        "since": Period(2017, YearKind.FISCAL_YEAR),
        "period": Period(2031, YearKind.FISCAL_YEAR),
    },
}
QUALITIES = {
    "": None,
    "見込": Quality.ESTIMATE,
    "見込み": Quality.ESTIMATE,
    "実績": Quality.ACTUAL,
}
MINUS = "△▲-‐−－―ー"


@dataclass(frozen=True)
class Typed:
    """A text and the reading it must give; ``wanted.raw`` is left empty."""

    text: str
    wanted: Reading


def typed_value(draw, value: Decimal) -> str:
    """The value with any minus, grouping and width that people use."""
    comma = draw(st.sampled_from(["", ",", "，", "、"]))
    text = f"{abs(value):,f}".replace(",", comma)
    if value < 0:
        text = draw(st.sampled_from(MINUS)) + draw(st.sampled_from(["", " "])) + text
    return text.translate(WIDE) if draw(st.booleans()) else text


@st.composite
def typed_numbers(draw):
    """A number in every dress: unit, scale, relation, period, quality, notes."""
    value, unit = draw(numbers()), draw(units)
    scale = draw(st.sampled_from(sorted(SCALES))) if unit else ""
    relation = draw(st.sampled_from(sorted(RELATIONS)))
    every_year = draw(st.sampled_from(["", "／年"]))
    cumulative = draw(st.sampled_from(["", "累計"]))
    period = draw(st.sampled_from(sorted(PERIODS)))
    quality = draw(st.sampled_from(sorted(QUALITIES)))
    notes = draw(st.lists(marks, max_size=1))
    assume(not (unit == "km" and notes == ["²³"]))  # km² and a note ³
    text = typed_value(draw, value) + draw(st.sampled_from(["", " ", "　"]))
    text += scale + unit + "".join(notes) + relation + every_year
    inside = period + cumulative + quality
    if inside:
        text += draw(st.sampled_from(["({})", "（{}）", "\n（{})"])).format(inside)
    if unit and draw(st.booleans()):
        remark = draw(remarks)
        notes = [*notes, remark]
        text += f"（{remark}）"
    wanted = Reading(
        raw="",
        value=value,
        unit=unit,
        scale=SCALES[scale],
        relation=RELATIONS[relation],
        every_year=bool(every_year),
        is_cumulative=bool(cumulative),
        quality=QUALITIES[quality],
        notes=tuple(notes),
        **PERIODS[period],
    )
    return Typed(text, wanted)


def parts(reading: Reading) -> tuple:
    """Everything but the raw text, with 51.8 and 51.80 told apart."""
    return replace(reading, raw="", value=None), str(reading.value)
