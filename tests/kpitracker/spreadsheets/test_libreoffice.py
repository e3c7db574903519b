"""Sheets go through a real spreadsheet program and come back as they were."""

import io
import subprocess
from decimal import Decimal

import pytest

from plans.sheets.columns import OutColumn
from plans.sheets.cp932 import as_cp932
from plans.sheets.files import SheetFile, open_sheet
from plans.sheets.limits import Limits
from plans.sheets.writing import Format, write_sheet
from tests import system

pytestmark = pytest.mark.pure

# Comma, quotation mark, Shift_JIS as Windows has it, from the first line on.
CP932_CSV = "csv:Text - txt - csv (StarCalc):44,34,64,1"
XLSX = "xlsx:Calc MS Excel 2007 XML"

COLUMNS = [
    OutColumn(heading="指標コード", kind="code", is_locked_context=True),
    OutColumn(heading="説明（要因）", width=40, note="増減の要因を\n書いてください。"),
    OutColumn(heading="実績値", kind="number"),
    OutColumn(heading="年度", kind="year"),
    OutColumn(heading="区分", kind="choice", choices=("実績", "見込,速報")),
]
TEXTS = [
    "=1+1",
    "+81",
    "-35",
    "@here",
    "＝1",
    "'引用",
    "1-2",
    "2024/4/1",
    "1E5",
    "007",
    "100%",
    "100,000",
    "TRUE",
    "#REF!",
    "_x0041_",
    "改行\nあり",
    '"引用",など',
    "  前後  ",
    "\tタブ",
    "①㎡㈱〜−髙﨑",
]
NUMBERS = ["51.8", "-35", "0.0001", "-0.5", "0", "12345678901.25", "1000"]


def numbers():
    """As many as there are texts, some of them missing."""
    for at in range(len(TEXTS)):
        yield None if at % 8 == 7 else Decimal(NUMBERS[at % 8])


ROWS = [
    [f"{at:03}", text, number, 2000 + at, ("実績", "見込,速報", None)[at % 3]]
    for at, (text, number) in enumerate(zip(TEXTS, numbers(), strict=True))
]


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    """Have LibreOffice open our workbook and save it as something else."""
    if system.office() is None:
        pytest.fail(system.NO_OFFICE)
    folder = tmp_path_factory.mktemp("office")
    ours = folder / "実績.xlsx"
    sheet = write_sheet(Format.XLSX, COLUMNS, ROWS, title="実績")
    ours.write_bytes(b"".join(sheet.body))

    def convert(to: str) -> SheetFile:
        suffix = to.partition(":")[0]
        command = [
            system.office(),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            folder / "converted",
            ours,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        file = io.BytesIO((folder / "converted" / f"実績.{suffix}").read_bytes())
        return open_sheet(file, name=f"実績.{suffix}", limits=Limits())

    return convert


def cells(sheet: SheetFile) -> list[list[str]]:
    return [record.cells for record in sheet.records()]


def ours(fmt: Format) -> list[list[str]]:
    """The cells of the same sheet without LibreOffice in between."""
    file = io.BytesIO(b"".join(write_sheet(fmt, COLUMNS, ROWS, title="実績").body))
    return cells(open_sheet(file, name="実績", limits=Limits()))


def test_a_workbook_saved_again_holds_the_same_cells(convert):
    sheet = convert(XLSX)

    assert sheet.format == "xlsx"
    assert sheet.sheet_name == "実績"
    assert cells(sheet) == ours(Format.XLSX)


def test_a_workbook_saved_as_shift_jis_holds_the_same_cells(convert):
    sheet = convert(CP932_CSV)

    assert (sheet.format, sheet.encoding) == ("csv", "cp932")
    assert cells(sheet) == [[*map(as_cp932, row)] for row in ours(Format.XLSX)]
    assert cells(sheet) == ours(Format.CP932)
