"""One table in every format, and what Shift_JIS replaces."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from kpitracker import stored_files
from kpitracker.opendata import files
from kpitracker.opendata.open_plans import open_plan
from kpitracker.opendata.tables import BY_NAME
from tests.factories import make_indicator, make_plan
from tests.kpitracker.opendata.nasty import make_nasty_plan
from tests.kpitracker.opendata.taken import fetched, rows

pytestmark = pytest.mark.django_db

NAMES = list(BY_NAME)


@pytest.fixture(autouse=True)
def plan():
    return make_nasty_plan("p")


def worksheet(client, name):
    return load_workbook(BytesIO(fetched(client, "p", f"{name}.xlsx"))).active


class TestCsv:
    def test_begins_with_a_bom_and_says_what_it_is(self, client):
        response = client.get("/plans/p/data/actuals.csv")
        data = b"".join(response.streaming_content)

        assert data.startswith(b"\xef\xbb\xbforganization_code,")
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert response["Content-Length"] == str(len(data))
        assert response["Content-Disposition"] == (
            'attachment; filename="p_actuals.csv"'
        )

    @pytest.mark.parametrize("name", NAMES)
    def test_is_the_same_in_both_languages(self, client, name):
        ours = fetched(client, "p", f"{name}.csv")

        assert fetched(client, "p", f"{name}.csv", language="/en") == ours

    def test_may_be_read_by_programs_of_other_sites(self, client):
        response = client.get("/plans/p/data/actuals.csv")

        assert response["Access-Control-Allow-Origin"] == "*"


class TestShiftJis:
    def test_holds_the_same_rows_but_for_what_it_lacks(self, client):
        ours = fetched(client, "p", "actuals.csv").decode("utf-8-sig")
        theirs = fetched(client, "p", "actuals.csv?encoding=cp932").decode("cp932")

        expected = ours.replace("𠮷", "〓").replace("〜", "～").replace("−", "－")
        assert theirs == expected != ours

    def test_says_its_encoding(self, client):
        response = client.get("/plans/p/data/actuals.csv?encoding=cp932")

        assert response["Content-Type"] == "text/csv; charset=shift_jis"

    def test_another_encoding_is_not_found(self, client):
        response = client.get("/plans/p/data/actuals.csv?encoding=latin-1")

        assert response.status_code == 404


class TestWorkbook:
    @pytest.mark.parametrize("name", NAMES)
    def test_holds_the_rows_of_the_csv(self, client, name):
        header, *below = worksheet(client, name).iter_rows(values_only=True)

        assert len(header) == len(set(header)) == len(BY_NAME[name].columns)
        assert len(below) == len(rows(client, "p", name))

    def test_has_numbers_as_numbers_and_codes_as_text(self, client):
        names = [column.name for column in BY_NAME["actuals"].columns]
        row = [cell.value for cell in worksheet(client, "actuals")[2]]
        found = dict(zip(names, row, strict=True))

        assert found["organization_code"] == "011002"
        assert (found["value"], found["year"], found["scale"]) == (-30.1, 2021, 1000)
        assert found["indicator_name"] == "=1+1 （人口）"
        assert found["missing_reason"] is None

    def test_names_the_column_in_the_note_of_its_heading(self, client):
        sheet = worksheet(client, "actuals")

        assert sheet["A1"].comment.text.startswith("organization_code\n")

    def test_is_not_made_of_a_table_that_is_too_large(self, client, monkeypatch):
        monkeypatch.setattr(files, "MOST_ROWS_OF_A_WORKBOOK", 5)

        assert client.get("/plans/p/data/actuals.xlsx").status_code == 404
        assert client.get("/plans/p/data/targets.xlsx").status_code == 200


@pytest.mark.parametrize("file", ["nothing.csv", "nothing.xlsx", "actuals.txt", "x"])
def test_an_unknown_file_is_not_found(client, file):
    assert client.get(f"/plans/p/data/{file}").status_code == 404


def test_a_large_package_goes_to_the_disk(monkeypatch):
    monkeypatch.setattr(stored_files, "KEPT_IN_MEMORY", 100)

    with files.package(open_plan("p")) as file:
        assert file._rolled
        assert len(file.read()) > 100


def test_a_plan_without_indicators_has_headers_alone(client):
    make_plan("bare")

    for name, table in BY_NAME.items():
        data = fetched(client, "bare", f"{name}.csv").decode("utf-8-sig")
        assert data == ",".join(column.name for column in table.columns) + "\r\n"


def test_rows_are_written_in_several_batches(client):
    large = make_plan("large")
    for at in range(6):
        years = range(1900, 2000)
        make_indicator(large, code=f"k{at}", actuals=dict.fromkeys(years, at))

    found = rows(client, "large", "actuals")

    assert len(found) == 600
    assert [row["value"] for row in found] == [str(at // 100) for at in range(600)]
