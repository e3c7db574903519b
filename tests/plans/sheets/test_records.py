"""Strict RFC 4180, with the line in which each record begins."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.sheets.faults import Unreadable
from plans.sheets.records import LEFT_OPEN, ODD_LINE_END, STRAY, records

pytestmark = pytest.mark.pure

cells = st.text(st.sampled_from('ab,"\t\n 　青'), max_size=6)
tables = st.lists(st.lists(cells, min_size=1, max_size=4), max_size=6)


def read(text: str, *, delimiter: str = ",") -> list[tuple[int, list[str]]]:
    found = records(text.split("\n"), delimiter=delimiter)
    return [(record.line, record.cells) for record in found]


class TestLaws:
    @given(tables, st.sampled_from(["\n", "\r\n"]), st.sampled_from(",\t"))
    def test_what_the_csv_module_writes_is_read_back(self, table, line_end, delimiter):
        text = io.StringIO()
        dialect = {"lineterminator": line_end, "delimiter": delimiter}
        csv.writer(text, **dialect).writerows(table)

        assert [row for _line, row in read(text.getvalue(), delimiter=delimiter)] == [
            row for row in table if any(row)
        ]

    @given(st.text(st.sampled_from('a,"\r\n'), max_size=12))
    def test_any_text_is_read_or_refused_with_a_line(self, text):
        try:
            lines = [line for line, _cells in read(text)]
        except Unreadable as refusal:
            lines = [refusal.line]

        assert all(1 <= line <= text.count("\n") + 1 for line in lines)
        assert lines == sorted(set(lines))


class TestLines:
    def test_a_record_begins_where_its_first_cell_does(self):
        assert read('a,b\r\n"1\n2",x\n\ny,z') == [
            (1, ["a", "b"]),
            (2, ["1\n2", "x"]),
            (5, ["y", "z"]),
        ]

    def test_rows_of_empty_cells_say_nothing(self):
        assert read("a,b\n,\n1,2\n") == [(1, ["a", "b"]), (3, ["1", "2"])]

    def test_the_delimiter_alone_parts_cells(self):
        assert read('a,b\t"1,\t2"', delimiter="\t") == [(1, ["a,b", "1,\t2"])]

    def test_no_more_than_one_record_is_held(self):
        taken = []

        def lines():
            for line in ("a", '"1', '2"', "b", "c"):
                taken.append(line)
                yield line

        found = records(lines())

        assert [next(found).cells, len(taken)] == [["a"], 1]
        assert [next(found).cells, len(taken)] == [["1\n2"], 3]


class TestRefusals:
    @pytest.mark.parametrize(
        ("text", "sentence", "line"),
        [
            ('a\n1\n"2\n3\n4', LEFT_OPEN, 3),
            ('a,b\n1,"2\n3,4\n', LEFT_OPEN, 2),
            ('a\n1\n2"3\n', STRAY, 3),
            ('a\n"1"2\n', STRAY, 2),
            ("a\r1\r", ODD_LINE_END, 1),
        ],
    )
    def test_names_the_line(self, text, sentence, line):
        with pytest.raises(Unreadable) as refusal:
            read(text)

        assert (refusal.value.sentence, refusal.value.line) == (sentence, line)
