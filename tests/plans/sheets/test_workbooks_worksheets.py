"""What to know of a worksheet: formulas, merged and hidden cells, others, limits."""

import io

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

FORMULA = '<c r="{}"{}><f>1+1</f>{}</c>'


def opened(file: io.BytesIO, **limits) -> SheetFile:
    return open_sheet(file, name="実績.xlsx", limits=Limits(**limits))


def read(file: io.BytesIO, **limits) -> list[tuple[int, list[str]]]:
    return [(one.line, one.cells) for one in opened(file, **limits).records()]


def refusal(file: io.BytesIO, **limits) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read(file, **limits)
    return refused.value


class TestFormulas:
    def test_give_their_last_result_and_are_noted(self):
        written = (
            FORMULA.format("A2", "", "<v>2</v>"),
            FORMULA.format("B2", ' t="str"', "<v></v>"),
            FORMULA.format("C2", ' t="e"', "<v>#N/A</v>"),
        )
        file = workbook(
            row(1, *(text_cell(f"{letter}1", letter) for letter in "ABC")),
            row(2, *written),
        )

        sheet = opened(file)

        assert [record.cells for record in sheet.records()][1] == ["2", "", "#N/A"]
        (note,) = sheet.notes
        assert "A2, B2, C2" in note

    @pytest.mark.parametrize("value", ["", "<v></v>", "<v/>"])
    def test_without_a_result_are_refused(self, value):
        refused = refusal(workbook(HEADER, row(4, FORMULA.format("B4", "", value))))

        assert refused.line == 4
        assert "B4" in str(refused) and "save it once" in str(refused)


class TestMergedCells:
    MERGED = '<mergeCells><mergeCell ref="{}"/></mergeCells>'

    def file(self, cells: str) -> io.BytesIO:
        rows = HEADER + row(2, number_cell("B2", "1")) + row(5, number_cell("B5", "1"))
        return archive(parts({"S": sheet(rows, after=self.MERGED.format(cells))}))

    @pytest.mark.parametrize("cells", ["A1:B1", "A3:B4", "A6:A9"])
    def test_above_between_and_below_rows_do_no_harm(self, cells):
        assert len(read(self.file(cells))) == 3

    @pytest.mark.parametrize(
        ("cells", "line"), [("A1:A2", 2), ("A3:A5", 5), ("A2:B2", 2), ("A2:A9", 2)]
    )
    def test_over_rows_are_refused(self, cells, line):
        refused = refusal(self.file(cells))

        assert refused.line == line
        assert cells in str(refused)


class TestHiddenCells:
    def test_are_read_and_noted(self):
        rows = (
            HEADER
            + row(2, number_cell("B2", "1"))
            + row(3, number_cell("B3", "2"), attributes='hidden="1"')
            + row(4, attributes='hidden="1"')
        )
        columns = '<cols><col min="-9" max="0" hidden="1"/>'
        columns += '<col min="2" max="16384" hidden="1"/></cols>'
        file = archive(parts({"S": sheet(rows, before=columns)}))

        sheet_file = opened(file)

        assert len(list(sheet_file.records())) == 3
        first, second = sheet_file.notes
        assert first.endswith(": 3.") and second.endswith(": B.")

    def test_of_many_the_first_are_named(self):
        rows = HEADER + "".join(
            row(line, number_cell(f"B{line}", "1"), attributes='hidden="true"')
            for line in range(2, 10)
        )

        (note,) = opened(archive(parts({"S": sheet(rows)}))).notes

        assert "2, 3, 4, 5, 6 and 3 more" in note


class TestWorksheets:
    def test_the_first_that_can_be_seen_and_holds_something_is_read(self):
        sheets = {
            "隠れ": sheet(HEADER),
            "空": sheet(row(1, '<c r="A1"/>')),
            "実績": sheet(HEADER),
            "白紙": sheet(""),
            "メモ": sheet(row(1, number_cell("A1", "1"))),
            "壊れ": sheet(row(1, FORMULA.format("A1", "", ""))),
        }
        file = archive(parts(sheets, states={"隠れ": "veryHidden"}))

        found = opened(file)

        assert found.sheet_name == "実績"
        (note,) = found.notes
        assert "実績" in note and "メモ, 壊れ" in note

    @pytest.mark.parametrize("state", ["visible", "hidden"])
    def test_at_least_one_is_needed(self, state):
        content = "" if state == "visible" else HEADER
        file = archive(parts({"S": sheet(content)}, states={"S": state}))

        assert "worksheet" in str(refusal(file))


class TestLimits:
    def test_hold_for_rows_with_content(self):
        rows = [row(line, number_cell(f"B{line}", "1")) for line in (2, 50, 90)]

        assert len(read(workbook(HEADER, *rows), rows=3)) == 4
        refused = refusal(workbook(HEADER, *rows), rows=2)
        assert (refused.line, "2 rows" in str(refused)) == (90, True)

    def test_hold_for_columns_with_content(self):
        blank = row(2, '<c r="Z2"/>')

        assert read(workbook(HEADER, blank), columns=2) == [(1, ["指標", "値"])]
        refused = refusal(workbook(HEADER, row(2, number_cell("C2", "1"))), columns=2)
        assert "C2" in str(refused) and "2 columns" in str(refused)

    def test_hold_for_all_cells(self):
        blank = row(2, '<c r="A2"/><c r="B2"/>')

        assert "5 cells" in str(refusal(workbook(HEADER, blank), cells=5))
