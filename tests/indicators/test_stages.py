"""Steps of the round on stored values: history, log, versions, rights, queries."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from indicators import stages
from indicators.enums import Stage
from indicators.models import Actual, PlanTally, StageChange
from indicators.workflow import Step
from plans.models import Role
from tests.desks import make_town
from tests.factories import make_actual, make_indicator, make_round

pytestmark = pytest.mark.django_db

IN_MAY = datetime(2024, 5, 20, 3, tzinfo=UTC)


@pytest.fixture
def town():
    town = make_town("town")
    make_round(town.plan, 2023)
    return town


@pytest.fixture
def editor(town):
    return town.user(Role.EDITOR)


@pytest.fixture
def head(town):
    return town.user(Role.HEAD)


@pytest.fixture
def planner(town):
    return town.user(Role.PLANNING)


def a_value(town, entered=15, *, stage=Stage.DRAFT, office=None, **facts) -> Actual:
    indicator = make_indicator(town.plan, department=office or town.office)
    return make_actual(indicator, 2023, entered, stage=stage, **facts)


def take(step, *actuals, user, **options) -> stages.Taken:
    shown = {actual.pk: actual.version for actual in actuals}
    taken = stages.take(step, shown, user=user, **{"at": IN_MAY, **options})
    for actual in actuals:
        actual.refresh_from_db()
    return taken


def why(taken: stages.Taken) -> list[str]:
    return [sentence for _actual, sentence in taken.refused]


def test_a_value_goes_all_the_way(town, editor, head, planner):
    actual = a_value(town)
    for step, user in [
        (Step.SUBMIT, editor),
        (Step.APPROVE, head),
        (Step.CONFIRM, planner),
        (Step.PUBLISH, planner),
    ]:
        assert take(step, actual, user=user).moved
    assert (actual.stage, actual.version) == (Stage.PUBLISHED, 5)
    log = StageChange.objects.values_list("step", "before", "after", "by")
    assert list(log) == [
        ("submit", "draft", "submitted", editor.pk),
        ("approve", "submitted", "approved", head.pk),
        ("confirm", "approved", "confirmed", planner.pk),
        ("publish", "confirmed", "published", planner.pk),
    ]
    history = actual.history.order_by("history_id").values_list("stage", "version")
    assert list(history)[1:] == [
        ("submitted", 2),
        ("approved", 3),
        ("confirmed", 4),
        ("published", 5),
    ]


def test_some_move_and_the_others_say_why(town, editor):
    whole, blank = a_value(town), a_value(town, None)
    elsewhere = a_value(town, office=town.other_office)
    taken = take(Step.SUBMIT, whole, blank, elsewhere, user=editor)
    assert taken.moved == [whole]
    assert why(taken) == [
        "Enter a value, or the reason why there is none.",
        "You may not do this with this value.",
    ]
    assert {whole.stage, blank.stage, elsewhere.stage} == {"submitted", "draft"}


def test_a_reason_for_no_value_is_enough(town, editor):
    assert take(Step.SUBMIT, a_value(town, "collecting"), user=editor).moved


def test_what_changed_meanwhile_stays(town, editor):
    actual = a_value(town)
    Actual.objects.get(pk=actual.pk).save()
    taken = take(Step.SUBMIT, actual, user=editor)
    assert not taken.moved
    assert why(taken) == ["Changed after you opened the page. Look at it once more."]


def test_without_a_round_there_are_no_steps(town, editor):
    actual = make_actual(
        make_indicator(town.plan, department=town.office), 2022, 1, stage="draft"
    )
    taken = take(Step.SUBMIT, actual, user=editor)
    assert why(taken) == ["This year has no round in this plan."]


class TestFourEyes:
    def test_who_submitted_does_not_approve(self, town, head):
        actual = a_value(town)
        take(Step.SUBMIT, actual, user=head)
        taken = take(Step.APPROVE, actual, user=head)
        assert why(taken) == ["You submitted this value; somebody else approves it."]

    def test_nor_who_changed_it_since(self, town, editor, head):
        actual = a_value(town)
        take(Step.SUBMIT, actual, user=editor)
        actual._history_user = head
        actual.value += 1
        actual.save()
        taken = take(Step.APPROVE, actual, user=head)
        assert why(taken)[0].startswith("You changed this value after")

    def test_unless_the_organization_switches_it_off(self, town, head):
        town.organization.submitter_may_approve = True
        town.organization.save()
        actual = a_value(town)
        take(Step.SUBMIT, actual, user=head)
        assert take(Step.APPROVE, actual, user=head).moved
        assert StageChange.objects.last().is_alone


def test_a_department_can_do_without_approval(town, editor, planner):
    town.office.needs_approval = False
    town.office.save()
    actual = a_value(town)
    take(Step.SUBMIT, actual, user=editor)
    assert take(Step.CONFIRM, actual, user=planner).moved


def test_without_a_department_no_head_is_waited_for(town, planner):
    actual = make_actual(make_indicator(town.plan), 2023, 1, stage="draft")
    take(Step.SUBMIT, actual, user=planner)
    assert take(Step.CONFIRM, actual, user=planner).moved


def test_a_return_tells_why(town, editor, planner):
    actual = a_value(town, stage=Stage.CONFIRMED)
    take(Step.RETURN, actual, user=planner, comment=" 単位を確認してください ")
    assert actual.stage == Stage.DRAFT
    assert StageChange.objects.get().comment == "単位を確認してください"
    record = actual.history.latest("history_id")
    assert record.history_change_reason == "単位を確認してください"


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("is_a_step", {"step": Step.PUBLISH, "after": Stage.PUBLISHED}),
        ("returns_with_a_comment", {"step": Step.RETURN, "after": Stage.DRAFT}),
        ("has_four_eyes", {"step": Step.APPROVE, "after": Stage.APPROVED}),
    ],
)
def test_the_database_takes_no_other_step(town, head, name, facts):
    indicator = make_indicator(town.plan)
    usual = {"fiscal_year": 2023, "before": Stage.SUBMITTED, "by": head}
    with (
        pytest.raises(IntegrityError, match=f"stage_change_{name}"),
        transaction.atomic(),
    ):
        StageChange.objects.create(
            indicator=indicator, submitter=head, at=IN_MAY, **usual | facts
        )


@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET after = 'draft'", "DELETE FROM {}"]
)
def test_the_log_is_never_changed(town, editor, statement):
    take(Step.SUBMIT, a_value(town), user=editor)
    table = StageChange._meta.db_table
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


def test_counts_follow_what_is_confirmed(town, planner):
    actual = a_value(town, stage=Stage.APPROVED)
    take(Step.CONFIRM, actual, user=planner)
    town.plan.refresh_from_db()
    tally = PlanTally.objects.get(audience="internal", fiscal_year=2023)
    assert (tally.content_version, tally.not_judged) == (town.plan.content_version, 0)


def queries_of(step, actuals, **options) -> int:
    with CaptureQueriesContext(connection) as captured:
        take_only(step, actuals, **options)
    return len(captured)


def take_only(step, actuals, *, user):
    shown = {actual.pk: actual.version for actual in actuals}
    assert len(stages.take(step, shown, user=user, at=IN_MAY).moved) == len(actuals)


def test_as_many_queries_for_a_value_as_for_many(town, editor):
    one = [a_value(town)]
    many = [a_value(town) for _ in range(12)]
    # SQLite brings rows one by one, in one prepared statement that counts once.
    assert queries_of(Step.SUBMIT, one, user=editor) == queries_of(
        Step.SUBMIT, many, user=type(editor).objects.get(pk=editor.pk)
    )


def test_days_left():
    round_ = make_round(make_town("days").plan, 2023)
    days = {day: round_.days_left(date(2024, 6, day)) for day in (1, 29, 30)}
    assert days == {1: 30, 29: 2, 30: 1}
    assert round_.days_left(date(2024, 7, 1)) == 0
    assert round_.state(date(2024, 4, 30)) == "coming"
    assert round_.state(date(2024, 5, 1)) == "open"
    assert round_.state(date(2024, 7, 1)) == "closed"
