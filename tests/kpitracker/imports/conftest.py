"""A town whose planner brings a sheet of one indicator; figures of the long runs."""

from collections import Counter

import pytest
from django.db import connection

from plans.models import Role
from tests.desks import client_of, make_town
from tests.factories import make_actual, make_indicator
from tests.long import tell


@pytest.fixture
def town():
    return make_town("a")


@pytest.fixture
def indicator(town):
    """k, with a draft of 10 for 2022."""
    made = make_indicator(town.plan, code="k", unit="人", department=town.office)
    make_actual(made, 2022, 10, stage="draft")
    return made


@pytest.fixture
def browser(town):
    return client_of(town.user(Role.PLANNING))


@pytest.fixture(scope="module")
def tally(request):
    """How the cases of a module ended, counted."""
    counted: Counter[str] = Counter()
    yield counted
    tell(request.config, f"{request.module.__name__} {connection.vendor} {counted}")
