"""Files of text: CSV and TSV in any encoding come in as the same records."""

import hashlib
import io

import pytest

from plans.sheets.faults import Unreadable
from plans.sheets.files import SheetFile, open_sheet
from plans.sheets.limits import Limits
from plans.sheets.records import LEFT_OPEN

pytestmark = pytest.mark.pure

SMALL = Limits(bytes=2**20, rows=3, cells=20, columns=4)
TABLE = '指標,値,備考\r\nk1,51.8,\r\nk2,-35,"一行目\r\n二行目"\r\n'


def opened(data: bytes | str, *, name: str = "a.csv", limits=SMALL) -> SheetFile:
    data = data.encode() if isinstance(data, str) else data
    return open_sheet(io.BytesIO(data), name=name, limits=limits)


def read(data: bytes | str, **options) -> list[tuple[int, list[str]]]:
    sheet = opened(data, **options)
    return [(record.line, record.cells) for record in sheet.records()]


def refusal(data: bytes | str, **options) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read(data, **options)
    return refused.value


class TestKinds:
    @pytest.mark.parametrize(
        ("codec", "encoding"),
        [
            ("utf-8", "utf-8"),
            ("utf-8-sig", "utf-8-sig"),
            ("cp932", "cp932"),
            ("utf-16", "utf-16"),
        ],
    )
    @pytest.mark.parametrize(("delimiter", "format"), [(",", "csv"), ("\t", "tsv")])
    def test_say_the_same(self, codec, encoding, delimiter, format):
        data = TABLE.replace(",", delimiter).encode(codec)

        sheet = opened(data, name="実績.txt")

        assert (sheet.format, sheet.encoding) == (format, encoding)
        assert [(record.line, record.cells) for record in sheet.records()] == [
            (1, ["指標", "値", "備考"]),
            (2, ["k1", "51.8", ""]),
            (3, ["k2", "-35", "一行目\n二行目"]),
        ]

    def test_are_told_by_the_header_and_not_by_the_name(self):
        assert opened("a\tb,c\n1\t2\n", name="a.csv").format == "csv"
        assert opened("a\tb\n1\t2,3,4\n", name="a.csv").format == "tsv"
        assert opened('"a,b,c"\td\n1\t2\n', name="a.csv").format == "tsv"

    def test_a_column_may_be_called_what_archives_begin_with(self):
        assert opened("PK,値\n1,2\n").format == "csv"

    def test_a_file_is_known_by_size_and_hash(self):
        sheet = opened(TABLE)

        assert sheet.size == len(TABLE.encode())
        assert sheet.sha256 == hashlib.sha256(TABLE.encode()).hexdigest()
        assert (sheet.sheet_name, sheet.notes) == ("", [])

    def test_can_be_read_again(self):
        sheet = opened(TABLE)

        assert list(sheet.records()) == list(sheet.records())


class TestCells:
    def test_are_what_stood_there(self):
        assert read('a,b\n 1 ,"""x"", y"\n') == [
            (1, ["a", "b"]),
            (2, [" 1 ", '"x", y']),
        ]

    def test_lose_the_apostrophe_that_kept_a_formula_from_running(self):
        ((_, _), (_, cells)) = read("a,b,c\n'=1+1,'quoted',''-5\n")

        assert cells == ["=1+1", "'quoted'", "'-5"]

    def test_of_a_short_row_are_filled_up(self):
        assert read("a,b,c\n1\n")[1] == (2, ["1", "", ""])

    def test_that_are_blank_may_stand_beside_the_table(self):
        assert read("a,b,, \n1,2, ,\n") == [(1, ["a", "b"]), (2, ["1", "2"])]

    def test_beside_the_table_are_refused_with_their_row(self):
        refused = refusal("a,b\n1,2\n1,234,5\n")

        assert refused.line == 3
        assert "3 cells" in str(refused) and "2 columns" in str(refused)


class TestRows:
    def test_without_content_are_skipped_and_the_lines_stay(self):
        assert read("\n,,\n\u3000\na,b\n\n , \n1,2\n") == [
            (4, ["a", "b"]),
            (7, ["1", "2"]),
        ]

    def test_an_open_quotation_mark_swallows_none(self):
        refused = refusal('a,b\n1,"2\n3,4\n5,6\n')

        assert (refused.sentence, refused.line) == (LEFT_OPEN, 2)

    def test_the_last_one_may_be_cut_off(self):
        assert opened("a\n1\n").ends_cleanly
        assert not opened("a\n1").ends_cleanly


class TestRefusals:
    @pytest.mark.parametrize("data", ["", "\ufeff", "\r\n\r\n", ",,\n", " \n"])
    def test_an_empty_file_says_so(self, data):
        assert "empty" in str(refusal(data))

    @pytest.mark.parametrize("name", ["a.xlsx", "A.XLSM"])
    def test_a_workbook_that_is_none_is_not_read_as_text(self, name):
        assert "damaged" in str(refusal(TABLE, name=name))

    def test_a_sentence_stands_for_what_is_no_sheet(self):
        assert refusal(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nx\x9c\x05\xff").line == 3
        assert refusal(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").line == 2


class TestLimits:
    def test_bytes_are_counted_before_anything_is_read(self):
        data = b"\0" * (2**20 + 1)

        assert "1 MB" in str(refusal(data))

    @pytest.mark.parametrize(
        ("data", "line", "words"),
        [
            ("a\n1\n2\n\n3\n4\n", 6, "3 rows"),
            ("a,b,c,d\n" * 6, 6, "20 cells"),
            ("a,b,c,d,e\n", 1, "5 columns"),
        ],
    )
    def test_end_the_reading_at_the_first_breach(self, data, line, words):
        limits = Limits(rows=9, cells=20, columns=4) if "cells" in words else SMALL

        refused = refusal(data, limits=limits)

        assert refused.line == line
        assert words in str(refused)

    def test_what_just_fits_is_read(self):
        assert len(read("a,b,c,d\n" + "1,2,3,4\n" * 3)) == 4
