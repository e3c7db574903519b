"""The page of an indicator: laid out like its definition, refused in sentences."""

from decimal import Decimal

import pytest

from indicators.models import Indicator, Target
from plans.models import Role
from tests.desks import client_of, posted
from tests.factories import make_goal, make_indicator, make_measure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]

ADD = "/admin/indicators/indicator/add/?plan=kakuu"
NEW = {
    "code": "k1",
    "name": "観光入込客数",
    "unit": "人",
    "scale": "1000",
    "aim": "increase",
    "basis": "yearly",
    "baseline_value": "６,９３６千人",
    "surveyed": "2018年",
    "baseline_quality": "actual",
}


@pytest.fixture
def browser(town):
    return client_of(town.user(Role.PLANNING))


def page_of(indicator) -> str:
    return f"/admin/indicators/indicator/{indicator.pk}/change/"


class TestNewIndicator:
    def test_is_added_to_the_one_plan_of_the_office(self, browser):
        answer = browser.get("/admin/indicators/indicator/add/")

        assert answer.headers["Location"] == "?plan=kakuu"

    def test_is_added_to_a_plan_that_was_chosen(self, town, browser):
        town.plan.pk, town.plan.code = None, "daini"
        town.plan._state.adding = True
        town.plan.save()

        answer = browser.get("/admin/indicators/indicator/add/")

        assert [query for _plan, query in answer.context["choices"]] == [
            "plan=daini",
            "plan=kakuu",
        ]

    def test_is_read_as_it_is_printed(self, town, browser):
        measure = make_measure(town.plan)
        sent = posted(browser.get(ADD))
        place = {"links-TOTAL_FORMS": "1", "links-0-measure": str(measure.pk)}

        answer = browser.post(ADD, {**sent, **NEW, **place, "links-0-position": "0"})

        assert answer.status_code == 302
        indicator = Indicator.objects.get()
        assert indicator.plan == town.plan
        assert indicator.baseline_value == Decimal(6936)
        assert indicator.baseline_year == 2018
        assert indicator.baseline_year_kind == "calendar_year"
        assert indicator.links.get().measure == measure

    @pytest.mark.parametrize(
        ("field", "typed"),
        [
            ("baseline_value", "6,936人"),
            ("baseline_value", "約"),
            ("surveyed", "2018年13月"),
            ("surveyed", "令和"),
            ("counts_from", "2020年"),
            ("code", "1-1 "),
            ("code", "あ"),
            ("code", ""),
            ("name", "x" * 301),
            ("name", "a\0b"),
            ("scale", "9" * 40),
            ("scale", "0"),
            ("decimals", "5"),
            ("position", "-1"),
            ("position", "9" * 20),
            ("aim", "なし"),
            ("basis", "cumulative"),
            ("entry", "increment"),
            ("survey_every", "2"),
            ("lifecycle_from", "2022"),
            ("department", "987654"),
            ("department", "9" * 40),
            ("successor_indicator", "x"),
        ],
    )
    def test_is_refused_with_a_sentence(self, browser, field, typed):
        sent = {**posted(browser.get(ADD)), **NEW}

        answer = browser.post(ADD, {**sent, field: typed})

        assert answer.status_code == 200
        assert answer.context["errors"]
        assert not Indicator.objects.exists()

    def test_is_refused_where_its_code_is_taken(self, town, browser):
        make_indicator(town.plan, code="k1")

        answer = browser.post(ADD, {**posted(browser.get(ADD)), **NEW})

        assert answer.status_code == 200
        assert Indicator.objects.count() == 1


class TestAim:
    def test_changes_together_with_its_targets(self, town, browser):
        indicator = make_indicator(town.plan, baseline=17, target=19)
        sent = posted(browser.get(page_of(indicator)))
        floor = {**sent, "aim": "at_least"}

        alone = browser.post(page_of(indicator), floor)
        together = browser.post(
            page_of(indicator),
            {**floor, "targets-0-comparison": "at_least", "targets-0-value": "１５"},
        )

        assert (alone.status_code, together.status_code) == (200, 302)
        assert Target.objects.get().value == 15

    def test_is_not_contradicted_by_a_target(self, town, browser):
        indicator = make_indicator(town.plan, baseline=10, target=20)
        sent = posted(browser.get(page_of(indicator)))

        answer = browser.post(page_of(indicator), {**sent, "targets-0-value": "5"})

        assert answer.status_code == 200
        assert Target.objects.get().value == 20


class TestPlaces:
    def test_are_in_the_same_plan_and_said_once(self, town, browser):
        goal = make_goal(town.plan)
        indicator = make_indicator(on=goal)
        sent = posted(browser.get(page_of(indicator)))
        twice = {
            "links-TOTAL_FORMS": "2",
            "links-1-goal": str(goal.pk),
            "links-1-position": "2",
        }

        assert browser.post(page_of(indicator), {**sent, **twice}).status_code == 200


class TestDeletion:
    def test_is_refused_once_a_value_is_published(self, town, browser):
        kept = make_indicator(town.plan, actuals={2022: 15})
        gone = make_indicator(town.plan)

        answers = [
            browser.post(f"/admin/indicators/indicator/{it.pk}/delete/", {"post": "y"})
            for it in (kept, gone)
        ]

        assert [it.status_code for it in answers] == [403, 302]
        assert list(Indicator.objects.all()) == [kept]
