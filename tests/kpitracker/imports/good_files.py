"""A town with values of every kind, and good sheets of them in every format."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.test import Client

from indicators import sheets_out
from indicators.models import Indicator
from plans.models import Role, User
from plans.sheets.columns import Cell, OutColumn
from plans.sheets.writing import Format, write_sheet
from tests.desks import Town, client_of, make_town
from tests.factories import make_actual, make_indicator

TODAY = date(2024, 6, 3)
YEARS = [2021, 2022, 2023]
COMMENTS = ["", "増えた", "「増」, と\n「減」", '"引用"', "=SUM(A1)", "①〜㎡", "−5 ﾊﾟ"]
BY_HAND = """計画コード,指標コード,年度,実績値,要因・説明
a,n1,R3,１２０,全角
a,n1,令和4年度,"1,250人",区切り
a,n2,2022,△３．５％,
a,s1,2023,素 案,"二行の
説明"
a,n4,H31,0,
a,1,2022年度,－,
"""
BY_NAMES = """plan_code\tindicator_code\tfiscal_year\tvalue\tquality\tmissing_reason
a\tn1\t2021\t101\t\t
a\tn2\t2023\t52\t見込\t
a\tm1\t2022\t\t\t集計中
a\tn-1.2\t2024\t7.25\tactual\t
"""
WIDE = """計画コード,指標コード,単位,2021年度,2022年度実績,R5
a,n1,人,100,101,
a,n4,円,-1,-2.5,△3
"""


@dataclass(frozen=True, slots=True)
class Good:
    """A file that can be taken in. ``codec`` is empty for a workbook."""

    name: str
    data: bytes
    codec: str = ""
    delimiter: str = ","


@dataclass(frozen=True, slots=True)
class Desk:
    """A planner of one town; the other town has the same indicators."""

    town: Town
    user: User
    browser: Client
    files: list[Good]


def make_desk(seed: int) -> Desk:
    town, other = make_town("a"), make_town("b")
    for one in (town, other):
        _fill(one)
    user = town.user(Role.PLANNING)
    files = list(_files(town, user, random.Random(seed)))
    return Desk(town, user, client_of(user), files)


def _fill(town: Town) -> None:
    usual = {"department": town.office, "target": None, "decimals": None}
    for code, facts, values in [
        ("n1", {"name": "人口①", "unit": "人"}, [100, 120, 130]),
        ("n2", {"name": "=率", "unit": "％"}, ["51.8", "52.25", None]),
        ("n3", {"name": "𠮷野の客", "unit": "人", "scale": 1000}, [7, 8, 9]),
        ("n4", {"name": "収支 〜", "unit": "円"}, ["-12345678901.5", 0, "0.0001"]),
        ("1", {"name": "㎡あたり"}, [5, 5, 5]),
        (
            "n-1.2",
            {"name": "累計", "basis": "cumulative", "entry": "running_total"},
            [1, 2, 3],
        ),
        ("s1", {"name": "計画", "aim": "state"}, ["未策定", "素案", None]),
        ("m1", {"name": "調査"}, ["collecting", "not_surveyed", "other"]),
    ]:
        indicator = make_indicator(town.plan, code=code, **{**usual, **facts})
        for at, (year, value) in enumerate(zip(YEARS, values, strict=True)):
            if value is not None:
                stage = ["draft", "published", "submitted"][at]
                comment = COMMENTS[(len(code) + at) % len(COMMENTS)]
                make_actual(indicator, year, value, stage=stage, comment=comment)


def _files(town: Town, user: User, rng: random.Random) -> Iterator[Good]:
    for fmt in Format:
        for title, columns, rows in _sheets(town, user):
            edited = [_edited(row, columns, rng) for row in rows]
            written = write_sheet(fmt, columns, edited, title=title)
            codec = {"xlsx": "", "cp932": "cp932"}.get(fmt.value, "utf-8-sig")
            delimiter = "\t" if fmt == Format.TSV else ","
            name = f"{title}{written.suffix}"
            yield Good(name, b"".join(written.body), codec, delimiter)
    for text in (BY_HAND, WIDE):
        for codec in ("utf-8", "cp932"):
            yield Good("手入力.csv", text.encode(codec), codec)
    for codec in ("utf-8", "utf-16"):
        yield Good("names.txt", BY_NAMES.encode(codec), codec, "\t")


def _sheets(
    town: Town, user: User
) -> Iterator[tuple[str, list[OutColumn], list[list[Cell]]]]:
    rows = Indicator.objects.filter(plan=town.plan)
    asked = {"user": user, "on": TODAY}
    yield "実績", sheets_out.long_columns(), [*sheets_out.long_rows(rows, **asked)]
    entry = sheets_out.entry_rows(rows, fiscal_year=2023, **asked)
    yield "入力", sheets_out.entry_columns(), [*entry]
    wide = sheets_out.wide_rows(rows, years=YEARS, **asked)
    yield "一覧", sheets_out.wide_columns(YEARS), [*wide]


def _edited(row: list[Cell], columns: list[OutColumn], rng: random.Random):
    """Some of the values typed anew, by people who keep the size of the number."""
    row = list(row)
    for at, column in enumerate(columns):
        is_value = column.heading == "実績値" or column.heading.endswith("年度")
        if is_value and isinstance(row[at], Decimal) and rng.random() < 0.5:
            row[at] += Decimal(rng.randrange(1, 400)).scaleb(-2)
    return row
