"""Approving, confirming and returning on the lists of a round; nothing is lost."""

import pytest
from django.utils import timezone

from indicators.enums import Stage
from indicators.models import Actual
from indicators.stages import take
from indicators.workflow import Step
from tests.desks import client_of
from tests.factories import make_actual
from tests.kpitracker.pages import html_of, words
from tests.kpitracker.rounds.town import YEAR, log_of, make_round_town, token

pytestmark = pytest.mark.django_db

APPROVALS = "/en/admin/approvals/"


@pytest.fixture
def here():
    return make_round_town()


def stage_of(actual: Actual) -> str:
    actual.refresh_from_db()
    return actual.stage


class TestSteps:
    def test_the_ticked_values_move_and_the_page_tells_how_many(self, here):
        values = [here.value(Stage.APPROVED) for _ in range(3)]
        sent = {"step": "confirm", "tick": [token(one) for one in values[:2]]}

        answer = client_of(here.planner).post(here.page("values/"), sent, follow=True)

        assert [stage_of(one) for one in values] == [
            "confirmed",
            "confirmed",
            "approved",
        ]
        assert "“Confirm”: done with 2 values." in words(answer.content.decode())

    def test_a_return_needs_a_comment_and_keeps_the_ticks(self, here):
        actual = here.value(Stage.SUBMITTED)
        other = here.value(Stage.SUBMITTED)
        sent = {"step": "return", "tick": token(actual), "comment": "  "}

        answer = client_of(here.planner).post(here.page("values/"), sent)

        assert answer.status_code == 409
        assert "Say why you return it." in words(answer.content.decode())
        ticked = {line.actual: it for line, _why, it in answer.context["lines"]}
        assert ticked == {actual: True, other: False}
        assert log_of(actual) == []

    def test_the_comment_stands_in_the_log(self, here):
        actual = here.value(Stage.CONFIRMED)
        sent = {"step": "return", "tick": token(actual), "comment": "単位は千人では"}

        client_of(here.planner).post(here.page("values/"), sent)

        assert log_of(actual) == [("return", "単位は千人では")]
        assert stage_of(actual) == "draft"

    def test_what_changed_meanwhile_stays_and_says_so_in_its_row(self, here):
        stale, fresh = here.value(Stage.SUBMITTED), here.value(Stage.SUBMITTED)
        sent = {
            "step": "return",
            "tick": [token(stale), token(fresh)],
            "comment": "要確認です",
        }
        Actual.objects.get(pk=stale.pk).save()

        answer = client_of(here.planner).post(here.page("values/"), sent)

        told = words(answer.content.decode())
        assert answer.status_code == 409
        assert (stage_of(stale), stage_of(fresh)) == ("submitted", "draft")
        assert "1 value did not move" in told
        assert "“Return”: done with 1 value." in told
        assert "Changed after you opened the page." in told
        assert "要確認です" in answer.content.decode()
        (again,) = [
            line.asked.token for line, why, _it in answer.context["lines"] if why
        ]
        assert again == f"{stale.pk}.2"

    def test_who_submitted_is_told_that_somebody_else_approves(self, here):
        actual = here.value(Stage.DRAFT)
        shown = {actual.pk: actual.version}
        take(Step.SUBMIT, shown, user=here.head, at=timezone.now())
        actual.refresh_from_db()

        answer = client_of(here.head).post(
            APPROVALS, {"step": "approve", "tick": token(actual)}
        )

        assert "You submitted this value" in words(answer.content.decode())
        assert stage_of(actual) == "submitted"

    def test_a_second_click_does_no_harm(self, here):
        actual = here.value(Stage.APPROVED)
        sent = {"step": "confirm", "tick": token(actual)}
        browser = client_of(here.planner)
        answers = [browser.post(here.page("values/"), sent) for _ in range(2)]
        assert [one.status_code for one in answers] == [302, 302]
        assert log_of(actual) == [("confirm", "")]

    @pytest.mark.parametrize(
        "sent",
        [
            {},
            {"step": "publish", "tick": "1.1"},
            {"step": "submit", "tick": "1.1"},
            {"all": "return", "all-return": "1.1"},
            {"step": "confirm"},
            {"step": "confirm", "tick": "x.1"},
            {"step": "confirm", "tick": ["1", "1.1.1", "9" * 30 + ".1"]},
        ],
    )
    def test_nonsense_moves_nothing(self, here, sent):
        actual = here.value(Stage.CONFIRMED)
        answer = client_of(here.planner).post(here.page("values/"), sent)
        assert answer.status_code == 409
        assert stage_of(actual) == "confirmed"

    def test_a_comment_with_a_hidden_sign_is_refused(self, here):
        actual = here.value(Stage.SUBMITTED)
        sent = {"step": "return", "tick": token(actual), "comment": "a\0b"}
        answer = client_of(here.planner).post(here.page("values/"), sent)
        assert answer.status_code == 409
        assert log_of(actual) == []


class TestConfirmAll:
    def test_one_press_on_the_overview_confirms_a_department(self, here):
        here.town.other_office.needs_approval = False
        here.town.other_office.save()
        approved = [here.value(Stage.APPROVED) for _ in range(3)]
        submitted = here.value(Stage.SUBMITTED)
        without_head = here.value(Stage.SUBMITTED, office=here.town.other_office)
        browser = client_of(here.planner)

        lines = browser.get(here.page()).context["table"].lines
        own, other = ([row.token for row in it.share.confirmable] for it in lines)
        sent = {"all": "confirm", "all-confirm": " ".join(own)}
        answer = browser.post(f"{here.page('values/')}?{lines[0].query}", sent)

        assert answer.status_code == 302
        assert {stage_of(one) for one in approved} == {"confirmed"}
        assert stage_of(submitted) == "submitted"
        assert other == [token(without_head)]

    def test_more_than_a_page_moves_too(self, here, monkeypatch):
        monkeypatch.setattr("kpitracker.views.rounds.LINES_A_PAGE", 1)
        approved = [here.value(Stage.APPROVED) for _ in range(3)]
        sent = {"all": "confirm", "all-confirm": " ".join(map(token, approved))}

        client_of(here.planner).post(here.page("values/"), sent)

        assert {stage_of(one) for one in approved} == {"confirmed"}

    def test_the_list_offers_what_can_be(self, here):
        here.value(Stage.APPROVED)
        here.value(Stage.SUBMITTED)
        answer = client_of(here.planner).get(here.page("values/"))
        (offer,) = answer.context["offers"]
        assert (offer.step, len(offer.tokens)) == ("confirm", 1)


class TestLine:
    def test_shows_what_was_typed_the_year_before_and_what_is_odd(self, here):
        actual = here.value(
            Stage.SUBMITTED, 150, baseline=10, target=20, comment="一桁ちがう"
        )
        make_actual(actual.indicator, YEAR - 1, 14)
        Actual.objects.filter(pk=actual.pk).update(entered="１５０件")

        told = words(html_of(client_of(here.planner), here.page("values/")))

        assert "150件 typed: １５０件" in told
        assert "14件" in told
        assert "Achieved (this year) A" in told
        assert "Look twice: About 10, 100 or 1000 times" in told
        assert "一桁ちがう" in told
