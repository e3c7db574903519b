"""The rule for machine readable data, held against a plan that is made to break it."""

import csv
import re
from io import StringIO

import pytest

from kpitracker.opendata.tables import BY_NAME, TABLES
from plans.organization_code import is_valid
from plans.sheets.neutral import restored
from tests.kpitracker.opendata.nasty import make_nasty_plan
from tests.kpitracker.opendata.taken import fetched, rows

pytestmark = pytest.mark.django_db

NUMBER = re.compile(r"(-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?)?", re.ASCII)
NAMES = list(BY_NAME)


@pytest.fixture(autouse=True)
def plan():
    return make_nasty_plan("p")


def cells_of_type(client, name, *types):
    names = {
        column.name
        for column in BY_NAME[name].columns
        if column.kind.schema["type"] in types
    }
    return [row[one] for row in rows(client, "p", name) for one in names]


@pytest.mark.parametrize("name", NAMES)
class TestEveryTable:
    def test_has_its_header_in_row_1_and_nothing_around(self, client, name):
        text = fetched(client, "p", f"{name}.csv").decode("utf-8-sig")
        header, *below = csv.reader(StringIO(text, newline=""), strict=True)

        assert header == [column.name for column in BY_NAME[name].columns]
        assert len(below) > 1
        assert {len(row) for row in below} == {len(header)}
        assert all(any(row) for row in below)

    def test_has_no_line_break_in_a_cell(self, client, name):
        data = fetched(client, "p", f"{name}.csv")

        assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
        assert data.count(b"\n") == len(rows(client, "p", name)) + 1
        assert b"\t" not in data

    def test_has_neither_unit_nor_mark_in_a_number(self, client, name):
        numbers = cells_of_type(client, name, "number", "integer")

        assert [cell for cell in numbers if not NUMBER.fullmatch(cell)] == []

    def test_has_gregorian_years_of_four_digits(self, client, name):
        years = [
            row[column.name]
            for row in rows(client, "p", name)
            for column in BY_NAME[name].columns
            if column.kind.out == "year"
        ]

        assert [year for year in years if not re.fullmatch("([0-9]{4})?", year)] == []

    def test_says_on_each_row_whose_it_is(self, client, name):
        for row in rows(client, "p", name):
            assert is_valid(row["organization_code"])
            assert (row["plan_code"], row["licence"]) == ("p", "CC BY 4.0")
            assert row["indicator_code"] and row["indicator_name"]

    def test_is_calculated_by_no_program(self, client, name):
        for row in rows(client, "p", name):
            for column in BY_NAME[name].columns:
                cell = row[column.name]
                if column.kind.schema["type"] == "string":
                    assert not re.match(r"\s*[=+\-@＝＋－＠]", cell)

    def test_tells_its_rows_apart(self, client, name):
        found = rows(client, "p", name)
        keys = {tuple(row[part] for part in BY_NAME[name].key) for row in found}

        assert len(keys) == len(found)


def test_a_year_stands_beside_its_kind_and_a_code_beside_its_word():
    for table in TABLES:
        names = [column.name for column in table.columns]
        for at, name in enumerate(names):
            if name.endswith("year") and name.startswith(("year", "b", "t")):
                assert f"{name}_kind" in names
            if f"{name}_code" in names and name != "indicator":
                assert names[at - 1] == f"{name}_code"


def test_a_text_that_was_neutralised_can_be_restored(client):
    (row,) = [row for row in rows(client, "p", "actuals") if row["year"] == "2023"]

    assert row["indicator_name"] == "'=1+1 （人口）"
    assert restored(row["indicator_name"]) == "=1+1 （人口）"
    assert row["comment"] == "'-未定"
    assert row["plan_title"] == "'＝計画, 第2期"


def test_spaces_within_a_text_stay(client, plan):
    indicator = plan.indicators.get(code="every")
    indicator.name = "１人当たり　所得"
    indicator.save()

    names = {row["indicator_name"] for row in rows(client, "p", "indicators")}

    assert "１人当たり　所得" in names
