"""Whose indicators a member of staff meets first."""

import pytest

from plans.models import Role
from tests.desks import client_of
from tests.factories import make_department, make_indicator

pytestmark = pytest.mark.django_db

LIST = "/admin/indicators/indicator/"


@pytest.fixture
def others(town):
    office = make_department(town.office.organization, name="隣の課")
    make_indicator(town.plan, department=town.office, name="わが課の指標")
    make_indicator(town.plan, department=office, name="よその課の指標")
    return office


def names(browser, **asked) -> list[str]:
    shown = browser.get(LIST, asked).context["cl"].result_list
    return [indicator.name for indicator in shown]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.HEAD])
class TestClerk:
    def test_meets_the_indicators_of_the_own_department(self, town, others, role):
        assert names(client_of(town.user(role))) == ["わが課の指標"]

    def test_may_look_at_all(self, town, others, role):
        seen = names(client_of(town.user(role)), whose="all")

        assert sorted(seen) == ["よその課の指標", "わが課の指標"]

    def test_may_ask_for_another_department(self, town, others, role):
        seen = names(client_of(town.user(role)), department=others.pk)

        assert seen == ["よその課の指標"]


@pytest.mark.parametrize("role", [Role.PLANNING, Role.AUDITOR])
def test_who_reads_all_meets_all(town, others, role):
    assert len(names(client_of(town.user(role)))) == 2
