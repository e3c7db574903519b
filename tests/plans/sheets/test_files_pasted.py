"""Cells pasted from a spreadsheet program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.sheets.faults import Unreadable
from plans.sheets.files import open_pasted
from plans.sheets.limits import Limits

pytestmark = pytest.mark.pure

LIMITS = Limits(bytes=2**20)
# A cell that begins with a mark of its own can look as if it were put in marks.
cells = st.text(st.sampled_from('ab"\t\n　青'), max_size=5).filter(
    lambda cell: cell[:1] != '"' or "\t" in cell or "\n" in cell
)
tables = st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=5)


def read(text: str) -> list[tuple[int, list[str]]]:
    sheet = open_pasted(text, limits=LIMITS)
    return [(record.line, record.cells) for record in sheet.records()]


def as_excel_copies(cell: str) -> str:
    if "\t" in cell or "\n" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell


class TestPastedCells:
    def test_are_parted_by_tabs_and_line_breaks(self):
        assert read("指標\t値\r\nk1\t51.8\r\nk2\t1,234\r\n") == [
            (1, ["指標", "値"]),
            (2, ["k1", "51.8"]),
            (3, ["k2", "1,234"]),
        ]

    def test_may_hold_line_breaks_and_tabs_in_quotation_marks(self):
        assert read('a\tb\n"一\r\n""二"""\t"x\ty"\n1\t2') == [
            (1, ["a", "b"]),
            (2, ['一\n"二"', "x\ty"]),
            (4, ["1", "2"]),
        ]

    def test_keep_quotation_marks_that_are_text(self):
        assert read('a\tb\tc\n24"画面\t"引用"\t"') == [
            (1, ["a", "b", "c"]),
            (2, ['24"画面', '"引用"', '"']),
        ]

    def test_keep_their_apostrophes(self):
        assert read("a\n'=1") == [(1, ["a"]), (2, ["'=1"])]

    @given(tables)
    def test_come_as_they_were_copied(self, table):
        table = [["a", "b", "c"], *table]
        text = "\n".join("\t".join(map(as_excel_copies, row)) for row in table)

        assert [cells for _line, cells in read(text)] == [
            row + [""] * (3 - len(row)) for row in table if "".join(row).strip()
        ]

    def test_have_no_file(self):
        sheet = open_pasted("a\n1", limits=LIMITS)

        assert (sheet.format, sheet.encoding, sheet.ends_cleanly) == (
            "pasted",
            "",
            True,
        )

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ("", None, "No cells"),
            ("\r\n \t\r\n", None, "No cells"),
            ("a\nb\0", 2, "U+0000"),
            ("a\nb\ud800", 2, "U+D800"),
            ("a\n1\t2", 2, "2 cells"),
            ("あ" * 2**19, None, "1 MB"),
        ],
    )
    def test_are_refused_in_a_sentence(self, text, line, words):
        with pytest.raises(Unreadable) as refused:
            read(text)

        assert refused.value.line == line
        assert words in str(refused.value)
