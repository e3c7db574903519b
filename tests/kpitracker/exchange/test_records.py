"""Strict RFC 4180, with the line in which each record begins."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpitracker.exchange.records import (
    LEFT_OPEN,
    ODD_LINE_END,
    STRAY,
    Unreadable,
    records,
)

pytestmark = pytest.mark.pure

cells = st.text(st.sampled_from('ab,"\n 　青'), max_size=6)
tables = st.lists(st.lists(cells, min_size=1, max_size=4), max_size=6)


def read(text: str) -> list[tuple[int, list[str]]]:
    return [(record.line, record.cells) for record in records(text)]


class TestLaws:
    @given(tables, st.sampled_from(["\n", "\r\n"]))
    def test_what_the_csv_module_writes_is_read_back(self, table, line_end):
        text = io.StringIO()
        csv.writer(text, lineterminator=line_end).writerows(table)

        assert [row for _line, row in read(text.getvalue())] == [
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
