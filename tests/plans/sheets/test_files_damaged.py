"""Laws: whatever happens to a file, it is read or refused in a sentence."""

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plans.sheets.faults import Unreadable
from plans.sheets.files import open_sheet
from plans.sheets.limits import Limits
from tests.plans.sheets.workbooks_made import (
    HEADER,
    archive,
    number_cell,
    parts,
    row,
    sheet,
)

pytestmark = pytest.mark.pure

TEXT = '指標,値,備考\r\nk1,51.8,"一行目\r\n""二"""\r\nk2,△35,\'=1\r\n'
TEXTS = [TEXT.encode(codec) for codec in ("utf-8", "utf-8-sig", "cp932", "utf-16")]
ROWS = HEADER + "".join(
    row(line, f'<c r="A{line}" t="s"><v>0</v></c>', number_cell(f"B{line}", "1"))
    for line in (2, 3)
)
PARTS = parts({"実績": sheet(ROWS), "メモ": sheet(ROWS)}, strings=("<t>青</t>",))
WORKBOOK = archive(PARTS).getvalue()

places = st.integers(0, 2**16)
changes = st.lists(
    st.tuples(places, st.integers(0, 9), st.binary(max_size=4)), min_size=1, max_size=4
)


def changed(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """Some bytes cut out at each place, and others put there."""
    for place, cut, put in changes:
        at = place % (len(data) + 1)
        data = data[:at] + put + data[at + cut :]
    return data


def check(data: bytes) -> None:
    limits = Limits(rows=50, cells=500, columns=9)
    try:
        sheet_file = open_sheet(io.BytesIO(data), name="a", limits=limits)
        records = list(sheet_file.records())
    except Unreadable as refused:
        assert str(refused).endswith(".")
        assert "%" not in str(refused)
        assert refused.line is None or refused.line >= 1
    else:
        lines = [record.line for record in records]
        assert lines == sorted(set(lines))
        assert {len(record.cells) for record in records} == {len(records[0].cells)}


@given(st.sampled_from(TEXTS), changes)
def test_texts(data, changes):
    check(changed(data, changes))


@given(changes)
@example([(0, 4, b"")])
def test_archives(changes):
    check(changed(WORKBOOK, changes))


@given(st.sampled_from(sorted(PARTS)), changes)
def test_parts_of_archives(name, changes):
    made = {**PARTS, name: changed(PARTS[name].encode(), changes)}

    check(archive(made).getvalue())


@given(st.binary(max_size=200))
def test_anything_else(data):
    check(data)
