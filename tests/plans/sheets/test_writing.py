"""Sheets go out as lines of text, in four formats."""

from collections import Counter
from decimal import Decimal

import pytest

from plans.sheets.columns import OutColumn
from plans.sheets.writing import Format, replaced_signs, write_sheet

pytestmark = pytest.mark.pure

COLUMNS = [
    OutColumn(heading="コード", kind="code"),
    OutColumn(heading="説明"),
    OutColumn(heading="実績値", kind="number"),
    OutColumn(heading="年度", kind="year"),
]


def written(fmt: Format, *rows, columns=COLUMNS) -> bytes:
    return b"".join(write_sheet(fmt, columns, rows, title="実績").body)


def lines(*rows) -> list[str]:
    """What stands below the header of a CSV file."""
    text = written(Format.CSV, *rows).decode("utf-8-sig")
    return text.split("\r\n")[1:-1]


class TestFormats:
    def test_csv_is_utf_8_with_a_mark_and_crlf(self):
        assert written(Format.CSV, ["01", "駅", Decimal("51.8"), 2024]) == (
            "\ufeffコード,説明,実績値,年度\r\n01,駅,51.8,2024\r\n".encode()
        )

    def test_tsv_parts_cells_by_tabs(self):
        assert written(Format.TSV, ["01", "駅,港", None, 2024]) == (
            "\ufeffコード\t説明\t実績値\t年度\r\n01\t駅,港\t\t2024\r\n".encode()
        )

    def test_cp932_is_what_japanese_excel_writes(self):
        assert written(Format.CP932, ["01", "㈱駅①", None, None]) == (
            "コード,説明,実績値,年度\r\n01,㈱駅①,,\r\n".encode("cp932")
        )

    @pytest.mark.parametrize(
        ("fmt", "suffix", "content_type"),
        [
            ("csv", ".csv", "text/csv; charset=utf-8"),
            ("cp932", ".csv", "text/csv; charset=shift_jis"),
            ("tsv", ".tsv", "text/tab-separated-values; charset=utf-8"),
        ],
    )
    def test_each_says_what_it_is(self, fmt, suffix, content_type):
        sheet = write_sheet(Format(fmt), COLUMNS, [], title="実績")

        assert (sheet.suffix, sheet.content_type) == (suffix, content_type)

    def test_a_sheet_without_rows_has_its_header(self):
        assert written(Format.TSV, columns=COLUMNS[:2]) == (
            "\ufeffコード\t説明\r\n".encode()
        )

    def test_lines_leave_before_all_rows_are_there(self):
        taken = []

        def rows():
            for number in range(10_000):
                taken.append(number)
                yield [str(number), "", None, None]

        body = write_sheet(Format.CSV, COLUMNS, rows(), title="実績").body
        next(body)
        next(body)

        assert len(taken) < 1_000


class TestNumbers:
    @pytest.mark.parametrize(
        ("number", "printed"),
        [
            ("51.8", "51.8"),
            ("51.8000", "51.8"),
            ("-35", "-35"),
            ("-0.0001", "-0.0001"),
            ("1E+3", "1000"),
            ("0", "0"),
            ("99999999999.9999", "99999999999.9999"),
        ],
    )
    def test_a_number_is_written_exactly_and_shortest(self, number, printed):
        assert lines(["a", "", Decimal(number), None]) == [f"a,,{printed},"]

    def test_nothing_is_an_empty_cell_and_0_is_not(self):
        assert lines(["a", None, None, None], ["b", "", Decimal(0), None]) == [
            "a,,,",
            "b,,0,",
        ]


class TestTexts:
    @pytest.mark.parametrize(
        "text", ["=1+1", "+81", "-35", "@here", "＝1", "－5", " =1", "'=1", "−x"]
    )
    def test_what_would_be_calculated_is_set_off_but_for_prose(self, text):
        printed = text if text == "−x" else f"'{text}"

        assert lines(["a", text, None, None]) == [f"a,{printed},,"]

    @pytest.mark.parametrize("mark", ["-", "－"])
    def test_the_mark_of_an_empty_place_stays_as_printed(self, mark):
        assert lines(["a", mark, None, None]) == [f"a,{mark},,"]

    def test_a_heading_is_a_text_like_any_other(self):
        columns = [OutColumn(heading="-差")]

        assert written(Format.CSV, columns=columns) == "\ufeff'-差\r\n".encode()

    def test_signs_that_mean_something_are_quoted(self):
        assert lines(["a", '駅"前",1', None, None]) == ['a,"駅""前"",1",,']

    def test_a_sign_turned_into_a_dangerous_one_is_set_off(self):
        data = written(Format.CP932, ["a", "−5", None, None])

        assert data.decode("cp932").endswith("a,'－5,,\r\n")


class TestReplacedSigns:
    ROWS = [["a", "𠮷野〜𠮷井", Decimal(5), 2024], ["é", None, None, None]]

    def test_they_are_told_before_the_download(self):
        columns = [OutColumn(heading="€"), *COLUMNS[1:]]

        assert replaced_signs(columns, self.ROWS) == {
            "€": "〓",
            "𠮷": "〓",
            "〜": "～",
            "é": "〓",
        }

    def test_they_are_counted_while_the_file_is_written(self):
        sheet = write_sheet(Format.CP932, COLUMNS, self.ROWS, title="実績")
        body = b"".join(sheet.body)

        assert "〓野～〓井" in body.decode("cp932")
        assert sheet.replaced == Counter({"𠮷": 2, "〜": 1, "é": 1})

    def test_other_formats_replace_none(self):
        sheet = write_sheet(Format.CSV, COLUMNS, self.ROWS, title="実績")

        assert sheet.replaced is None
