"""The planning section looks at what a year would show, and publishes it."""

import pytest

from indicators.models import Actual, Indicator, Publication, StageChange
from indicators.publishing import preview
from plans.models import AuditEntry, Plan, Role
from tests.desks import client_of, make_town
from tests.factories import make_actual, make_indicator, make_round
from tests.kpitracker.pages import words

pytestmark = pytest.mark.django_db

PATH = "/en/admin/publish/kakuu/2022/"


@pytest.fixture
def town():
    """A confirmed value, one on its way, and one that nobody entered."""
    town = make_town("kakuu")
    make_round(town.plan, 2022)
    for code, stage in [("done", "confirmed"), ("late", "submitted")]:
        indicator = make_indicator(
            town.plan, code=code, name=f"{code}の指標", department=town.office
        )
        make_actual(indicator, 2022, 14, stage=stage)
    make_indicator(town.plan, code="none", name="未入力の指標")
    return town


@pytest.fixture
def planner(town):
    return client_of(town.user(Role.PLANNING, username="kikaku"))


def text_of(response) -> str:
    return words(response.content.decode())


def send(client, **fields):
    seen = client.get(PATH).context["form"].initial["seen"]
    return client.post(PATH, {"seen": seen, **fields}, follow=True)


class TestPage:
    def test_shows_what_will_be_published_and_what_stays_out(self, planner):
        text = text_of(planner.get(PATH))

        assert "What version 1 will show" in text
        assert "doneの指標 14件 Mostly on track B" in text
        assert "lateの指標 架空課 not confirmed yet (stage: Submitted)" in text
        assert "未入力の指標 nothing entered" in text
        assert "Publish version 1" in text

    def test_publishes(self, planner):
        answer = send(planner)

        publication = Publication.objects.get()
        change = StageChange.objects.get()
        entry = AuditEntry.objects.get(action="publication")
        assert "was published as version 1" in text_of(answer)
        assert publication.published_by.username == "kikaku"
        assert Actual.objects.get(indicator__code="done").stage == "published"
        assert Actual.objects.get(indicator__code="late").stage == "submitted"
        assert (change.step, change.by) == ("publish", publication.published_by)
        assert (entry.user, entry.plan_code) == (publication.published_by, "kakuu")

    def test_has_nothing_to_publish_twice(self, planner):
        send(planner)

        answer = send(planner, reason="もう一度")

        assert "Nothing has changed since version 1" in text_of(answer)
        assert Publication.objects.count() == 1

    def test_shows_what_a_later_version_would_change(self, town, planner):
        send(planner)
        Indicator.objects.filter(code="done").update(definition="改めた定義")

        text = text_of(planner.get(PATH))

        assert "What version 2 will show" in text
        assert "definition － no value 改めた定義" in text

    def test_asks_for_a_reason_of_a_later_version(self, planner):
        send(planner)
        Indicator.objects.filter(code="done").update(definition="改めた定義")

        refused = send(planner)
        answer = send(planner, reason="定義の見直し")

        assert "Say why it is published once more" in text_of(refused)
        assert "was published as version 2" in text_of(answer)
        assert Publication.objects.get(version=2).reason == "定義の見直し"

    def test_publishes_nothing_that_was_not_looked_at(self, town, planner):
        seen = planner.get(PATH).context["form"].initial["seen"]
        late = Actual.objects.get(indicator__code="late")
        late.stage = "confirmed"
        late.save()

        answer = planner.post(PATH, {"seen": seen})

        assert "The plan was changed after this page was shown" in text_of(answer)
        assert not Publication.objects.exists()

    def test_publishes_nothing_that_came_in_between(self, town, planner, monkeypatch):
        def preview_before_a_change(*arguments, **options):
            found = preview(*arguments, **options)
            Plan.touch_all([town.plan.pk])
            return found

        seen = planner.get(PATH).context["form"].initial["seen"]
        monkeypatch.setattr(
            "kpitracker.views.publishing.preview", preview_before_a_change
        )

        answer = planner.post(PATH, {"seen": seen})

        assert answer.status_code == 409
        assert "The plan was changed after this page was shown" in text_of(answer)
        assert not Publication.objects.exists()

    def test_needs_no_round_where_all_is_published_already(self, town, planner):
        town.plan.rounds.get().delete()
        Actual.objects.filter(stage="confirmed").update(stage="published")

        assert "was published as version 1" in text_of(send(planner))

    def test_says_so_where_the_year_has_no_round(self, town, planner):
        town.plan.rounds.get().delete()

        assert "This year has no round" in text_of(send(planner))
        assert not Publication.objects.exists()


class TestRights:
    @pytest.mark.parametrize(
        "role", [Role.EDITOR, Role.HEAD, Role.AUDITOR, Role.ADMINISTRATOR]
    )
    def test_others_may_not(self, town, role):
        client = client_of(town.user(role))

        assert client.get(PATH).status_code == 403
        assert client.post(PATH, {"seen": 1}).status_code == 403
        assert not Publication.objects.exists()

    def test_planners_of_another_town_find_nothing(self, town):
        other = make_town("yoso")
        client = client_of(other.user(Role.PLANNING))

        assert client.get(PATH).status_code == 404
        assert client.post(PATH, {"seen": 1}).status_code == 404

    @pytest.mark.parametrize("path", ["nothing/2022/", "kakuu/99999/", "kakuu/12/"])
    def test_nothing_is_there_for_other_plans_and_years(self, planner, path):
        assert planner.get(f"/admin/publish/{path}").status_code == 404

    def test_the_public_is_led_to_the_login(self, client, town):
        assert client.get(PATH).status_code == 302
        client.post(PATH, {"seen": 1})
        assert not Publication.objects.exists()


class TestPlan:
    def test_that_was_published_is_not_deleted(self, town, planner):
        send(planner)
        page = f"/en/admin/plans/plan/{town.plan.pk}/delete/"

        answer = planner.post(page, {"post": "yes"})

        assert answer.status_code in (200, 403)
        assert Publication.objects.get().plan == town.plan
