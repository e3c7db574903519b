"""Tries that arrive at the same moment are no way around the lockout."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from django.utils import timezone

from plans import lockout
from plans.models import LoginTries

AT_ONCE = 20


def test_no_more_are_let_through_than_one_after_the_other(committed):
    now = timezone.now()

    def begin(_number: int):
        try:
            return lockout.begin("kikaku", "192.0.2.1", at=now)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        waits = list(pool.map(begin, range(AT_ONCE)))

    assert waits.count(None) == 5
    assert LoginTries.objects.get().count == 5
