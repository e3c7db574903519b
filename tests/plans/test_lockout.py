"""The lockout: how many tries there are, for whom, and for how long."""

from datetime import UTC, datetime, timedelta

import pytest

from plans import lockout
from plans.models import LoginTries

pytestmark = pytest.mark.django_db

START = datetime(2024, 5, 1, 9, tzinfo=UTC)
HERE, THERE = "192.0.2.1", "192.0.2.2"


def tries(count: int, name: str = "kikaku", address=HERE, *, at=START) -> list:
    return [lockout.begin(name, address, at=at) for _number in range(count)]


class TestLockout:
    def test_begins_after_the_fifth_failure(self):
        assert tries(5) == [None] * 5

        assert tries(1) == [timedelta(minutes=15)]

    def test_says_how_long_is_left_and_grows_by_no_further_try(self):
        tries(5)
        tries(3, at=START + timedelta(minutes=5))

        assert tries(1, at=START + timedelta(minutes=6)) == [timedelta(minutes=9)]

    def test_ends_by_itself(self):
        tries(5)

        assert tries(1, at=START + timedelta(minutes=15)) == [None]
        assert LoginTries.objects.get().count == 1

    def test_is_of_one_name_at_one_address(self):
        tries(6)

        assert tries(1, name="tanto") == [None]
        assert tries(1, address=THERE) == [None]
        assert tries(1, address=None) == [None]

    def test_takes_capitals_for_no_other_name(self):
        tries(5)

        assert tries(1, name="KIKAKU") == [timedelta(minutes=15)]

    def test_is_forgotten_after_the_right_password(self):
        tries(4)
        lockout.forget("Kikaku", HERE)

        assert tries(5) == [None] * 5

    def test_knows_the_last_try(self):
        tries(4)
        assert not lockout.is_last("kikaku", HERE)

        tries(1)
        assert lockout.is_last("kikaku", HERE)

    def test_is_as_strict_as_the_installation_wants_it(self, settings):
        settings.LOGIN_TRIES, settings.LOGIN_WAIT_MINUTES = 2, 60

        assert tries(3) == [None, None, timedelta(minutes=60)]
