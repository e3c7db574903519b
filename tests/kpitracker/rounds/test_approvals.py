"""What waits for a head: of the own department, in every round, and nobody else's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators.enums import Stage
from indicators.stages import take
from indicators.workflow import Step
from plans.models import Role
from tests.desks import client_of
from tests.factories import make_user
from tests.kpitracker.pages import html_of, words
from tests.kpitracker.rounds.town import log_of, make_round_town, token

pytestmark = pytest.mark.django_db

APPROVALS = "/en/admin/approvals/"


@pytest.fixture
def here():
    return make_round_town()


class TestApprovals:
    def test_shows_what_waits_in_all_rounds_of_the_own_department(self, here):
        waits = here.value(Stage.SUBMITTED, name="待つ指標")
        here.value(Stage.DRAFT, name="まだの指標")
        here.value(Stage.SUBMITTED, office=here.town.other_office, name="他課の指標")
        browser = client_of(here.head)

        told = words(html_of(browser, APPROVALS))
        browser.post(APPROVALS, {"all": "approve", "all-approve": token(waits)})

        assert "待つ指標" in told
        assert "まだの指標" not in told
        assert "他課の指標" not in told
        assert _stage_of(waits) == "approved"
        assert "Nothing waits for your approval." in html_of(browser, APPROVALS)

    def test_a_head_returns_with_a_comment(self, here):
        actual = here.value(Stage.SUBMITTED)
        sent = {"step": "return", "tick": token(actual), "comment": "根拠を添えて"}
        client_of(here.head).post(APPROVALS, sent)
        assert log_of(actual) == [("return", "根拠を添えて")]

    def test_what_was_taken_back_meanwhile_says_so(self, here):
        actual = here.value(Stage.SUBMITTED, name="取り下げられた指標")
        sent = {"step": "approve", "tick": token(actual)}
        shown = {actual.pk: actual.version}
        take(Step.WITHDRAW, shown, user=here.editor, at=timezone.now())

        told = words(client_of(here.head).post(APPROVALS, sent).content.decode())

        assert "取り下げられた指標" in told
        assert "Changed by kakuu 入力 after you opened the page." in told

    def test_says_which_ones_somebody_else_approves(self, here):
        actual = here.value(Stage.DRAFT)
        here.value(Stage.SUBMITTED)
        shown = {actual.pk: actual.version}
        take(Step.SUBMIT, shown, user=here.head, at=timezone.now())

        told = words(html_of(client_of(here.head), APPROVALS))

        assert told.count("You submitted this value; somebody else approves it.") == 1

    def test_is_for_heads_alone(self, here):
        for user in (here.editor, here.planner, here.town.user(Role.AUDITOR)):
            for method in ("get", "post"):
                answer = getattr(client_of(user), method)(APPROVALS)
                assert answer.status_code == 403

    def test_another_departments_head_moves_nothing_here(self, here):
        actual = here.value(Stage.SUBMITTED, name="秘密の指標")
        other = make_user(Role.HEAD, here.town.other_office, is_staff=True)
        answer = client_of(other).post(
            APPROVALS, {"step": "approve", "tick": token(actual)}, follow=True
        )
        assert _stage_of(actual) == "submitted"
        assert "秘密の指標" not in answer.content.decode()

    def test_as_many_queries_for_many_as_for_few(self, here):
        def count() -> int:
            with CaptureQueriesContext(connection) as captured:
                browser.get(APPROVALS)
            return len(captured)

        browser = client_of(here.head)
        here.value(Stage.SUBMITTED)
        count()
        few = count()
        for _ in range(8):
            here.value(Stage.SUBMITTED)
        assert count() == few


def _stage_of(actual) -> str:
    actual.refresh_from_db()
    return actual.stage
