"""How an actual comes from a draft to the public, and back. Pure.

The table below is all there is: what it does not list, nobody may do.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators.enums import Stage
from plans.rights import Action


class Step(TextChoices):
    """What one does with a value that is entered."""

    SUBMIT = "submit", _("Submit")
    WITHDRAW = "withdraw", _("Take back")
    APPROVE = "approve", _("Approve")
    CONFIRM = "confirm", _("Confirm")
    RETURN = "return", _("Return")
    PUBLISH = "publish", _("Publish")


class Transition(NamedTuple):
    """``action``: the right that is needed for this step from this stage."""

    step: Step
    before: Stage
    after: Stage
    action: Action


TRANSITIONS = (
    Transition(Step.SUBMIT, Stage.DRAFT, Stage.SUBMITTED, Action.ENTER),
    Transition(Step.WITHDRAW, Stage.SUBMITTED, Stage.DRAFT, Action.ENTER),
    Transition(Step.APPROVE, Stage.SUBMITTED, Stage.APPROVED, Action.APPROVE),
    # Only where the department does without an approval.
    Transition(Step.CONFIRM, Stage.SUBMITTED, Stage.CONFIRMED, Action.CONFIRM),
    Transition(Step.CONFIRM, Stage.APPROVED, Stage.CONFIRMED, Action.CONFIRM),
    Transition(Step.RETURN, Stage.SUBMITTED, Stage.DRAFT, Action.APPROVE),
    Transition(Step.RETURN, Stage.SUBMITTED, Stage.DRAFT, Action.CONFIRM),
    Transition(Step.RETURN, Stage.APPROVED, Stage.DRAFT, Action.CONFIRM),
    Transition(Step.RETURN, Stage.CONFIRMED, Stage.DRAFT, Action.CONFIRM),
    Transition(Step.PUBLISH, Stage.CONFIRMED, Stage.PUBLISHED, Action.CONFIRM),
)

NOT_FROM_HERE = _("“%(step)s” is not possible from the stage “%(stage)s”.")
NOT_YOURS = _("You may not do this with this value.")
NOTHING_ENTERED = _("Enter a value, or the reason why there is none.")
NOT_OPEN = _("The round is open from %(opens)s to %(closes)s.")
NEEDS_COMMENT = _("Say why you return it.")
OWN_SUBMISSION = _("You submitted this value; somebody else approves it.")
CHANGED_BY_APPROVER = _(
    "You changed this value after it was submitted; somebody else approves it, or you "
    "return it."
)
NEEDS_APPROVAL = _("The head of the department has not approved it yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One value, and who is about to do something with it.

    ``actions``: what this person may do with it. ``submitter`` and ``changed_since``
    (who changed the value after it was submitted) are ids of users.
    """

    stage: Stage
    actions: Collection[Action]
    has_content: bool
    needs_approval: bool
    submitter_may_approve: bool
    user: int
    submitter: int | None = None
    changed_since: Collection[int] = ()
    opens_on: date
    closes_on: date
    on: date
    comment: str = ""


class Refused(Exception):
    """The step cannot be taken; its text says why."""

    def __init__(self, sentence: Promise | str, **params) -> None:
        super().__init__(str(sentence) % params if params else str(sentence))


def stage_after(step: Step, case: Case) -> Stage:
    """The stage to which the step leads; ``Refused`` where it may not be taken."""
    found = [
        one for one in TRANSITIONS if one.step == step and one.before == case.stage
    ]
    if not found:
        raise Refused(NOT_FROM_HERE, step=step.label, stage=case.stage.label)
    allowed = [one for one in found if one.action in case.actions]
    if not allowed:
        raise Refused(NOT_YOURS)
    _check(step, case)
    return allowed[0].after


def steps_from(stage: Stage, actions: Collection[Action]) -> list[Step]:
    """The steps that the rights alone allow, in the order of the way."""
    possible = {
        one.step for one in TRANSITIONS if one.before == stage and one.action in actions
    }
    return [step for step in Step if step in possible]


def _check(step: Step, case: Case) -> None:
    match step:
        case Step.SUBMIT | Step.WITHDRAW:
            _check_open(case)
            if step == Step.SUBMIT and not case.has_content:
                raise Refused(NOTHING_ENTERED)
        case Step.APPROVE:
            _check_other_eyes(case)
        case Step.CONFIRM:
            if case.stage == Stage.SUBMITTED and case.needs_approval:
                raise Refused(NEEDS_APPROVAL)
        case Step.RETURN:
            if not case.comment.strip():
                raise Refused(NEEDS_COMMENT)


class Dates(Protocol):
    """The days of a round, both ends included."""

    opens_on: date
    closes_on: date


def why_closed(round_: Dates, *, on: date, may_confirm: bool) -> str | None:
    """Departments keep to the dates; whoever confirms may still complete a round."""
    if may_confirm or round_.opens_on <= on <= round_.closes_on:
        return None
    return NOT_OPEN % {"opens": round_.opens_on, "closes": round_.closes_on}


def _check_open(case: Case) -> None:
    may_confirm = Action.CONFIRM in case.actions
    if sentence := why_closed(case, on=case.on, may_confirm=may_confirm):
        raise Refused(sentence)


def _check_other_eyes(case: Case) -> None:
    if case.submitter_may_approve:
        return
    if case.user == case.submitter:
        raise Refused(OWN_SUBMISSION)
    if case.user in case.changed_since:
        raise Refused(CHANGED_BY_APPROVER)
