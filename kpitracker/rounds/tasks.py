"""What the rounds that are open ask of the member of staff who looks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest

from indicators.models import Round
from indicators.reports.rounds import OPEN, Answer, Asked, asked
from plans.desks import everywhere, offices, wholly
from plans.rights import Action, departments


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One open round: ``mine`` by how far it has come, and what waits for one's step.

    ``approving`` and ``confirming`` are None for who takes no such step.
    """

    round: Round
    days_left: int
    mine: Counter[Answer]
    enters: bool
    approving: int | None
    confirming: int | None

    @property
    def counts(self) -> list[tuple[Answer, int]]:
        """First what is to do, be it nothing; then the rest where there is any."""
        return [
            (answer, self.mine[answer])
            for answer in Answer
            if self.mine[answer] or answer in OPEN
        ]

    @property
    def to_do(self) -> int:
        return sum(self.mine[answer] for answer in OPEN)

    @property
    def is_nothing(self) -> bool:
        return not (self.mine or self.approving or self.confirming or self.enters)


def rounds_of(request: HttpRequest) -> QuerySet[Round]:
    """Rounds of the organizations in which the user has a desk."""
    rows = Round.objects.select_related("plan__organization")
    if everywhere(request):
        return rows
    return rows.filter(plan__organization__in=offices(request))


def tasks_of(request: HttpRequest, *, on: date) -> list[Task]:
    """The next to close first. Five queries, whatever the number of rounds."""
    rounds = list(rounds_of(request).open_on(on).order_by("closes_on", "pk"))
    if not rounds:
        return []
    sees_all = everywhere(request) or wholly(request, Action.VIEW)
    own = departments(request.user, on=on, action=Action.ENTER)
    rows = asked(rounds, departments=None if sees_all else own)
    tasks = [_task(request, one, rows, own=own, on=on) for one in rounds]
    return [task for task in tasks if not task.is_nothing]


def _task(
    request: HttpRequest, round_: Round, rows: Iterable[Asked], *, own: set, on: date
) -> Task:
    rows = [row for row in rows if row.round.pk == round_.pk]
    organization = round_.plan.organization_id
    enters_all = everywhere(request) or organization in wholly(request, Action.ENTER)
    confirms = everywhere(request) or organization in wholly(request, Action.CONFIRM)
    heads = departments(request.user, on=on, action=Action.APPROVE)
    mine = [row for row in rows if row.indicator.department_id in own]
    waiting = [
        row
        for row in rows
        if row.indicator.department_id in heads and row.answer == Answer.SUBMITTED
    ]
    return Task(
        round=round_,
        days_left=round_.days_left(on),
        mine=Counter(row.answer for row in mine),
        enters=bool(mine) or enters_all,
        approving=len(waiting) if heads else None,
        confirming=sum(row.is_confirmable for row in rows) if confirms else None,
    )
