"""A round's overview and its lists: who sees what, and which numbers stand there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.enums import Stage
from indicators.stages import take
from indicators.workflow import Step
from plans.models import Role
from tests.desks import client_of
from tests.factories import make_actual, make_indicator, make_user
from tests.kpitracker.pages import html_of, words
from tests.kpitracker.rounds.town import YEAR, log_of, make_round_town, token

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return make_round_town()


def numbers_of(response) -> dict[str, dict[str, int]]:
    """Counts above 0 by department and answer, as the table shows them."""
    table = response.context["table"]
    return {
        str(line.department): {
            cell.answer.value: cell.count for cell in line.cells if cell.count
        }
        for line in table.lines
    }


class TestOverview:
    def test_counts_departments_by_stage(self, here):
        town = here.town
        here.value(Stage.DRAFT)
        here.value(Stage.DRAFT, None)  # a row in which nothing is said
        here.value(Stage.SUBMITTED)
        here.value(Stage.CONFIRMED, office=town.other_office)
        make_indicator(town.plan, department=town.office)
        make_indicator(
            town.plan, department=town.office, survey_every=5, survey_first=2021
        )
        make_indicator(town.plan, lifecycle="ended", lifecycle_from=YEAR)
        make_indicator(town.plan)

        answer = client_of(here.planner).get(here.page())

        assert numbers_of(answer) == {
            "架空課": {"empty": 2, "draft": 1, "submitted": 1, "not_due": 1},
            "架空室": {"confirmed": 1},
            "None": {"empty": 1},
        }
        assert "10 days left" in words(answer.content.decode())

    def test_a_number_leads_to_what_it_counts(self, here):
        here.value(Stage.SUBMITTED, name="出した指標")
        here.value(Stage.DRAFT, name="下書きの指標")
        browser = client_of(here.planner)

        table = browser.get(here.page()).context["table"]
        cell = next(one for one in table.lines[0].cells if one.answer == "submitted")
        told = words(html_of(browser, f"{here.page('values/')}?{cell.query}"))

        assert "出した指標" in told
        assert "下書きの指標" not in told

    def test_tells_what_is_returned_and_by_whom(self, here):
        actual = here.value(Stage.SUBMITTED, name="疑わしい指標")
        browser = client_of(here.planner)
        sent = {"step": "return", "tick": token(actual), "comment": "単位を確認"}
        browser.post(here.page("values/"), sent)

        told = words(html_of(browser, here.page()))

        assert "疑わしい指標 架空課 kakuu 企画" in told
        assert "単位を確認" in told
        assert numbers_of(browser.get(here.page())) == {"架空課": {"returned": 1}}

    def test_what_is_submitted_again_is_no_longer_returned(self, here):
        actual = here.value(Stage.SUBMITTED)
        at = here.round.history.latest().history_date
        for step, user in [
            (Step.RETURN, here.planner),
            (Step.SUBMIT, here.editor),
            (Step.WITHDRAW, here.editor),
        ]:
            actual.refresh_from_db()
            shown = {actual.pk: actual.version}
            assert take(step, shown, user=user, at=at, comment="見直し").moved

        answer = client_of(here.planner).get(here.page())

        assert numbers_of(answer) == {"架空課": {"draft": 1}}

    def test_tells_what_happened_since_yesterday(self, here):
        actual = here.value(Stage.SUBMITTED, 15, name="動いた指標")
        browser = client_of(here.head)
        browser.post(here.page("values/"), {"step": "approve", "tick": token(actual)})

        happened = browser.get(here.page()).context["happened"]

        assert [(one.step, str(one.by)) for one in happened] == [
            (Step.APPROVE, "kakuu 課長"),
            (None, "None"),
        ]
        assert happened[1].values == ((actual.indicator, "15件"),)

    def test_names_departments_that_have_entered_nothing(self, here):
        here.value(Stage.DRAFT)
        make_indicator(here.town.plan, department=here.town.other_office)

        table = client_of(here.planner).get(here.page()).context["table"]

        assert [str(line.department) for line in table.silent] == ["架空室"]

    def test_says_what_the_round_asks_and_what_it_leaves_out(self, here):
        plan = here.town.plan
        here.value()
        make_indicator(plan, name="宙に浮く指標")
        make_indicator(plan, name="隔年の指標", survey_every=2, survey_first=2022)
        make_indicator(plan, name="終えた指標", lifecycle="ended", lifecycle_from=YEAR)
        make_indicator(plan, name="後で終える", lifecycle="ended", lifecycle_from=2024)

        ask = client_of(here.planner).get(here.page()).context["ask"]

        assert ask.count == 1
        assert [one.name for one in ask.homeless] == ["宙に浮く指標", "後で終える"]
        assert [one.name for one in ask.not_due] == ["隔年の指標"]
        assert [one.name for one in ask.ended] == ["終えた指標"]


class TestRights:
    @pytest.mark.parametrize("page", ["", "values/"])
    def test_other_towns_and_strangers_see_nothing(self, here, page):
        there = make_round_town("betsu", name="別")
        assert client_of(there.planner).get(here.page(page)).status_code == 404
        strangers = [
            make_user(None, is_staff=True),
            here.town.user(Role.VIEWER),
            here.town.user(Role.HEAD, is_active=False),
        ]
        for user in strangers:
            answer = client_of(user).get(here.page(page))
            assert answer.status_code == 302
            assert "/login/" in answer.url

    @pytest.mark.parametrize("page", ["", "values/"])
    def test_a_department_sees_its_own(self, here, page):
        here.value(name="自課の指標")
        here.value(office=here.town.other_office, name="他課の指標")

        for user in (here.editor, here.head):
            told = html_of(client_of(user), here.page(page))
            assert "他課の指標" not in told
            assert "架空室" not in told

    @pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
    def test_who_reads_everything_takes_no_step(self, here, role):
        actual = here.value(Stage.APPROVED, name="見るだけ")
        browser = client_of(here.town.user(role))

        shown = html_of(browser, here.page("values/"))
        answer = browser.post(
            here.page("values/"), {"step": "confirm", "tick": token(actual)}
        )

        assert "見るだけ" in shown
        assert 'name="tick"' not in shown
        assert answer.status_code == 409
        assert log_of(actual) == []

    def test_an_editor_takes_no_step_of_another_department(self, here):
        actual = here.value(Stage.SUBMITTED, office=here.town.other_office, name="秘密")

        answer = client_of(here.editor).post(
            here.page("values/"),
            {"step": "withdraw", "tick": token(actual)},
            follow=True,
        )

        assert log_of(actual) == []
        assert "秘密" not in answer.content.decode()

    def test_needs_a_login(self, here, client):
        for page in ("", "values/"):
            answer = client.get(here.page(page))
            assert answer.status_code == 302
            assert "/login/" in answer.url


def queries(browser, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("page", ["", "values/"])
def test_as_many_queries_for_a_large_round_as_for_a_small_one(here, page):
    def grow(times: int) -> None:
        for _ in range(times):
            actual = here.value(Stage.SUBMITTED)
            make_actual(actual.indicator, YEAR - 1, 14)
            here.value(Stage.APPROVED, office=here.town.other_office)
            sent = {"step": "return", "tick": token(actual), "comment": "再確認"}
            client_of(here.planner).post(here.page("values/"), sent)

    browser = client_of(here.planner)
    grow(1)
    browser.get(here.page(page))  # what is remembered is remembered now
    small = queries(browser, here.page(page))
    grow(3)

    assert queries(browser, here.page(page)) == small
