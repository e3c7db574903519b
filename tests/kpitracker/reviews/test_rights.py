"""Who reads and who writes which voice of a review."""

import pytest

from measures.models import Review
from plans.models import Role
from tests.desks import address, client_of, make_town
from tests.factories import make_measure, make_review, make_user
from tests.kpitracker.reviews.pages import LIST, page_of, save, sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


@pytest.fixture
def measure(town):
    return make_measure(town.plan, department=town.office)


@pytest.fixture
def review(measure):
    return make_review(measure, cause="ひみつの要因", committee_opinion="委員の声")


class TestDepartment:
    @pytest.mark.parametrize("role", [Role.EDITOR, Role.HEAD])
    def test_writes_its_own_voice_but_not_the_committees(
        self, town, measure, review, role
    ):
        browser = client_of(town.user(role))
        own = save(browser, measure, done="実施した")
        forged = sent_by(browser, measure) | {
            "review-committee_opinion": "よくできました",
            "review-opinion_on": "2023-08-01",
        }
        assert "review-committee_opinion" not in sent_by(browser, measure)

        answer = browser.post(page_of(measure), forged)

        assert own.status_code == 302
        assert answer.status_code == 403
        review.refresh_from_db()
        assert (review.done, review.committee_opinion) == ("実施した", "委員の声")

    def test_of_another_office_neither_reads_nor_writes(self, town, measure, review):
        browser = client_of(make_user(Role.EDITOR, town.other_office, is_staff=True))

        answers = [
            browser.get(page_of(measure)),
            browser.post(page_of(measure), {"review-done": "横から"}),
        ]
        seen = [
            browser.get(LIST),
            browser.get(address(measure, "change")),
            browser.get(address(measure, "history")),
        ]

        assert [it.status_code for it in answers] == [403, 403]
        for answer in (*answers, *seen):
            assert "ひみつの要因" not in answer.content.decode()


class TestPlanning:
    def test_records_the_opinion_with_its_date(self, town, measure):
        answer = save(
            client_of(town.user(Role.PLANNING)),
            measure,
            committee_opinion="目標の見直しを求める",
            opinion_on="2023-08-01",
        )

        assert answer.status_code == 302
        review = Review.objects.get()
        assert str(review.opinion_on) == "2023-08-01"

    def test_gives_no_date_without_an_opinion(self, town, measure):
        answer = save(
            client_of(town.user(Role.PLANNING)), measure, opinion_on="2023-08-01"
        )

        assert answer.status_code == 409
        assert "意見" in answer.content.decode()


class TestReaders:
    @pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
    def test_of_the_whole_organization_read_and_change_nothing(
        self, town, measure, review, role
    ):
        browser = client_of(town.user(role))

        shown = browser.get(page_of(measure))
        answer = browser.post(page_of(measure), {"review-done": "だめ"})

        assert "ひみつの要因" in shown.content.decode()
        assert "<textarea" not in shown.content.decode()
        assert answer.status_code == 403

    @pytest.mark.parametrize("role", [None, Role.VIEWER])
    def test_without_a_desk_are_led_to_the_login(self, town, measure, role):
        browser = client_of(make_user(role, town.office, is_staff=True))

        assert browser.get(page_of(measure)).status_code == 302

    def test_of_another_town_find_nothing(self, town, measure, review):
        browser = client_of(make_town("betsu", name="別の").user(Role.PLANNING))

        answers = [
            browser.get(page_of(measure)),
            browser.post(page_of(measure), {"review-done": "よそから"}),
            browser.get(LIST),
        ]

        assert [it.status_code for it in answers] == [404, 404, 404]
        assert "架空計画" not in browser.get("/admin/reviews/").content.decode()
