"""What of a round a member of staff sees, and what one may do in it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from indicators.models import Round
from indicators.reports.round_lines import RoundLine, round_lines
from indicators.reports.rounds import Asked, asked
from indicators.stages import ACTIONS
from plans.admin.choices import in_offices
from plans.desks import allowed, everywhere, wholly
from plans.rights import Action, Scope, departments


@dataclass(frozen=True)
class RoundDesk:
    """A round through the eyes of one member of staff.

    Who reads the whole organization sees every department; others their own.
    """

    request: HttpRequest
    round: Round

    @cached_property
    def sees_all(self) -> bool:
        organization = self.round.plan.organization_id
        return everywhere(self.request) or organization in wholly(
            self.request, Action.VIEW
        )

    @cached_property
    def may_confirm(self) -> bool:
        return allowed(self.request, Action.CONFIRM, self.round)

    @property
    def departments(self) -> Collection[int] | None:
        return None if self.sees_all else own_departments(self.request, Action.VIEW)

    @cached_property
    def rows(self) -> list[Asked]:
        return asked([self.round], departments=self.departments)


def round_desk(request: HttpRequest, pk: int) -> RoundDesk:
    """404 for a round of another town, 403 where one has no department in this one."""
    rounds = Round.objects.select_related("plan__organization")
    rounds = in_offices(rounds, request, organization_path="plan__organization")
    desk = RoundDesk(request, get_object_or_404(rounds, pk=pk))
    if not desk.sees_all and not desk.departments:
        raise PermissionDenied
    return desk


def own_departments(request: HttpRequest, action: Action) -> set[int]:
    return departments(request.user, on=localdate(), action=action)


def lines_for(request: HttpRequest, rows: Collection[Asked]) -> list[RoundLine]:
    """The rows with the steps that this member of staff may take."""
    return round_lines(rows, actions=_actions(request, rows))


def _actions(request: HttpRequest, rows: Iterable[Asked]):
    known: dict[Scope, list[Action]] = {}
    for row in rows:
        if row.actual is None:
            continue
        whose = row.indicator.scope
        if whose not in known:
            known[whose] = [it for it in ACTIONS if allowed(request, it, whose)]
        yield row, known[whose]
