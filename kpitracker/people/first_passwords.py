"""First passwords: made once, shown once, changed by their owner before all else."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.db import transaction

from kpitracker.people.known import People
from plans import audit, lockout
from plans.imports.importer import Reach
from plans.models import AuditAction, User

# Each takes a good part of a second to be made safe to store.
MOST_AT_ONCE = 30
# Nothing that reads like something else on paper.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, LENGTH = 4, 4


@dataclass(frozen=True, slots=True)
class FirstPassword:
    user: User
    password: str


def without_password(reach: Reach) -> list[User]:
    """Accounts wholly one's own that nobody could log in to yet, by login name.

    Who is let in by the web server's word has no password either, and needs none.
    """
    people = People.within(reach, ())
    mine = [one.pk for one in people.persons.values() if people.is_wholly_mine(one)]
    rows = User.objects.filter(pk__in=mine, is_active=True, last_login=None)
    rows = rows.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    oneself = reach.user.pk if reach.user else None
    return list(rows.exclude(pk=oneself).order_by("username"))


def give(chosen: Collection[str], reach: Reach) -> list[FirstPassword]:
    """Passwords for those of the chosen ids that have none; at most so many at once.

    They are stored as hashes alone: whoever calls shows them now, or never.
    """
    wanted = [user for user in without_password(reach) if str(user.pk) in chosen]
    # Before the transaction: it would keep all other writers waiting.
    made = [(user, _made()) for user in wanted[:MOST_AT_ONCE]]
    hashed = [(user, password, make_password(password)) for user, password in made]
    with transaction.atomic():
        return [
            FirstPassword(user, password)
            for user, password, stored in hashed
            if _set(user, stored, reach)
        ]


def _set(user: User, stored: str, reach: Reach) -> bool:
    """Whether it still had none: of two who press at once, one gets the list."""
    rows = User.objects.filter(pk=user.pk)
    rows = rows.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    if not rows.update(password=stored, must_change_password=True):
        return False
    lockout.lift(user.username)
    audit.record(
        AuditAction.PASSWORD_CHANGED,
        user=reach.user,
        organization=audit.home_of(user) or audit.home_of(reach.user),
        thing=user.username,
        detail="first password, by an administrator",
        address=reach.address,
    )
    return True


def _made() -> str:
    groups = (
        "".join(secrets.choice(SIGNS) for _sign in range(LENGTH))
        for _group in range(GROUPS)
    )
    return "-".join(groups)
