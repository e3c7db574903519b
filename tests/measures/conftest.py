"""Who opens the admin pages of measures."""

import pytest

from plans.models import Role
from tests.desks import client_of


@pytest.fixture
def browser(town):
    return client_of(town.user(Role.PLANNING))
