"""What a member of staff enters in one round: the rows, the offices, the rights."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.timezone import localdate

from indicators import entries, review_entries
from indicators.models import Indicator, Round
from indicators.reviewing import year_is_published
from kpitracker.rounds.tasks import rounds_of
from plans.admin.choices import is_key
from plans.desks import anywhere, desks
from plans.models import Department
from plans.rights import Action


@dataclass(frozen=True)
class EntryDesk:
    """One round as far as the user of this request enters values in it.

    ``office``: the key of the one department that planners look at, ``ALL``, or blank
    for the user's own.
    """

    ALL = "all"

    request: HttpRequest
    round: Round

    @property
    def user(self):
        return self.request.user

    @cached_property
    def at(self):
        return timezone.now()

    @property
    def mine(self) -> QuerySet[Indicator]:
        """Every indicator of the plan for which the user enters the year's value."""
        return self.round.plan.indicators.asked_of(
            self.user, on=localdate(), fiscal_year=self.round.fiscal_year
        )

    @cached_property
    def offices(self) -> list[Department]:
        """Departments to choose from; one alone is no choice."""
        rows = Department.objects.filter(pk__in=self.mine.values("department"))
        found = list(rows.order_by("code"))
        return found if len(found) > 1 else []

    @cached_property
    def office(self) -> str:
        """The chosen one; at first one's own, or all where one's own has nothing."""
        asked = self.request.GET.get("department", "")
        if is_key(asked) or asked == self.ALL:
            return asked
        own = desks(self.request) & {office.pk for office in self.offices}
        return "" if own or not self.offices else self.ALL

    @property
    def rows(self) -> QuerySet[Indicator]:
        """What stands on the page."""
        if is_key(self.office):
            return self.mine.filter(department=int(self.office))
        if self.office == self.ALL or not self.offices:
            return self.mine
        return self.mine.filter(department__in=desks(self.request))

    @cached_property
    def may_enter(self) -> bool:
        return entries.closed_to(self.round, self.user, at=self.at) is None

    def reviewed(self, measures: list) -> set[int]:
        """Ids of the measures on the page whose review the user writes here."""
        if year_is_published(self.round.plan, self.round.fiscal_year):
            return set()
        among = self.round.plan.measures.filter(pk__in=[it.pk for it in measures])
        return review_entries.written_by(self.round, among, self.user, at=self.at)


def desk_for(request: HttpRequest, code: str, year: int) -> EntryDesk:
    if not anywhere(request, Action.ENTER):
        raise PermissionDenied
    found = rounds_of(request).filter(plan__code=code, fiscal_year=year).first()
    if found is None:
        raise Http404
    return EntryDesk(request, found)
