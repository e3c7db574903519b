"""Every organization keeps somebody who administers it."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from plans.models import Membership, Organization, Role

NOBODY_LEFT = _(
    "From %(day)s on nobody would administer %(organization)s. Leave one system "
    "administrator there."
)
DAY = timedelta(days=1)


class Term(NamedTuple):
    """From when to when somebody administers an organization."""

    organization_id: int
    start: date | None
    end: date | None

    def holds_on(self, day: date) -> bool:
        begun = self.start is None or self.start <= day
        return begun and (self.end is None or self.end >= day)


def left_alone(
    before: Collection[Term], after: Collection[Term], *, on: date
) -> dict[int, date]:
    """Organizations that would be without an administrator, and from which day on.

    Only where there is one today as things stand: the last must not lock everybody
    out. Days on which a term ends are looked at as well.
    """
    alone: dict[int, date] = {}
    for pk in {term.organization_id for term in before}:
        was = [term for term in before if term.organization_id == pk]
        remain = [term for term in after if term.organization_id == pk]
        ends = {term.end + DAY for term in remain if term.end and term.end >= on}
        for day in sorted({on, *ends}):
            if _holds(was, day) and not _holds(remain, day):
                alone[pk] = day
                break
    return alone


def _holds(terms: Iterable[Term], day: date) -> bool:
    return any(term.holds_on(day) for term in terms)


@contextmanager
def kept(organizations: Collection[int], *, on: date) -> Iterator[None]:
    """Refuse what is written meanwhile if it takes the last administrator away.

    Inside a transaction, and one writer at a time for each of the organizations.
    """
    rows = Organization.objects.select_for_update(no_key=True)
    locked = rows.filter(pk__in=organizations).order_by("pk").in_bulk()
    before = _terms(locked)
    yield
    alone = left_alone(before, _terms(locked), on=on)
    if alone:
        raise ValidationError(
            [sentence_of(locked[pk], day) for pk, day in alone.items()]
        )


def sentence_of(organization: Organization, day: date) -> str:
    return str(NOBODY_LEFT) % {"day": localize(day), "organization": organization}


def _terms(organizations: Collection[int]) -> list[Term]:
    """Of accounts that can enter."""
    rows = Membership.objects.filter(
        department__organization__in=organizations,
        role=Role.ADMINISTRATOR,
        user__is_active=True,
        user__is_staff=True,
    )
    paths = ("department__organization_id", "valid_from", "valid_to")
    return list(map(Term._make, rows.values_list(*paths)))
