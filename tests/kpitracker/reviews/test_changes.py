"""Reviews that others write too, and reviews of a published year."""

import pytest

from measures.models import Budget, Review
from plans.models import Role
from tests.desks import client_of
from tests.factories import make_actual, make_indicator, make_review
from tests.kpitracker.reviews.pages import page_of, save, sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


class TestConflict:
    def test_the_second_of_two_sees_both_and_decides(self, town, editor, measure):
        make_review(measure, done="前から")
        mine, theirs = sent_by(editor, measure), client_of(town.user(Role.HEAD))
        save(theirs, measure, done="課長の文")

        stale = editor.post(page_of(measure), mine | {"review-done": "私の文"})
        (conflict,) = stale.wsgi_request.conflicts
        kept = editor.post(
            page_of(measure),
            mine | {"review-done": "私の文", "_overwrite": conflict.key},
        )

        assert stale.status_code == 409
        text = stale.content.decode()
        assert "課長の文" in text
        assert "私の文" in text
        assert kept.status_code == 302
        assert Review.objects.get().done == "私の文"

    def test_two_who_begin_one_at_once_do_not_overwrite_each_other(
        self, town, editor, measure
    ):
        mine = sent_by(editor, measure)
        save(client_of(town.user(Role.HEAD)), measure, done="先に書いた")

        answer = editor.post(page_of(measure), mine | {"review-done": "後から"})

        assert answer.status_code == 409
        assert Review.objects.get().done == "先に書いた"


class TestPublishedYear:
    @pytest.fixture(autouse=True)
    def published(self, town):
        make_actual(make_indicator(town.plan), 2022, 12)

    def test_is_closed_to_the_department(self, editor, measure):
        shown = editor.get(page_of(measure))
        answer = editor.post(page_of(measure), {"review-done": "こっそり"})

        assert shown.status_code == 200
        assert not shown.context["may_write"]
        assert answer.status_code == 403
        assert not Review.objects.exists()

    def test_changes_by_planning_with_a_reason_only(self, planner, measure):
        refused = save(planner, measure, done="訂正")
        accepted = save(planner, measure, done="訂正", change_reason="誤記のため")

        assert refused.status_code == 409
        assert refused.context["form"].errors["change_reason"]
        assert accepted.status_code == 302
        assert Review.history.get().history_change_reason == "誤記のため"

    def test_settled_budget_needs_the_reason_as_well(self, planner, measure):
        sent = sent_by(planner, measure) | {"settled-cell": "1000"}

        assert planner.post(page_of(measure), sent).status_code == 409
        sent["review-change_reason"] = "決算の確定"
        assert planner.post(page_of(measure), sent).status_code == 302
        assert Budget.history.get().history_change_reason == "決算の確定"
