"""Whose rows one reads and writes, whatever is posted."""

import pytest
from django.test import Client

from measures.models import Review
from plans.models import Role
from tests.desks import client_of, make_town
from tests.factories import make_goal, make_indicator, make_measure, make_user
from tests.kpitracker.entry.pages import (
    PAGE,
    YEAR,
    draft,
    open_round,
    page_of,
    press,
    review,
    send,
    stored,
    value,
)

pytestmark = pytest.mark.django_db

SECRET = "他課だけの秘密"


@pytest.fixture
def secret(other):
    draft(other, comment=SECRET)
    return other


@pytest.fixture
def elsewhere():
    """Another town's round, with a draft."""
    town = make_town("other")
    open_round(town.plan)
    measure = make_measure(goal=make_goal(town.plan), department=town.office)
    one = make_indicator(on=measure, name=SECRET, department=town.office)
    draft(one, comment=SECRET)
    return one


def test_another_office_is_never_on_the_page(editor, indicator, secret):
    for asked in ("", "all", str(secret.department_id)):
        shown = page_of(editor.get(PAGE, {"department": asked}))
        assert SECRET not in shown
        assert secret.name not in shown


@pytest.mark.parametrize("through", [press, send])
def test_a_crafted_post_writes_and_tells_nothing(
    editor, indicator, secret, elsewhere, through
):
    for one in (secret, elsewhere):
        for version in (0, 1):
            answer = through(editor, value(one, "1", version=version))
            assert SECRET not in page_of(answer)
            assert stored(one).value == 15
            assert stored(one).version == 1


def test_no_step_is_taken_with_another_office_s_row(editor, indicator, secret):
    for do in (f"submit:{secret.pk}", f"withdraw:{secret.pk}", "submit"):
        answer = press(editor, value(secret, "15", version=1), do=do)
        assert SECRET not in page_of(answer)
        assert stored(secret).stage == "draft"


def test_another_office_s_cell_is_not_read(editor, indicator, secret, elsewhere):
    for one in (secret, elsewhere):
        posted = {"indicator": one.pk, "cell": "1"}
        assert editor.post(f"{PAGE}read/", posted).status_code == 404


def test_a_review_of_another_office_is_not_written(editor, town, indicator):
    measure = make_measure(town.plan, department=town.other_office)

    assert press(editor, review(measure, cause="x")).status_code == 409
    assert not Review.objects.exists()


@pytest.mark.parametrize("path", ["", "save/", "read/"])
def test_another_town_s_round_is_not_there(editor, elsewhere, path):
    page = f"/admin/entry/other/{YEAR}/{path}"

    assert editor.post(page).status_code == 404
    assert editor.get(f"/admin/entry/other/{YEAR}/").status_code == 404


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize("path", ["", "save/", "read/"])
def test_who_enters_nothing_is_kept_out(town, indicator, role, path):
    browser = client_of(town.user(role))

    assert browser.post(f"{PAGE}{path}").status_code == 403
    assert browser.get(PAGE).status_code == 403
    assert browser.get("/admin/entry/").status_code == 403


@pytest.mark.parametrize("path", ["", "save/", "read/"])
def test_who_is_not_logged_in_is_led_to_the_login(indicator, path):
    for browser in (Client(), client_of(make_user(Role.VIEWER, indicator.department))):
        answer = browser.post(f"{PAGE}{path}")
        assert answer.status_code == 403 or 'name="password"' in page_of(answer)
        assert not indicator.actuals.exists()
