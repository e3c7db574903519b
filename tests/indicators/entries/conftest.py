"""A town in May, with an open round and two editors of one office."""

import pytest

from plans.models import Role
from tests.desks import make_town
from tests.factories import make_indicator, make_round
from tests.indicators.entries.rows import YEAR


@pytest.fixture
def town():
    return make_town("town")


@pytest.fixture
def round_(town):
    return make_round(town.plan, YEAR)


@pytest.fixture
def editor(town):
    return town.user(Role.EDITOR, name="山田")


@pytest.fixture
def colleague(town):
    return town.user(Role.EDITOR, name="鈴木")


@pytest.fixture
def indicator(town):
    return make_indicator(town.plan, department=town.office, unit="人")
