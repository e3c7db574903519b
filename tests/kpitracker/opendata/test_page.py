"""The page that offers the data."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from kpitracker.opendata.tables import TABLES
from tests.factories import (
    make_department,
    make_indicator,
    make_organization,
    make_plan,
    make_user,
)
from tests.kpitracker.opendata.nasty import make_nasty_plan
from tests.kpitracker.pages import html_of, main_of, page
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db

EVERYTHING = [
    "",
    "datapackage.json",
    "package.zip",
    *(f"{table.name}.csv" for table in TABLES),
    *(f"{table.name}.csv?encoding=cp932" for table in TABLES),
    *(f"{table.name}.xlsx" for table in TABLES),
]


class TestWords:
    def test_say_whose_the_data_is_and_how_it_may_be_used(self, client):
        make_nasty_plan("p")

        found = page(client, "/en/plans/p/data/")

        assert 'Published by =架空"町"' in found
        assert "Licence CC BY 4.0" in found
        assert "Updated on" in found

    def test_say_that_no_licence_was_stated(self, client):
        make_indicator(make_plan("p"))

        assert "None has been stated. Ask the organization" in page(
            client, "/en/plans/p/data/"
        )

    def test_count_rows_and_what_shift_jis_replaces(self, client):
        make_nasty_plan("p")

        found = page(client, "/en/plans/p/data/")

        assert "why there is none. 7 actuals.csv UTF-8 ·" in found
        assert "3 characters replaced" in found
        assert "「𠮷」→ 「〓」" in found and "「〜」→ 「～」" in found

    def test_say_nothing_of_characters_where_none_is_lacking(self, client):
        make_indicator(make_plan("p"), actuals={2022: 1})

        assert "What Shift_JIS lacks" not in page(client, "/en/plans/p/data/")

    def test_tell_how_to_cite(self, client):
        make_nasty_plan("p")

        found = page(client, "/en/plans/p/data/")

        assert "CC BY 4.0, http://testserver/en/plans/p/data/" in found

    def test_say_that_a_plan_has_no_indicators(self, client):
        make_plan("p")

        found = page(client, "/en/plans/p/data/")

        assert "This plan sets no indicators, so there are no figures" in found
        assert "Files" not in found

    def test_say_that_nothing_has_been_published(self, client):
        make_indicator(make_plan("p"))

        found = page(client, "/en/plans/p/data/")

        assert "No actual values have been published yet." in found
        assert "Files" in found

    def test_offer_no_workbook_of_a_large_table(self, client, monkeypatch):
        monkeypatch.setattr("kpitracker.opendata.surveys.MOST_ROWS_OF_A_WORKBOOK", 5)
        make_nasty_plan("p")

        html = html_of(client, "/en/plans/p/data/")

        assert "too large for Excel" in html
        assert "actuals.xlsx" not in html and "targets.xlsx" in html


class TestDictionary:
    def test_explains_every_column(self, client):
        make_nasty_plan("p")

        html = main_of(html_of(client, "/en/plans/p/data/"))

        for table in TABLES:
            assert f"Columns of {table.file}" in html
            for column in table.columns:
                assert f"<code>{column.name}</code>" in html

    def test_spells_out_the_codes(self, client):
        make_nasty_plan("p")

        found = page(client, "/en/plans/p/data/")

        assert "actual = Actual, estimate = Estimate" in found

    def test_is_in_the_language_of_the_reader(self, client):
        make_nasty_plan("p")

        with translation.override("ja"):
            assert "actual = 実績" in page(client, "/plans/p/data/")


class TestLinks:
    def test_every_file_that_is_offered_is_there(self, client):
        make_nasty_plan("p")

        html = html_of(client, "/plans/p/data/")

        for file in EVERYTHING[1:]:
            address = f"/plans/p/data/{file}"
            assert f'href="{address}"' in html
            assert client.get(address).status_code == 200

    def test_lead_here_from_the_other_pages_of_a_public_plan(self, client):
        make_plan("p")

        assert 'href="/en/plans/p/data/"' in html_of(client, "/en/plans/p/")

    def test_do_not_from_those_of_an_internal_one(self, client):
        make_plan("p", visibility="internal")
        client.force_login(make_user(None, is_superuser=True))

        assert "/data/" not in html_of(client, "/en/plans/p/")


class TestInternalPlan:
    @pytest.mark.parametrize("file", EVERYTHING)
    def test_has_no_open_data_whoever_asks(self, client, file):
        town = make_organization()
        make_plan("p", visibility="internal", organization=town)
        planner = make_user("planning", make_department(town))
        address = f"/plans/p/data/{file}"

        assert client.get(address).status_code == 404
        for user in (planner, make_user(None, is_superuser=True)):
            client.force_login(user)
            assert client.get("/plans/p/").status_code == 200
            assert client.get(address).status_code == 404


class TestQueries:
    @pytest.mark.parametrize("file", ["", "actuals.csv", "package.zip", "actuals.xlsx"])
    def test_do_not_grow_with_the_plan(self, client, file):
        asked = []
        for code, size in [("town", 3), ("prefecture", 300)]:
            make_large_plan(size, code=code)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"/plans/{code}/data/{file}").status_code == 200
            asked.append(len(queries))

        assert asked[0] == asked[1] <= 30


class TestReading:
    @pytest.mark.parametrize("file", EVERYTHING[:3])
    def test_does_not_take_what_is_sent(self, client, file):
        make_plan("p")

        assert client.post(f"/plans/p/data/{file}").status_code == 405

    @pytest.mark.parametrize("file", EVERYTHING)
    def test_can_ask_for_the_head_alone(self, client, file):
        make_nasty_plan("p")

        response = client.head(f"/plans/p/data/{file}")

        assert response.status_code == 200
