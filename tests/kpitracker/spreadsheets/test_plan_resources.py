"""The sheets of the planning section as contracts, beside the exchange package."""

import pytest

from kpitracker.exchange.columns import PLAN_CODE
from kpitracker.spreadsheets.mangled import is_mangled
from kpitracker.spreadsheets.plan_kinds import PLAN_SHEETS, parts
from plans.imports.resources import NotThisWay
from plans.imports.widgets import CellWidget, ChoiceCell

pytestmark = pytest.mark.pure

KINDS = pytest.mark.parametrize("sheet", PLAN_SHEETS.values(), ids=PLAN_SHEETS)


@KINDS
class TestEveryResource:
    def test_names_its_columns_as_the_exchange_does(self, sheet):
        columns = sheet.resource.columns()
        told = [
            part
            for name, column in columns.items()
            if not column.is_context
            for part in parts(name, column)
        ]

        assert told == list(dict.fromkeys(told))
        assert set(told) == set(sheet.sheet.by_name)
        assert told[0] == PLAN_CODE.name

    def test_tells_rows_by_natural_codes(self, sheet):
        meta = sheet.resource._meta

        assert meta.import_id_fields == sheet.resource.keys()
        assert sheet.key == list(sheet.sheet.key)
        assert not {"id", "pk", "version", "position"} & {*meta.fields}
        assert meta.model is sheet.sheet.model

    def test_has_a_heading_of_its_own_for_each_column(self, sheet):
        columns = sheet.resource.columns()
        headings = [column.heading for column in columns.values()]

        assert len({*headings, *columns}) == 2 * len(columns)

    def test_reads_and_writes_through_cells_of_ours(self, sheet):
        for column in sheet.resource.columns().values():
            assert isinstance(column.widget, CellWidget)
            if isinstance(column.widget, ChoiceCell):
                words = column.widget.words
                assert len(set(words.values())) == len(words)
                assert {column.widget.clean(word) for word in words.values()} == {
                    *words
                }

    def test_closes_the_import_of_the_library(self, sheet):
        with pytest.raises(NotThisWay):
            sheet.resource().import_data(None)

    def test_says_what_stands_beside_for_reading_only(self, sheet):
        for column in sheet.resource.columns().values():
            assert column.readonly == column.is_context
            assert column.out.is_locked_context == column.is_context


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("(1)", "-1"),
        ("（12）", "-12"),
        ("1-2", "2024-01-02"),
        ("1-2", "1月2日"),
        ("1.2.3", "2001/2/3"),
        ("012", "12"),
        ("123456789012", "1.23457E+11"),
    ],
)
def test_what_a_program_makes_of_a_text_is_recognized(old, new):
    assert is_mangled(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("(1)", "(1)"),
        ("(1)", "1"),
        ("1-2", "1-3"),
        ("12", "12"),
        ("①", "1"),
        ("", "-1"),
    ],
)
def test_what_people_may_write_is_not_taken_for_it(old, new):
    assert not is_mangled(old, new)
