"""Whatever is typed or written into the address: a page or a sentence, never a 500."""

import pytest
from django.contrib import admin
from django.urls import reverse

from plans.models import Organization, Plan, Role
from tests.desks import client_of, posted
from tests.factories import make_goal, make_indicator, make_measure, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_japanese")]


@pytest.fixture
def browser():
    return client_of(make_user(None, is_staff=True, is_superuser=True))


def lists() -> list[str]:
    return [
        reverse(f"admin:{it.opts.app_label}_{it.opts.model_name}_changelist")
        for it in admin.site._registry.values()
    ]


QUERIES = [
    "q=%00",
    "q=%25%27%22",
    "q=" + "x" * 5000,
    "plan=%00",
    "department=abc",
    "department=99999999999999999999",
    "role=%00&stage=%00&kind=%00&aim=%00",
    "p=-1",
    "p=99999999999999999999",
    "o=99.-99.x",
    "all=",
    "e=1",
    "title=%00",
    "code__regex=(((",
    "history__id=1",
    "_to_field=version",
    "_popup=1",
]
IDS = ["0", "-1", "abc", "%00", "9" * 40, "1_2F", "１", "1%0A", "%E2%80%AE"]


class TestAddresses:
    @pytest.mark.parametrize("query", QUERIES)
    def test_with_odd_queries_are_answered(self, town, browser, query):
        make_indicator(on=make_measure(town.plan))
        browser.raise_request_exception = False

        for page in lists():
            assert browser.get(f"{page}?{query}").status_code < 500, page

    @pytest.mark.parametrize("key", IDS)
    def test_with_odd_ids_are_answered(self, browser, key):
        browser.raise_request_exception = False

        for page in lists():
            for part in ("change", "history", "delete"):
                for ask in (browser.get, browser.post):
                    answer = ask(f"{page}{key}/{part}/")
                    assert answer.status_code < 500, (page, part)

    @pytest.mark.parametrize(
        "asked",
        [
            {},
            {"term": "\0"},
            {"of_plan": "\0"},
            {"of_plan": "9" * 30},
            {"of_plan": "１"},
            {"page": "abc"},
            {"field_name": "plan\0"},
            {"model_name": "user"},
        ],
    )
    def test_of_autocompletion_are_answered(self, town, browser, asked):
        browser.raise_request_exception = False
        usual = {
            "app_label": "measures",
            "model_name": "measure",
            "field_name": "parent",
            "term": "施策",
        }

        answer = browser.get("/admin/autocomplete/", {**usual, **asked})

        assert answer.status_code < 500


class TestForms:
    @pytest.mark.parametrize(
        ("field", "typed"),
        [
            ("title", "a\0b"),
            ("title", ""),
            ("period_start", "2024.7"),
            ("period_start", "-1"),
            ("period_end", "平成"),
            ("period_end", "2019"),
            ("pace_upper", "百"),
            ("pace_lower", "-1"),
            ("tolerance", "3±"),
            ("tolerance", "-3"),
            ("scale", "x"),
            ("organization", "x"),
            ("organization", "9" * 40),
            ("source_date", "2024-13-01"),
            ("levels-TOTAL_FORMS", "x"),
            ("levels-0-id", "x"),
            ("levels-0-id", "9" * 40),
            ("levels-0-plan", "x"),
            ("levels-0-depth", "9" * 40),
        ],
    )
    def test_refuse_with_a_sentence(self, town, browser, field, typed):
        make_goal(town.plan)
        page = f"/admin/plans/plan/{town.plan.pk}/change/"
        sent = posted(browser.get(page))

        answer = browser.post(page, {**sent, field: typed})

        assert answer.status_code == 200
        assert answer.context["errors"]
        assert Plan.objects.get().version == 1

    def test_read_years_and_bands_as_they_are_written(self, town):
        browser = client_of(town.user(Role.PLANNING))
        page = f"/admin/plans/plan/{town.plan.pk}/change/"
        sent = posted(browser.get(page))
        typed = {
            "period_start": "令和３年度",
            "period_end": "R７",
            "pace_lower": "０．８",
        }

        browser.post(page, {**sent, **typed, "pace_upper": "1"})

        plan = Plan.objects.get()
        assert (plan.period_start, plan.period_end) == (2021, 2025)
        assert str(plan.pace_lower) == "0.8000"

    def test_check_the_digit_of_an_organizations_code(self, browser):
        sent = posted(browser.get("/admin/plans/organization/add/"))

        answers = [
            browser.post("/admin/plans/organization/add/", {**sent, "code": code})
            for code in ("022019", "０２２０１２")
        ]

        assert [it.status_code for it in answers] == [200, 302]
        assert Organization.objects.get().code == "022012"

    def test_do_not_take_a_code_that_a_spreadsheet_turns_into_a_date(
        self, town, browser
    ):
        page = "/admin/plans/goal/add/?plan=kakuu"
        sent = {**posted(browser.get(page)), "title": "目標", "position": "0"}

        answers = [
            browser.post(page, {**sent, "code": code}) for code in ("1-1", "g1-1")
        ]

        assert [it.status_code for it in answers] == [200, 302]
