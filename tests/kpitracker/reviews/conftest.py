"""A measure that is reviewed, and two who do so."""

import pytest

from plans.models import Role
from tests.desks import client_of
from tests.factories import make_actual, make_indicator, make_measure


@pytest.fixture
def measure(town):
    """With one indicator that is behind (C) by a value that is submitted."""
    measure = make_measure(town.plan, department=town.office, title="子育て支援")
    indicator = make_indicator(on=measure, department=town.office)
    make_actual(indicator, 2022, 11, stage="submitted")
    return measure


@pytest.fixture
def editor(town):
    return client_of(town.user(Role.EDITOR))


@pytest.fixture
def planner(town):
    return client_of(town.user(Role.PLANNING))
