"""Who has the newest version of a file is not sent it again."""

import pytest

from tests.factories import (
    make_actual,
    make_department,
    make_indicator,
    make_organization,
    make_plan,
)

pytestmark = pytest.mark.django_db

FILES = [
    "actuals.csv",
    "actuals.csv?encoding=cp932",
    "actuals.xlsx",
    "datapackage.json",
    "package.zip",
]


@pytest.fixture
def town():
    return make_organization("架空市")


@pytest.fixture
def indicator(town):
    plan = make_plan("p", organization=town)
    department = make_department(town, name="企画課")
    return make_indicator(plan, department=department, actuals={2021: 1})


def etag(client, file: str) -> str:
    return client.get(f"/plans/p/data/{file}")["ETag"]


def again(client, file: str, known: str):
    return client.get(f"/plans/p/data/{file}", headers={"if-none-match": known})


@pytest.mark.parametrize("file", [*FILES, ""])
class TestEveryFile:
    def test_is_not_sent_twice(self, client, indicator, file):
        known = etag(client, file)

        response = again(client, file, known)

        assert response.status_code == 304
        assert response["ETag"] == known
        assert b"".join(response) == b""

    def test_is_sent_again_after_a_change(self, client, indicator, file):
        known = etag(client, file)
        make_actual(indicator, 2022, 2)

        assert again(client, file, known).status_code == 200


def test_each_file_has_a_version_of_its_own(client, indicator):
    assert len({etag(client, file) for file in FILES}) == len(FILES)


def test_files_are_asked_about_each_time(client, indicator):
    response = client.get("/plans/p/data/actuals.csv")

    assert response["Cache-Control"] == "public, no-cache"


def test_a_new_name_of_the_town_or_its_office_is_a_change(client, town, indicator):
    known = etag(client, "actuals.csv")

    town.name = "新架空市"
    town.save()
    renamed = etag(client, "actuals.csv")
    department = indicator.department
    department.name = "政策課"
    department.save()

    assert len({known, renamed, etag(client, "actuals.csv")}) == 3


def test_a_file_that_is_known_is_not_read(
    client, indicator, django_assert_max_num_queries
):
    known = etag(client, "package.zip")

    with django_assert_max_num_queries(3):
        again(client, "package.zip", known)
