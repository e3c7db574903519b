"""Sheets go out as a workbook that guides the hand that fills it in."""

import io
import tempfile
import zipfile
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from plans.sheets.columns import OutColumn
from plans.sheets.writing import Format, write_sheet

pytestmark = pytest.mark.pure

COLUMNS = [
    OutColumn(heading="コード", kind="code", is_locked_context=True, width=10),
    OutColumn(heading="説明", width=40, note="要因を書いてください。"),
    OutColumn(heading="実績値", kind="number"),
    OutColumn(heading="年度", kind="year"),
    OutColumn(heading="区分", kind="choice", choices=("実績", "見込")),
]
ROWS = [
    ["01", "=SUM(A1)", Decimal("51.8"), 2024, "実績"],
    ["1-2", "駅前の\n整備", Decimal("-35"), None, None],
]


def data(*rows, columns=COLUMNS, title="実績") -> bytes:
    return b"".join(write_sheet(Format.XLSX, columns, rows, title=title).body)


def workbook(*rows, **options):
    return load_workbook(io.BytesIO(data(*rows, **options)))


@pytest.fixture(scope="module")
def sheet():
    return workbook(*ROWS).active


def xml(part: str, *rows, **options) -> str:
    with zipfile.ZipFile(io.BytesIO(data(*rows, **options))) as archive:
        return archive.read(part).decode()


class TestCells:
    def test_a_number_is_the_number_that_was_typed(self):
        content = xml("xl/worksheets/sheet1.xml", ["a", "", Decimal("51.80"), None, ""])

        assert '<c r="C2" s="8" t="n"><v>51.8</v></c>' in content

    @pytest.mark.parametrize(
        ("number", "number_format"),
        [("51.8", "0.0"), ("-35.0000", "0"), ("0.0125", "0.0000"), ("1E+3", "0")],
    )
    def test_a_number_shows_all_its_decimals(self, number, number_format):
        cell = workbook(["a", "", Decimal(number), None, ""]).active["C2"]

        assert cell.number_format == number_format

    def test_a_year_has_no_separator(self, sheet):
        assert (sheet["D2"].value, sheet["D2"].number_format) == (2024, "0")
        assert (sheet["D3"].value, sheet["D3"].number_format) == (None, "0")

    def test_a_code_stays_a_text(self, sheet):
        assert (sheet["A2"].value, sheet["A2"].number_format) == ("01", "@")
        assert (sheet["A3"].value, sheet["A3"].data_type) == ("1-2", "s")

    @pytest.mark.parametrize("text", ["=SUM(A1)", "＝1", "-5", "'a", "@x", " +1"])
    def test_a_text_like_a_formula_stays_one_when_edited(self, text):
        cell = workbook(["a", text, None, None, ""]).active["B2"]

        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)

    def test_other_texts_carry_no_prefix(self, sheet):
        assert not sheet["B3"].quotePrefix

    def test_nothing_is_a_blank_cell(self, sheet):
        assert sheet["E3"].value is None

    def test_what_the_format_takes_for_an_escape_is_escaped(self):
        content = xml("xl/worksheets/sheet1.xml", ["a", "_x0041_", None, None, ""])

        assert "<t>_x005F_x0041_</t>" in content


class TestLooks:
    def test_the_header_stays_in_sight_and_can_filter(self, sheet):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == "A1:E3"

    def test_the_header_stands_out(self, sheet):
        assert sheet["B1"].font.bold
        assert sheet["B1"].fill.fgColor.rgb == "00DDEBF7"

    def test_what_is_not_to_be_changed_is_grey(self, sheet):
        assert sheet["A2"].fill.fgColor.rgb == "00F2F2F2"
        assert sheet["B2"].fill.patternType is None

    def test_columns_are_as_wide_as_asked(self, sheet):
        assert sheet.column_dimensions["A"].width == 10
        assert sheet.column_dimensions["B"].width == 40

    def test_texts_wrap_and_numbers_do_not(self, sheet):
        assert sheet["B3"].alignment.wrap_text
        assert not sheet["C3"].alignment.wrap_text

    def test_the_font_is_japanese(self, sheet):
        assert {cell.font.name for row in sheet for cell in row} == {"游ゴシック"}

    def test_cells_below_are_ready_for_more(self, sheet):
        formats = {
            letter: dimension.number_format
            for letter, dimension in sheet.column_dimensions.items()
        }

        assert formats == {"A": "@", "B": "@", "C": "General", "D": "0", "E": "@"}

    def test_a_note_hangs_at_its_heading(self, sheet):
        assert sheet["B1"].comment.text == "要因を書いてください。"
        assert sheet["A1"].comment is None

    def test_it_prints_on_a4_landscape_with_its_header_on_each_page(self, sheet):
        setup = sheet.page_setup

        assert (setup.orientation, setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.oddFooter.center.text == "&P / &N"

    @pytest.mark.parametrize(
        ("title", "name"),
        [
            ("実績", "実績"),
            ("実績: 令和6/7[案]", "実績 令和6 7 案"),
            ("'引用'", "引用"),
            ("???", "1"),
            ("長" * 40, "長" * 31),
            ("𠮷" * 40, "𠮷" * 15),
        ],
    )
    def test_the_worksheet_is_named_by_the_title(self, title, name):
        assert workbook(title=title).sheetnames == [name]


class TestChoices:
    def rule(self, choices, *, heading="区分"):
        columns = [OutColumn(heading=heading, kind="choice", choices=choices)]
        found = workbook(columns=columns)
        (rule,) = found.active.data_validations.dataValidation
        return found, rule

    def test_a_short_list_stands_in_the_rule(self):
        found, rule = self.rule(("実績", "見込"))

        assert (rule.type, rule.formula1) == ("list", '"実績,見込"')
        assert str(rule.sqref) == "A2:A1048576"
        assert len(found.worksheets) == 1

    def test_a_blank_cell_is_allowed_and_another_word_is_not(self):
        _found, rule = self.rule(("実績", "見込"))

        assert rule.allow_blank and rule.showErrorMessage
        assert rule.error == "Choose one of the listed values."

    @pytest.mark.parametrize(
        "choices", [tuple(f"担当課{at}" for at in range(60)), ("a,b", "c"), ('"', "c")]
    )
    def test_other_lists_stand_on_a_hidden_sheet(self, choices):
        found, rule = self.rule(choices)
        _shown, hidden = found.worksheets

        assert hidden.sheet_state == "hidden"
        assert rule.formula1 == f"'Choices'!$A$1:$A${len(choices)}"
        assert tuple(cell.value for cell in hidden["A"]) == choices

    def test_columns_share_a_list_that_is_the_same(self):
        choices = ("a,b", "c")
        columns = [
            OutColumn(heading=heading, choices=choices) for heading in ("前", "後")
        ]
        found = workbook(columns=columns)
        rules = found.active.data_validations.dataValidation

        assert [rule.formula1 for rule in rules] == ["'Choices'!$A$1:$A$2"] * 2
        assert found.worksheets[1].max_column == 1


class TestFile:
    def test_it_does_not_know_the_time_of_day(self):
        with zipfile.ZipFile(io.BytesIO(data(*ROWS))) as archive:
            times = {entry.date_time for entry in archive.infolist()}

        assert times == {(1980, 1, 1, 0, 0, 0)}
        properties = workbook(*ROWS, title="実績").properties
        assert properties.created == properties.modified
        assert (properties.created.year, properties.title) == (1980, "実績")

    def test_it_is_complete_before_it_leaves(self, tmp_path, monkeypatch):
        def rows():
            yield ROWS[0]
            raise LookupError

        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        with pytest.raises(LookupError):
            write_sheet(Format.XLSX, COLUMNS, rows(), title="実績")

        assert list(tmp_path.iterdir()) == []

    def test_it_says_what_it_is(self):
        sheet = write_sheet(Format.XLSX, COLUMNS, [], title="実績")

        assert sheet.suffix == ".xlsx"
        assert sheet.content_type.endswith("spreadsheetml.sheet")
