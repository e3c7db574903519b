"""A text that no cell of Excel holds: the workbook is refused, never cut."""

import io
import tempfile
from pathlib import Path

import pytest

from plans.sheets.columns import OutColumn
from plans.sheets.faults import Unwritable
from plans.sheets.files import open_sheet
from plans.sheets.limits import Limits
from plans.sheets.writing import Format, write_sheet

pytestmark = pytest.mark.pure

MOST = 32_767
COLUMNS = [
    OutColumn(heading="コード"),
    OutColumn(heading="年度", kind="year"),
    OutColumn(heading="担当課"),
    OutColumn(heading="説明"),
]


def written(fmt: Format, *texts: str) -> bytes:
    rows = [["k1", 2024, "", text] for text in texts]
    return b"".join(write_sheet(fmt, COLUMNS, rows, title="実績").body)


@pytest.mark.parametrize("text", ["あ" * MOST, "𠮷" * (MOST // 2), "_x0041_" * 2500])
def test_what_just_fits_is_written_whole(text):
    file = io.BytesIO(written(Format.XLSX, text))

    _header, row = open_sheet(file, name="s.xlsx", limits=Limits()).records()

    assert row.cells[3] == text


@pytest.mark.parametrize(
    "text", ["あ" * (MOST + 1), "𠮷" * (MOST // 2 + 1), "_x0041_" * 2600]
)
def test_what_is_longer_is_refused_with_the_row(text):
    with pytest.raises(Unwritable) as refused:
        written(Format.XLSX, "短い", text)

    assert str(refused.value) == (
        f"A text in row 3 (k1 2024 {text[:40]}… …) has more than 32767 characters, and "
        "no cell of Excel holds so many. Take the table as CSV."
    )


@pytest.mark.parametrize("fmt", [Format.CSV, Format.TSV, Format.CP932])
def test_other_formats_hold_it(fmt):
    assert len(written(fmt, "あ" * 100_000)) > 200_000


def test_a_heading_is_refused_by_its_own_text():
    columns = [OutColumn(heading="見出し" * MOST)]

    with pytest.raises(Unwritable, match=r"^The text “見出し.*” has more than 32767"):
        write_sheet(Format.XLSX, columns, [], title="実績")


def test_no_half_written_file_is_left(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    with pytest.raises(Unwritable):
        written(Format.XLSX, "あ" * 40_000)

    assert list(Path(tmp_path).iterdir()) == []
