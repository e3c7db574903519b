"""Goals, measures and texts follow the plan, also beside a published year."""

from datetime import UTC, datetime

import pytest

from tests.factories import make_goal, make_measure, make_plan
from tests.indicators.published import make_confirmed, published
from tests.kpitracker.pages import page

pytestmark = pytest.mark.django_db

IN_APRIL = datetime(2040, 3, 31, 16, tzinfo=UTC)  # 1 April in Japan


def test_the_structure_page_says_of_which_day_they_are(client):
    plan = make_plan("p")
    goal = make_goal(plan)
    make_confirmed(plan).links.create(measure=make_measure(goal=goal))
    published(plan)
    goal.title, goal._history_date = "改めた目標", IN_APRIL
    goal.save()

    text = page(client, "/plans/p/structure/")

    assert "改めた目標" in text
    assert "最終更新日は2040年4月1日です" in text
    assert "公表した年度の値、定義、目標値は公表時のままです" in text
