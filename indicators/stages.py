"""Steps of the round on many values at once: checked, written with history and log."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from operator import attrgetter

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from indicators import tallies
from indicators.courses import CONFIRMED
from indicators.enums import Stage
from indicators.models import Actual, Round, StageChange
from indicators.models.stage_change import submitted
from indicators.workflow import Case, Refused, Step, stage_after
from plans.bulk import BulkWriter, columns_of
from plans.locks import lock_all
from plans.models import Department, Plan, User
from plans.models.among import Among
from plans.rights import Action, Scope, can

ACTIONS = (Action.ENTER, Action.APPROVE, Action.CONFIRM)


@dataclass(slots=True)
class Taken:
    """What came of a step: the values that moved, and why the others did not."""

    moved: list[Actual] = field(default_factory=list)
    refused: list[tuple[Actual, str]] = field(default_factory=list)


def take(
    step: Step,
    shown: Mapping[int, int],
    *,
    user: User,
    at: datetime,
    comment: str = "",
) -> Taken:
    """Take the step with each value that may take it; the others stay as they are.

    ``shown``: ids of actuals with the versions that were looked at. One transaction in
    which their plans are locked; as many queries for one value as for a thousand.
    """
    with transaction.atomic():
        rows = Actual.objects.filter(Among("pk", shown))
        lock_all(set(rows.values_list("indicator__plan", flat=True)))
        bench = Bench(rows, user=user, at=at)
        taken = Taken()
        for actual in bench.actuals:
            try:
                if actual.version != shown[actual.pk]:
                    raise Refused(bench.changed_meanwhile(actual))
                case = bench.case(actual, step=step, comment=comment)
                after = stage_after(step, case)
            except Refused as refusal:
                taken.refused.append((actual, str(refusal)))
            else:
                taken.moved.append(actual)
                bench.note(actual, step=step, after=after, comment=comment)
        bench.write(reason=comment)
    return taken


class Bench:
    """Values with all that decides about their next step, and what is to be written."""

    def __init__(self, rows, *, user: User, at: datetime) -> None:
        self.user, self.at, self.on = user, at, localdate(at)
        self.actuals = list(
            rows.select_related(
                "indicator__plan__organization", "indicator__department"
            ).order_by("indicator__plan", "indicator__position", "fiscal_year")
        )
        self.submissions = submitted(self.actuals)
        self._changes: list[StageChange] = []
        self._actions: dict[Scope, list[Action]] = {}
        self._stages: set[str] = set()

    @cached_property
    def rounds(self) -> dict[tuple[int, int], Round]:
        plans = {actual.indicator.plan_id for actual in self.actuals}
        rows = Round.objects.filter(plan__in=plans)
        return {(row.plan_id, row.fiscal_year): row for row in rows}

    @cached_property
    def _changed_since(self) -> set[int]:
        """Ids of the values that the user changed after they were submitted."""
        ids = [actual.pk for actual in self.actuals]
        rows = Actual.history.filter(Among("id", ids), history_user=self.user)
        since = {
            actual.pk: self.submissions[place].at
            for actual in self.actuals
            if (place := (actual.indicator_id, actual.fiscal_year)) in self.submissions
        }
        return {
            pk
            for pk, when in rows.values_list("id", "history_date")
            if pk in since and when > since[pk]
        }

    def actions(self, actual: Actual) -> list[Action]:
        scope = actual.scope
        if scope not in self._actions:
            self._actions[scope] = [
                action
                for action in ACTIONS
                if can(self.user, action, scope, on=self.on)
            ]
        return self._actions[scope]

    def case(self, actual: Actual, *, step: Step, comment: str) -> Case:
        """What the workflow decides about; ``Refused`` where there is no round."""
        indicator = actual.indicator
        round_ = self.rounds.get((indicator.plan_id, actual.fiscal_year))
        if round_ is None:
            raise Refused(_("This year has no round in this plan."))
        submission = self.submissions.get((indicator.pk, actual.fiscal_year))
        looks = step == Step.APPROVE and actual.pk in self._changed_since
        return Case(
            stage=Stage(actual.stage),
            actions=self.actions(actual),
            has_content=actual.has_value or bool(actual.missing_reason),
            needs_approval=needs_approval(indicator.department),
            submitter_may_approve=_may_be_alone(actual),
            user=self.user.pk,
            submitter=submission and submission.by_id,
            changed_since={self.user.pk} if looks else (),
            opens_on=round_.opens_on,
            closes_on=round_.closes_on,
            on=self.on,
            comment=comment,
        )

    def note(self, actual: Actual, *, step: Step, after: Stage, comment: str) -> None:
        """Keep the step for ``write``; the value itself is brought to the new stage."""
        place = (actual.indicator_id, actual.fiscal_year)
        submission = self.submissions.get(place) if step == Step.APPROVE else None
        self._stages |= {actual.stage, after}
        self._changes.append(
            StageChange(
                indicator=actual.indicator,
                fiscal_year=actual.fiscal_year,
                step=step,
                before=actual.stage,
                after=after,
                by=self.user,
                at=self.at,
                comment=comment.strip(),
                submitter_id=submission and submission.by_id,
                is_alone=bool(submission) and _may_be_alone(actual),
            )
        )
        actual.stage = after.value
        actual.version += 1

    def write(self, *, reason: str) -> None:
        """Values with their history, the log, and the plans' versions and counts."""
        if not self._changes:
            return
        moved = {(one.indicator_id, one.fiscal_year) for one in self._changes}
        row_of = attrgetter(*columns_of(Actual))
        writer = BulkWriter(
            Actual, user_id=self.user.pk, moment=self.at, reason=reason.strip()
        )
        writer.update(
            [
                row_of(actual)
                for actual in self.actuals
                if (actual.indicator_id, actual.fiscal_year) in moved
            ]
        )
        StageChange.objects.bulk_create(self._changes)
        plans = {one.indicator.plan_id for one in self._changes}
        Plan.touch_all(plans)
        if CONFIRMED.isdisjoint(self._stages):
            tallies.carry_over(plans)
            return
        for plan in Plan.objects.filter(pk__in=plans):
            tallies.refresh(plan)

    def changed_meanwhile(self, actual: Actual) -> str:
        last = Actual.history.filter(id=actual.pk).order_by("-history_id").first()
        who = last and last.history_user
        if who is None:
            return _("Changed after you opened the page. Look at it once more.")
        return _(
            "Changed by %(who)s after you opened the page. Look at it once more."
        ) % {"who": who}


def needs_approval(department: Department | None) -> bool:
    """Whether a head is waited for; without a department there is none."""
    return department is not None and department.needs_approval


def _may_be_alone(actual: Actual) -> bool:
    organization = actual.indicator.plan.organization
    return organization is not None and organization.submitter_may_approve
