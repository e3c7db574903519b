"""Too many wrong passwords in a row: that name waits, at that address.

Name and address together: a name alone would let anybody lock others out, an address
alone would lock a whole town hall behind one proxy. A try is counted before the
password is looked at, so that tries at the same moment are no way around.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from plans.models import LoginTries

NAME_LENGTH = 150


def begin(username: str, address: str | None, *, at: datetime) -> timedelta | None:
    """Count a try; or, where there were too many, say how long is left to wait."""
    wait = timedelta(minutes=settings.LOGIN_WAIT_MINUTES)
    LoginTries.objects.filter(last_at__lte=at - wait).delete()
    key = {"username": _key(username), "address": address or ""}
    with transaction.atomic():
        counted = LoginTries.objects.select_for_update()
        tries, _is_new = counted.get_or_create(**key, defaults={"last_at": at})
        if tries.count >= settings.LOGIN_TRIES:
            return tries.last_at + wait - at
        tries.count += 1
        tries.last_at = at
        tries.save()
    return None


def is_last(username: str, address: str | None) -> bool:
    """Whether the try that was just counted is the last one for a while."""
    tries = _of(username, address).first()
    return tries is not None and tries.count >= settings.LOGIN_TRIES


def forget(username: str, address: str | None) -> None:
    """Begin to count anew, after the right password."""
    _of(username, address).delete()


def lift(username: str) -> None:
    """Begin to count anew wherever the name failed: it was given a new password."""
    LoginTries.objects.filter(username=_key(username)).delete()


def _of(username: str, address: str | None):
    return LoginTries.objects.filter(username=_key(username), address=address or "")


def _key(username: str) -> str:
    return username.casefold()[:NAME_LENGTH]
