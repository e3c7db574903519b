"""A town on the day after a reorganization."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from plans.models import Role
from tests.desks import make_town
from tests.factories import make_user


@pytest.fixture
def town():
    """Its first office ended yesterday; the second one took over."""
    town = make_town("kakuu")
    town.office.valid_to = localdate() - timedelta(days=1)
    town.office.successor = town.other_office
    town.office.save()
    return town


@pytest.fixture
def planner(town):
    """Sits in the office that is still there."""
    return make_user(Role.PLANNING, town.other_office, is_staff=True)
