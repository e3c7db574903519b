"""Populations in the admin: typed as staff type numbers, one town's own."""

import pytest

from plans.models import Population, Role
from tests.desks import client_of, make_town
from tests.populations import make_population

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]

ADD = "/admin/plans/population/add/"


def typed(town, people: str) -> dict[str, str]:
    return {
        "organization": town.organization.pk,
        "counted_on": "2024-01-01",
        "people": people,
        "source": "住民基本台帳",
        "version": "1",
    }


class TestPeople:
    def test_are_read_as_staff_type_them(self):
        town = make_town("kakuu")
        browser = client_of(town.user(Role.PLANNING))

        browser.post(ADD, typed(town, "１１，８４２人"))

        row = Population.objects.get()
        assert (row.people, row.fiscal_year) == (11842, 2023)

    @pytest.mark.parametrize("people", ["11.5", "△3", "多数", "99999999999"])
    def test_that_are_no_count_are_refused_in_a_sentence(self, people):
        town = make_town("kakuu")
        browser = client_of(town.user(Role.PLANNING))

        answer = browser.post(ADD, typed(town, people))

        assert answer.context["errors"]
        assert not Population.objects.exists()


def test_nobody_counts_the_people_of_another_town():
    town, other = make_town("kakuu"), make_town("tonari", name="となり")
    make_population(other.organization)
    browser = client_of(town.user(Role.PLANNING))

    answer = browser.post(ADD, typed(other, "5"))

    assert answer.context["errors"]
    assert Population.objects.count() == 1
