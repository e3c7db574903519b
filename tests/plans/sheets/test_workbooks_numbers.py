"""Numbers, per cents, dates and times: exactly what Excel shows, in one form."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.sheets.files import open_sheet
from plans.sheets.limits import Limits
from plans.sheets.number_formats import Kind, kind_of, number_text
from tests.plans.sheets.workbooks_made import HEADER, number_cell, row, workbook

pytestmark = pytest.mark.pure

decimals = st.decimals(-(10**9), 10**9, places=4)


def written(raw: str, code: str, **options) -> str:
    return number_text(raw, kind_of(code), **options)


class TestNumbers:
    @pytest.mark.parametrize(
        ("raw", "text"),
        [
            ("101", "101"),
            ("-35", "-35"),
            ("0", "0"),
            ("-0", "0"),
            ("51.8", "51.8"),
            ("51.800000000000004", "51.8"),
            ("0.30000000000000004", "0.3"),
            ("32.299999999999997", "32.3"),
            ("5.0", "5"),
            ("1E-3", "0.001"),
            ("1.5E+15", "1500000000000000"),
            ("123456789012345", "123456789012345"),
            ("1234567.12345678", "1234567.12345678"),
            ("1E999999", "1E999999"),
            ("NaN", "NaN"),
            ("１", "１"),
        ],
    )
    def test_are_exact_and_plain(self, raw, text):
        assert written(raw, "General") == text

    @given(decimals)
    def test_survive_the_binary_form_that_programs_keep_them_in(self, number):
        assert Decimal(written(repr(float(number)), "#,##0.0")) == number

    @given(decimals)
    def test_of_a_hundred_are_shown_as_they_were_typed(self, number):
        stored = repr(float(number / 100))

        assert Decimal(written(stored, "0.0%").removesuffix("%")) == number

    def test_per_cent_is_what_the_format_says(self):
        assert written("0.518", "0.0%") == "51.8%"
        assert written("1", "0%") == "100%"
        assert written("51.8", '0.0"%"') == "51.8"


class TestMoments:
    @pytest.mark.parametrize(
        ("raw", "text"),
        [
            ("45383", "2024-04-01"),
            ("45383.5", "2024-04-01 12:00:00"),
            ("45383.395833333336", "2024-04-01 09:30:00"),
            ("45382.999999999", "2024-04-01"),
            ("0.5", "12:00:00"),
            ("1", "1900-01-01"),
            ("61", "1900-03-01"),
            ("2958465", "9999-12-31"),
            ("2958466", "2958466"),
            ("-1", "-1"),
        ],
    )
    def test_are_written_year_first(self, raw, text):
        assert written(raw, "yyyy/m/d") == text

    def test_count_from_1904_in_old_files_of_a_mac(self):
        assert written("43921", "yyyy/m/d", counts_from_1904=True) == "2024-04-01"

    def test_that_are_durations_count_hours(self):
        assert written("1.5", "[h]:mm") == "36:00:00"


class TestFormats:
    @pytest.mark.parametrize(
        ("code", "kind"),
        [
            ("General", Kind.NUMBER),
            ('#,##0"円";[Red]-#,##0"円"', Kind.NUMBER),
            ('0.0"人（年度）"', Kind.NUMBER),
            (r"0\d", Kind.NUMBER),
            ("0.00E+00", Kind.NUMBER),
            ('_ * #,##0_ ;_ * "△"#,##0_ ;_ * "-"_ ;_ @_ ', Kind.NUMBER),
            ("0.0%;[Red]△0.0%", Kind.PERCENT),
            ('ggge"年"m"月"d"日"', Kind.MOMENT),
            ('[$-411]ge"年度"', Kind.MOMENT),
            ("[$-F800]dddd, mmmm dd, yyyy", Kind.MOMENT),
            ("h:mm AM/PM", Kind.MOMENT),
            ("[h]:mm:ss", Kind.DURATION),
            ("[" * 10**5, Kind.NUMBER),
        ],
    )
    def test_tell_what_a_number_is(self, code, kind):
        assert kind_of(code) is kind

    def test_belong_to_cells_by_number(self):
        cells = [
            number_cell(f"{letter}2", "0.5", style=style)
            for style, letter in enumerate("AB")
        ]
        file = workbook(HEADER, row(2, *cells), formats=("0%",))

        sheet = open_sheet(file, name="a.xlsx", limits=Limits())

        assert [record.cells for record in sheet.records()][1] == ["0.5", "50%"]
