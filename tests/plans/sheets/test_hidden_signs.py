"""Signs that nobody sees: a space in every file, and the cell comes back as it left."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from plans.sheets.columns import OutColumn
from plans.sheets.cp932 import as_cp932
from plans.sheets.decoding import FORBIDDEN
from plans.sheets.files import open_sheet
from plans.sheets.limits import Limits
from plans.sheets.visible import as_written, visible
from plans.sheets.workbook_archive import save
from plans.sheets.workbook_paper import literal, sheet_title
from plans.sheets.writing import Format, replaced_signs, write_sheet

pytestmark = pytest.mark.pure

SIGNS = [sign for sign in map(chr, range(0x10000)) if FORBIDDEN.match(sign)]
COLUMNS = [OutColumn(heading="コード"), OutColumn(heading="説明")]


def through(fmt: Format, text: str) -> str:
    """The cell as it comes back from a file."""
    sheet = write_sheet(fmt, COLUMNS, [["a", text]], title="実績")
    file = io.BytesIO(b"".join(sheet.body))
    found = open_sheet(file, name=f"s{sheet.suffix}", limits=Limits())
    _header, record = found.records()
    return record.cells[1]


class TestEverySign:
    def test_is_none_that_is_printed(self):
        assert not any(sign.isprintable() for sign in SIGNS)
        assert visible("".join(SIGNS)) == " " * len(SIGNS)

    @pytest.mark.parametrize("fmt", Format)
    def test_goes_out_as_a_space(self, fmt):
        text = "".join(f"前{sign}後" for sign in SIGNS)

        assert through(fmt, text) == "前 後" * len(SIGNS) == as_written(text)

    def test_is_nothing_that_shift_jis_lacks(self):
        text = f"前{''.join(SIGNS)}後"

        assert replaced_signs(COLUMNS, [["a", text]]) == {}


class TestOtherSigns:
    @pytest.mark.parametrize(
        "text", ["", "a\tb\nc", "\u200b", "葛\U000e0100", "\u3000"]
    )
    def test_stay(self, text):
        assert visible(text) == text


@pytest.mark.parametrize("fmt", Format)
@pytest.mark.parametrize("text", ["\x01=1", "\x0b-5", "'\x01=1", "\u202e@x"])
def test_what_begins_like_a_formula_behind_one_stays_a_text(fmt, text):
    assert through(fmt, text) == visible(text)
    assert as_cp932(visible(text)) == visible(text)


def test_none_stands_in_the_frame_of_a_workbook():
    workbook, file = Workbook(), io.BytesIO()
    sheet = workbook.active
    sheet.title = sheet_title("一\x0b覧")
    sheet.oddHeader.left.text = literal("表\x01題")
    save(workbook, file, title="表\x02題")

    with zipfile.ZipFile(file) as archive:
        parts = b"".join(map(archive.read, archive.namelist())).decode()
    assert not FORBIDDEN.search(parts)
    assert "一 覧" in parts and "表 題" in parts
