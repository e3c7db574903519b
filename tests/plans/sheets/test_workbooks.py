"""XLSX files come in as the text that a person sees in them."""

import datetime
import io

import openpyxl
import pytest

from plans.sheets.faults import Unreadable
from plans.sheets.files import SheetFile, open_sheet
from plans.sheets.limits import Limits
from tests.plans.sheets.workbooks_made import (
    HEADER,
    archive,
    number_cell,
    parts,
    row,
    sheet,
    text_cell,
    workbook,
)

pytestmark = pytest.mark.pure


def opened(file: io.BytesIO) -> SheetFile:
    return open_sheet(file, name="実績.xlsx", limits=Limits())


def read(file: io.BytesIO) -> list[tuple[int, list[str]]]:
    return [(one.line, one.cells) for one in opened(file).records()]


def cells(*written: str, **options) -> list[str]:
    """The second row, below a header that is wide enough."""
    header = row(1, *(text_cell(f"{letter}1", letter) for letter in "ABCD"))
    return read(workbook(header, row(2, *written), **options))[1][1]


def refusal(file: io.BytesIO) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read(file)
    return refused.value


class TestFilesOfALibrary:
    def test_hold_every_kind_of_cell(self):
        book = openpyxl.Workbook()
        book.active.title = "実績"
        book.active.append(["文字", "数", "日", "真偽", "空"])
        day = datetime.date(2024, 4, 1)
        book.active.append(["髙橋①\n二行目", 51.8, day, True, None])
        book.active.append(["=1", -35, day, False, "#REF!"])
        book.active["A3"].data_type = "s"
        file = io.BytesIO()
        book.save(file)

        sheet = opened(file)

        assert (sheet.format, sheet.encoding) == ("xlsx", "")
        assert (sheet.sheet_name, sheet.notes) == ("実績", [])
        assert [record.cells for record in sheet.records()] == [
            ["文字", "数", "日", "真偽", "空"],
            ["髙橋①\n二行目", "51.8", "2024-04-01", "TRUE", ""],
            ["=1", "-35", "2024-04-01", "FALSE", "#REF!"],
        ]


class TestText:
    def test_comes_in_runs_and_without_its_reading(self):
        reading = '<rPh sb="0" eb="2"><t>アオモリ</t></rPh><phoneticPr fontId="1"/>'
        strings = (
            f"<t>青森</t>{reading}",
            "<r><rPr><b/></rPr><t>青</t></r><r><t> 森</t></r>" + reading,
        )

        assert cells(
            '<c r="A2" t="s"><v>0</v></c>',
            '<c r="B2" t="s"><v>1</v></c>',
            f'<c r="C2" t="inlineStr"><is><t>青森</t>{reading}</is></c>',
            strings=strings,
        ) == ["青森", "青 森", "青森", ""]

    def test_comes_without_the_escapes_of_the_format(self):
        assert cells(
            text_cell("A2", "一_x000D_\n二"),
            text_cell("B2", "_x005F_x0041_"),
            text_cell("C2", "か\u3099"),
        ) == ["一\n二", "_x0041_", "が", ""]

    def test_keeps_an_apostrophe(self):
        assert cells(text_cell("A2", "'=1"))[0] == "'=1"

    def test_that_cannot_be_seen_is_named_with_its_cell(self):
        refused = refusal(workbook(HEADER, row(2, text_cell("B2", "a\u202eb"))))

        assert refused.line == 2
        assert "B2" in str(refused) and "U+202E" in str(refused)

    def test_of_other_kinds_stays_as_it_is(self):
        assert cells(
            '<c r="A2" t="e"><v>#DIV/0!</v></c>',
            '<c r="B2" t="b"><v>1</v></c>',
            '<c r="C2" t="d"><v>2024-04-01T00:00:00</v></c>',
            '<c r="D2" t="str"><v>青</v></c>',
        ) == ["#DIV/0!", "TRUE", "2024-04-01", "青"]


class TestPlaces:
    def test_are_those_a_person_sees(self):
        file = workbook(
            row(3, text_cell("B3", "指標"), text_cell("D3", "値")),
            row(5, '<c r="A5"/>'),
            row(9, number_cell("D9", "1")),
        )

        assert read(file) == [
            (3, ["", "指標", "", "値"]),
            (9, ["", "", "", "1"]),
        ]

    def test_follow_each_other_where_they_are_not_written(self):
        file = workbook(
            "<row><c t='inlineStr'><is><t>a</t></is></c></row>",
            "<row><c/></row>",
            "<row><c><v>1</v></c></row>",
        )

        assert read(file) == [(1, ["a"]), (3, ["1"])]

    @pytest.mark.parametrize("namespace", ["purl.oclc.org/ooxml/spreadsheetml/main"])
    def test_may_be_written_in_the_strict_form_and_with_a_prefix(self, namespace):
        made = parts({"S": sheet(HEADER + row(2, number_cell("B2", "1")))})
        content = made["xl/worksheets/sheet1.xml"]
        content = content.replace("<", "<x:").replace("<x:/", "</x:")
        content = content.replace("xmlns=", "xmlns:x=").replace(
            "schemas.openxmlformats.org/spreadsheetml/2006/main", namespace
        )

        made["xl/worksheets/sheet1.xml"] = content

        assert read(archive(made))[1] == (2, ["", "1"])

    def test_beside_the_table_are_refused(self):
        file = workbook(HEADER, row(2, number_cell("D2", "1")))

        refused = refusal(file)

        assert refused.line == 2
        assert "4 cells" in str(refused) and "2 columns" in str(refused)

    @pytest.mark.parametrize(
        "rows",
        [
            row(2) + row(2),
            row(2, number_cell("B2", "1"), number_cell("A2", "1")),
            row(2, number_cell("2", "1")),
            row(2, '<c r="A2" t="s"><v>7</v></c>'),
            row(2, '<c r="A2" t="s"><v>-1</v></c>'),
            '<row r="x"/>',
            '<row r="1048577"/>',
        ],
    )
    def test_that_cannot_be_are_refused(self, rows):
        file = workbook(HEADER, rows, strings=("<t>a</t>",))

        assert "damaged" in str(refusal(file))
