"""The history on an indicator's page: complete, for staff alone, in few queries."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators.enums import Stage
from indicators.publishing import publish
from indicators.stages import take
from indicators.workflow import Step
from plans.models import Role
from tests.desks import client_of
from tests.factories import make_target, make_user
from tests.kpitracker.pages import html_of, words
from tests.kpitracker.rounds.town import make_round_town

pytestmark = pytest.mark.django_db

HEADING = "History (internal)"


@pytest.fixture
def here():
    return make_round_town(visibility="public")


@pytest.fixture
def actual(here):
    return here.value(Stage.DRAFT, 15, code="k1")


def step(actual, kind, user, comment="") -> None:
    actual.refresh_from_db()
    shown = {actual.pk: actual.version}
    at = timezone.now()
    assert take(kind, shown, user=user, at=at, comment=comment).moved
    actual.refresh_from_db()


def page(user=None) -> str:
    browser = client_of(user) if user else Client()
    return html_of(browser, "/en/plans/kakuu/indicators/k1/")


def test_tells_who_changed_what_from_what_to_what_and_why(here, actual):
    actual._history_user = here.editor
    actual._change_reason = "転記の誤り"
    actual.value = 17
    actual.save()
    step(actual, Step.SUBMIT, here.editor)
    step(actual, Step.RETURN, here.planner, "単位を確認")

    told = words(page(here.planner))

    assert "kakuu 入力 Actual: 指標 1 2023 Actual value: 15 → 17 転記の誤り" in told
    assert "kakuu 入力 Stage change: 指標 1 2023 Submit: Draft → Submitted" in told
    assert (
        "kakuu 企画 Stage change: 指標 1 2023 Return: Submitted → Draft 単位を確認"
        in told
    )
    assert told.count("Submitted → Draft") == 1


def test_tells_of_targets_and_the_indicator(here, actual):
    make_target(actual.indicator, 30, target_year=2023, reason="見直し")
    actual.indicator.refresh_from_db()
    actual.indicator.baseline_value = 11
    actual.indicator.save()

    told = words(page(here.editor))

    assert "Baseline: 10 → 11" in told
    assert "Reason: 見直し" in told


def test_is_for_those_who_work_on_it_alone(here, actual):
    other_editor = make_user(Role.EDITOR, here.town.other_office, is_staff=True)
    there = make_round_town("betsu", name="別")
    readers = [here.town.user(Role.VIEWER), other_editor, there.planner, None]
    for reader in readers:
        assert HEADING not in page(reader)
    for reader in (here.editor, here.head, here.planner, here.town.user(Role.AUDITOR)):
        assert HEADING in page(reader)


def test_is_shown_beside_a_year_that_does_not_know_the_indicator(here):
    here.value(Stage.CONFIRMED, 15, code="k2")
    publish(here.town.plan, 2023, user=None)
    here.value(Stage.DRAFT, 15, code="k1")

    told = words(page(here.editor))

    assert "was not yet part of the plan" in told
    assert HEADING in told
    assert "Indicator: 指標" in told
    assert HEADING not in page()


def test_as_many_queries_for_a_long_history_as_for_a_short_one(here, actual):
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            browser.get("/en/plans/kakuu/indicators/k1/")
        return len(captured)

    browser = client_of(here.planner)
    make_target(actual.indicator, 30, target_year=2023)
    step(actual, Step.SUBMIT, here.editor)
    count()
    short = count()
    for _ in range(3):
        step(actual, Step.WITHDRAW, here.editor)
        actual.value += 1
        actual.save()
        step(actual, Step.SUBMIT, here.editor)
    make_target(actual.indicator, 31, target_year=2022)

    assert count() == short
