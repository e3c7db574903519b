"""What is written reads back as the same cells, in every format."""

import io
import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plans.printing import plain
from plans.sheets.columns import OutColumn
from plans.sheets.cp932 import as_cp932
from plans.sheets.decoding import FORBIDDEN, canonical
from plans.sheets.files import open_sheet
from plans.sheets.limits import Limits
from plans.sheets.writing import Format, write_sheet

pytestmark = pytest.mark.pure

COLUMNS = [
    OutColumn(heading="コード", kind="code", is_locked_context=True),
    OutColumn(heading="説明", note="事業の\n概要"),
    OutColumn(heading="実績値", kind="number"),
    OutColumn(heading="区分", kind="choice", choices=("実績", "見込,速報", "=")),
    OutColumn(heading="年度", kind="year"),
]
ODD = "=+-@'＝＋－＠\"\t\n ,;　a1あ亜𠮷㎡①〜−é²_x0041_葛\U000e0100☃"

texts = st.one_of(
    st.text(st.sampled_from(ODD), max_size=8),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
).map(lambda text: FORBIDDEN.sub("", canonical(text)))
codes = st.from_regex(
    re.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,5}", re.A), fullmatch=True
)
numbers = st.decimals(min_value=-(10**11), max_value=10**11, places=4) | st.decimals(
    min_value=-1000, max_value=1000, places=1
)
cells = st.none() | texts
rows = st.tuples(
    codes, cells, st.none() | numbers, cells, st.none() | st.integers(1868, 2200)
)
tables = st.lists(rows, max_size=4)


def read_back(fmt: Format, table) -> list[list[str]]:
    sheet = write_sheet(fmt, COLUMNS, table, title="実績: 令和6/7")
    file = io.BytesIO(b"".join(sheet.body))
    found = open_sheet(file, name=f"sheet{sheet.suffix}", limits=Limits())
    header, *records = [record.cells for record in found.records()]
    assert header == [column.heading for column in COLUMNS]
    assert found.notes == []
    return records


def as_text(cell) -> str:
    if isinstance(cell, Decimal):
        return plain(cell)
    return "" if cell is None else str(cell)


class TestRoundTrip:
    @pytest.mark.parametrize("fmt", [Format.CSV, Format.TSV, Format.XLSX])
    @given(table=tables)
    @example(table=[("01", "'=x", Decimal("51.8"), "_x0041_", 2024)])
    @example(table=[("1E5", " ", Decimal("-0.0001"), "\n", None)])
    def test_the_cells_are_the_same(self, fmt, table):
        assert read_back(fmt, table) == [[*map(as_text, row)] for row in table]

    @given(table=tables)
    def test_cp932_gives_what_it_can_hold(self, table):
        assert read_back(Format.CP932, table) == [
            [as_cp932(as_text(cell)) for cell in row] for row in table
        ]

    @pytest.mark.parametrize("fmt", Format)
    @given(table=tables)
    def test_the_same_cells_are_the_same_bytes(self, fmt, table):
        once, again = (
            b"".join(write_sheet(fmt, COLUMNS, table, title="実績").body)
            for _ in range(2)
        )

        assert once == again
