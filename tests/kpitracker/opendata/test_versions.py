"""Who has the newest version of a file is not sent it again."""

from datetime import UTC, datetime

import pytest

from indicators.models import Actual
from tests.factories import (
    make_actual,
    make_department,
    make_goal,
    make_indicator,
    make_link,
    make_measure,
    make_organization,
    make_plan,
    make_review,
    make_text,
    saved,
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


class TestWhatNobodyOutsideSees:
    @pytest.mark.parametrize("stage", ["draft", "submitted", "approved", "confirmed"])
    @pytest.mark.parametrize("file", [*FILES, ""])
    def test_is_no_change(self, client, indicator, file, stage):
        known = etag(client, file)
        row = make_actual(indicator, 2022, 2, stage=stage)
        row.comment = "下書き"
        saved(row)

        assert again(client, file, known).status_code == 304

    def test_is_no_change_when_it_is_a_review_or_a_text_of_the_plan(
        self, client, indicator
    ):
        known = etag(client, "package.zip")
        measure = make_measure(indicator.plan)
        after_measure = etag(client, "package.zip")
        make_review(measure, 2022)
        make_text(measure)

        assert known != after_measure == etag(client, "package.zip")


class TestEveryChange:
    def test_counts_also_if_it_was_begun_before_another(self, client, indicator):
        """A long import signs with the moment at which it began."""
        row = indicator.actuals.get()
        row._history_date = datetime(2040, 1, 1, tzinfo=UTC)
        saved(row)
        known = etag(client, "actuals.csv")

        row.value = 3
        row._history_date = datetime(2039, 1, 1, tzinfo=UTC)
        saved(row)

        assert etag(client, "actuals.csv") != known

    def test_counts_where_a_row_takes_the_place_of_another(self, client, indicator):
        known = etag(client, "places.csv")
        link = make_link(indicator, make_goal(indicator.plan))
        other = make_goal(indicator.plan)
        other._history_date = datetime(2040, 1, 1, tzinfo=UTC)
        saved(other)
        linked = etag(client, "places.csv")
        link.delete()
        make_link(indicator, other)

        assert len({known, linked, etag(client, "places.csv")}) == 3

    def test_counts_when_a_value_is_withdrawn(self, client, indicator):
        known = etag(client, "actuals.csv")
        row = indicator.actuals.get()
        row.stage = "draft"
        saved(row)

        assert etag(client, "actuals.csv") != known

    def test_of_another_plan_does_not_count(self, client, indicator):
        known = etag(client, "actuals.csv")
        make_indicator(make_plan("q"), actuals={2021: 1})

        assert etag(client, "actuals.csv") == known

    def test_counts_however_often_a_row_was_saved(self, client, indicator):
        Actual.objects.update(version=2_000_000_000)

        assert etag(client, "actuals.csv")
