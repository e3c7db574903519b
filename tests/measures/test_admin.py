"""The page of a measure: its printed sheet, cell by cell."""

import pytest

from measures.models import Measure, Review, Text
from tests.desks import posted
from tests.factories import (
    make_goal,
    make_level,
    make_measure,
    make_review,
    make_text,
)
from tests.measures.sheets import add_row, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


class TestMeasure:
    def test_is_added_under_a_goal_of_the_chosen_plan(self, town, browser):
        above = make_measure(town.plan)
        page = "/admin/measures/measure/add/?plan=kakuu"
        sent = posted(browser.get(page))

        answer = browser.post(
            page,
            {
                **sent,
                "goal": str(above.goal_id),
                "parent": str(above.pk),
                "level": str(make_level(town.plan, 2).pk),
                "code": "m9",
                "title": "新しい事業",
                "is_new": "on",
            },
        )

        assert answer.status_code == 302
        measure = Measure.objects.get(code="m9")
        assert (measure.plan, measure.parent) == (town.plan, above)
        assert str(measure.history.get().history_user) != "None"

    def test_does_not_share_its_code_with_a_goal(self, town, browser):
        measure = make_measure(town.plan)
        sent = posted(browser.get(page_of(measure)))

        answer = browser.post(page_of(measure), {**sent, "code": measure.goal.code})

        assert answer.status_code == 200
        assert answer.context["adminform"].form.errors["code"]

    def test_does_not_stand_under_itself(self, town, browser):
        above = make_measure(town.plan)
        below = make_measure(parent=above)
        sent = posted(browser.get(page_of(above)))

        answers = [
            browser.post(page_of(above), {**sent, "parent": str(it.pk)})
            for it in (above, below)
        ]

        assert [it.status_code for it in answers] == [200, 200]

    def test_is_not_deleted_while_something_stands_under_it(self, town, browser):
        above = make_measure(town.plan)
        make_measure(parent=above)

        answer = browser.post(
            f"/admin/measures/measure/{above.pk}/delete/", {"post": "yes"}
        )

        assert answer.status_code == 200
        assert Measure.objects.count() == 2

    def test_deleted_raises_the_plans_version(self, town, browser):
        measure = make_measure(town.plan)
        town.plan.refresh_from_db()
        before = town.plan.content_version

        browser.post(f"/admin/measures/measure/{measure.pk}/delete/", {"post": "yes"})

        town.plan.refresh_from_db()
        assert town.plan.content_version == before + 1

    def test_shows_its_reviews_which_are_written_on_pages_of_their_own(
        self, town, browser
    ):
        measure = make_measure(town.plan)
        make_review(measure, cause="人手不足")

        shown = browser.get(page_of(measure))
        browser.post(page_of(measure), {**posted(shown), "reviews-0-cause": "書き換え"})

        assert "人手不足" in shown.content.decode()
        assert Review.objects.get().cause == "人手不足"


class TestText:
    def test_is_written_under_its_measure(self, town, browser):
        measure = make_measure(town.plan)

        answer = add_row(
            browser,
            measure,
            "texts",
            kind="summary",
            body="● 相談窓口",
            code="t9",
            position="1",
        )

        assert answer.status_code == 302
        text = Text.objects.get()
        assert (text.plan, text.owner) == (town.plan, measure)

    def test_of_a_plan_or_a_goal_has_a_page_of_its_own(self, town, browser):
        text = make_text(town.plan)
        goal = make_goal(town.plan)
        sent = posted(browser.get(page_of(text)))

        answer = browser.post(page_of(text), {**sent, "goal": str(goal.pk)})

        text.refresh_from_db()
        assert (answer.status_code, text.owner) == (302, goal)

    def test_belongs_to_a_goal_or_a_measure_not_to_both(self, town, browser):
        measure = make_measure(town.plan)
        text = make_text(measure)
        sent = posted(browser.get(page_of(text)))

        answer = browser.post(page_of(text), {**sent, "goal": str(measure.goal_id)})

        assert answer.status_code == 200
