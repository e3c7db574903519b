"""The package explains itself: a validator of the standard finds nothing."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from kpitracker.opendata.tables import TABLES
from tests.factories import make_indicator, make_plan
from tests.kpitracker.exchange.packages import import_plan
from tests.kpitracker.opendata.nasty import CANARY, CANARY_NUMBER, make_nasty_plan
from tests.kpitracker.opendata.taken import faults, fetched, unpacked

pytestmark = pytest.mark.django_db

FIXTURES = sorted(path.parent for path in settings.BASE_DIR.glob("fixtures/*/plan.csv"))


def descriptor(folder: Path) -> dict:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.name)
def test_the_package_of_every_fixture_is_valid(client, tmp_path, fixture):
    import_plan(fixture)

    folder = unpacked(client, fixture.name, tmp_path)

    assert faults(folder) == []
    assert len(list(folder.iterdir())) == len(TABLES) + 1


def test_that_of_a_nasty_plan_is_valid_too(client, tmp_path):
    make_nasty_plan()

    assert faults(unpacked(client, "Nasty", tmp_path)) == []


def test_a_damaged_package_is_found_out(client, tmp_path):
    make_nasty_plan()
    folder = unpacked(client, "Nasty", tmp_path)
    actuals = folder / "actuals.csv"
    actuals.write_bytes(actuals.read_bytes().replace(b",-30.1,", b",-30.1%,"))

    assert faults(folder)


class TestDescriptor:
    @pytest.fixture
    def content(self, client):
        make_nasty_plan()
        return json.loads(fetched(client, "Nasty", "datapackage.json"))

    def test_names_plan_licence_source_and_owner(self, content):
        assert content["profile"] == "tabular-data-package"
        assert content["name"] == "nasty"
        assert content["licenses"][0]["name"] == "CC-BY-4.0"
        assert content["sources"] == [{"title": '"冊子"'}]
        assert content["contributors"][0]["title"] == '=架空"町"'
        assert content["created"].endswith("+09:00")

    def test_describes_every_column_in_japanese(self, content):
        for resource in content["resources"]:
            assert resource["title"] and resource["description"]
            for field in resource["schema"]["fields"]:
                assert field["title"] and field["description"]

    def test_lists_codes_keys_and_what_is_missing(self, content):
        (actuals,) = [one for one in content["resources"] if one["name"] == "actuals"]
        fields = {field["name"]: field for field in actuals["schema"]["fields"]}

        assert fields["quality_code"]["constraints"]["enum"] == ["actual", "estimate"]
        assert fields["year"]["type"] == "integer"
        assert fields["year"]["constraints"]["required"]
        assert fields["value"] == {"name": "value", "type": "number"} | {
            key: fields["value"][key] for key in ("title", "description")
        }
        assert actuals["schema"]["missingValues"] == [""]
        assert actuals["schema"]["primaryKey"] == [
            "plan_code",
            "indicator_code",
            "year",
        ]
        (key,) = actuals["schema"]["foreignKeys"]
        assert key["reference"]["resource"] == "indicators"

    def test_is_the_same_in_the_package_and_in_both_languages(self, client, tmp_path):
        make_nasty_plan()
        alone = fetched(client, "Nasty", "datapackage.json")

        assert (
            unpacked(client, "Nasty", tmp_path) / "datapackage.json"
        ).read_bytes() == (alone)
        assert fetched(client, "Nasty", "datapackage.json", language="/en") == alone

    def test_says_nothing_that_is_not_known(self, client):
        make_indicator(make_plan("p"))

        content = json.loads(fetched(client, "p", "datapackage.json"))

        assert {"licenses", "sources", "contributors"} & set(content) == set()


class TestZip:
    def test_is_the_same_for_the_same_data(self, client):
        make_nasty_plan()

        first = fetched(client, "Nasty", "package.zip")

        assert fetched(client, "Nasty", "package.zip", language="/en") == first

    def test_holds_the_files_as_they_are_taken_one_by_one(self, client, tmp_path):
        make_nasty_plan()
        folder = unpacked(client, "Nasty", tmp_path)

        for table in TABLES:
            alone = fetched(client, "Nasty", table.file)
            assert (folder / table.file).read_bytes() == alone


def test_nothing_internal_leaves_in_any_file(client, tmp_path):
    make_nasty_plan()
    folder = unpacked(client, "Nasty", tmp_path)
    taken = [path.read_bytes() for path in folder.iterdir()]
    for table in TABLES:
        taken.append(fetched(client, "Nasty", f"{table.name}.csv?encoding=cp932"))
    taken.append(client.get("/plans/Nasty/data/").content)

    for data in taken:
        for encoding in ("utf-8", "cp932"):
            assert CANARY.encode(encoding) not in data
        assert str(CANARY_NUMBER).encode() not in data
