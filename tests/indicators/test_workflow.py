"""The transition table: what each step needs, and what nobody may do."""

from datetime import date
from itertools import product

import pytest

from indicators.enums import Stage
from indicators.workflow import (
    TRANSITIONS,
    Case,
    Refused,
    Step,
    stage_after,
    steps_from,
)
from plans.rights import Action

pytestmark = pytest.mark.pure

EVERYTHING = [Action.ENTER, Action.APPROVE, Action.CONFIRM]
EDITOR, HEAD, PLANNING = 1, 2, 3


def a_case(stage=Stage.DRAFT, **facts) -> Case:
    """A complete value in an open round, before somebody who may do everything."""
    usual = {
        "actions": EVERYTHING,
        "has_content": True,
        "needs_approval": True,
        "submitter_may_approve": False,
        "user": HEAD,
        "submitter": EDITOR,
        "opens_on": date(2024, 5, 1),
        "closes_on": date(2024, 6, 30),
        "on": date(2024, 5, 20),
        "comment": "確認してください",
    }
    return Case(stage=stage, **usual | facts)


def refusal(step: Step, case: Case) -> str:
    with pytest.raises(Refused) as caught:
        stage_after(step, case)
    return str(caught.value)


def test_the_way_to_the_public():
    stage, way = Stage.DRAFT, []
    for step in [Step.SUBMIT, Step.APPROVE, Step.CONFIRM, Step.PUBLISH]:
        stage = stage_after(step, a_case(stage))
        way.append(stage)
    assert way == [Stage.SUBMITTED, Stage.APPROVED, Stage.CONFIRMED, Stage.PUBLISHED]


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.APPROVED, Stage.CONFIRMED])
def test_returned_from_any_stage_before_published(stage):
    assert stage_after(Step.RETURN, a_case(stage)) == Stage.DRAFT


def test_nothing_leads_away_from_published():
    assert not [one for one in TRANSITIONS if one.before == Stage.PUBLISHED]
    sentence = refusal(Step.RETURN, a_case(Stage.PUBLISHED))
    assert sentence == "“Return” is not possible from the stage “Published”."


def test_what_the_table_does_not_list_is_refused():
    listed = {(one.step, one.before) for one in TRANSITIONS}
    for step, stage in set(product(Step, Stage)) - listed:
        refusal(step, a_case(stage))


def test_each_step_needs_its_right():
    for one in TRANSITIONS:
        others = {
            other.action
            for other in TRANSITIONS
            if (other.step, other.before) == (one.step, one.before)
        }
        lacking = [action for action in EVERYTHING if action not in others]
        sentence = refusal(one.step, a_case(one.before, actions=lacking))
        assert sentence == "You may not do this with this value."


class TestSubmitting:
    def test_needs_a_value_or_a_reason(self):
        sentence = refusal(Step.SUBMIT, a_case(has_content=False))
        assert sentence == "Enter a value, or the reason why there is none."

    @pytest.mark.parametrize("on", [date(2024, 4, 30), date(2024, 7, 1)])
    def test_keeps_to_the_dates(self, on):
        case = a_case(on=on, actions=[Action.ENTER])
        assert refusal(Step.SUBMIT, case) == (
            "The round is open from 2024-05-01 to 2024-06-30."
        )

    @pytest.mark.parametrize("on", [date(2024, 5, 1), date(2024, 6, 30)])
    def test_both_ends_belong_to_the_round(self, on):
        case = a_case(on=on, actions=[Action.ENTER])
        assert stage_after(Step.SUBMIT, case) == Stage.SUBMITTED

    def test_who_confirms_may_complete_a_closed_round(self):
        case = a_case(on=date(2024, 9, 1), actions=[Action.ENTER, Action.CONFIRM])
        assert stage_after(Step.SUBMIT, case) == Stage.SUBMITTED


class TestApproving:
    def test_is_not_for_who_submitted(self):
        case = a_case(Stage.SUBMITTED, user=EDITOR)
        assert refusal(Step.APPROVE, case) == (
            "You submitted this value; somebody else approves it."
        )

    def test_is_not_for_who_changed_what_was_submitted(self):
        case = a_case(Stage.SUBMITTED, changed_since={HEAD})
        assert refusal(Step.APPROVE, case).startswith("You changed this value after")

    def test_is_for_anybody_where_the_organization_says_so(self):
        case = a_case(Stage.SUBMITTED, user=EDITOR, submitter_may_approve=True)
        assert stage_after(Step.APPROVE, case) == Stage.APPROVED


class TestConfirming:
    def test_waits_for_the_approval(self):
        assert refusal(Step.CONFIRM, a_case(Stage.SUBMITTED)) == (
            "The head of the department has not approved it yet."
        )

    def test_a_department_can_do_without(self):
        case = a_case(Stage.SUBMITTED, needs_approval=False)
        assert stage_after(Step.CONFIRM, case) == Stage.CONFIRMED


@pytest.mark.parametrize("comment", ["", "  \n"])
def test_returning_needs_a_comment(comment):
    case = a_case(Stage.SUBMITTED, comment=comment)
    assert refusal(Step.RETURN, case) == "Say why you return it."


def test_steps_follow_the_way():
    assert steps_from(Stage.SUBMITTED, EVERYTHING) == [
        Step.WITHDRAW,
        Step.APPROVE,
        Step.CONFIRM,
        Step.RETURN,
    ]
    assert steps_from(Stage.SUBMITTED, [Action.ENTER]) == [Step.WITHDRAW]
    assert steps_from(Stage.PUBLISHED, EVERYTHING) == []
