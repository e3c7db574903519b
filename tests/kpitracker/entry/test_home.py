"""The staff's home: what the open rounds ask of whom."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from plans.models import Role
from tests.desks import client_of
from tests.factories import make_actual, make_indicator, make_plan, make_round
from tests.kpitracker.entry.pages import PAGE, YEAR, draft, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]

NOTHING = "入力や確認が必要なものはありません"


def tasks(browser):
    return browser.get("/admin/").context["tasks"]


def test_counts_what_is_mine_and_leads_to_it(editor, town, indicator, other):
    entered = make_indicator(town.plan, department=town.office)
    draft(entered)

    (task,) = tasks(editor)

    assert task.to_do == 2
    assert [count for _answer, count in task.counts] == [1, 1, 0]
    assert task.days_left == 1
    shown = page_of(editor.get("/admin/"))
    assert f'href="{PAGE}"' in shown
    assert "あと1日" in shown


def test_a_head_sees_what_waits_for_approval(town, indicator):
    make_actual(indicator, YEAR, 12, stage="submitted")

    (task,) = tasks(client_of(town.user(Role.HEAD)))

    assert (task.approving, task.to_do) == (1, 0)


def test_the_planning_section_sees_what_waits_for_confirmation(
    planner, indicator, other
):
    make_actual(other, YEAR, 12, stage="approved")

    (task,) = tasks(planner)

    assert (task.confirming, task.enters) == (1, True)


def test_nothing_to_do_says_so(editor, town):
    assert NOTHING in page_of(editor.get("/admin/"))


def test_closed_rounds_and_other_towns_ask_nothing(editor, round_, indicator):
    round_.opens_on = round_.closes_on = localdate() - timedelta(days=1)
    round_.save()

    assert tasks(editor) == []


def test_asks_as_much_for_one_round_as_for_many(editor, town, indicator):
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            editor.get("/admin/")
        return len(asked)

    questions()  # a browser's first visit asks more
    few, today = questions(), localdate()
    for _number in range(5):
        plan = make_plan(organization=town.organization)
        make_round(plan, YEAR, opens_on=today, closes_on=today)
        make_indicator(plan, department=town.office)

    assert questions() == few
    assert len(tasks(editor)) == 6


def test_several_rounds_are_offered_to_choose_from(editor, town, indicator):
    today = localdate()
    plan = make_plan("second", organization=town.organization)
    make_round(plan, YEAR, opens_on=today, closes_on=today)
    make_indicator(plan, department=town.office)

    shown = page_of(editor.get("/admin/entry/"))

    assert PAGE in shown
    assert f"/admin/entry/second/{YEAR}/" in shown
