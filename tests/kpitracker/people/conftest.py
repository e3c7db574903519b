"""Who brings a sheet of people, and one of those on it."""

import pytest

from plans.models import Role
from tests.desks import client_of
from tests.factories import make_user


@pytest.fixture
def admin(town):
    return town.user(Role.ADMINISTRATOR, username="kanri", name="管理者")


@pytest.fixture
def browser(admin):
    return client_of(admin)


@pytest.fixture
def hanako(town):
    return make_user(
        Role.EDITOR, town.office, username="hanako", name="山田花子", is_staff=True
    )
