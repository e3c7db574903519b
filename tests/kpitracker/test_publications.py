"""What the council reads of a published year stays as it was, version by version."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators import progress
from indicators.models import Indicator, Target
from plans.models import Plan, Role
from tests.desks import client_of, make_town
from tests.factories import (
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
    make_review,
)
from tests.indicators.published import correct, make_confirmed, published
from tests.kpitracker.pages import html_of, page
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db

READ = [
    "",
    "structure/",
    "goals/g1/",
    "measures/m1/",
    "indicators/k1/",
    "indicators/k1/data.csv",
]


@pytest.fixture
def plan():
    return make_plan("p")


@pytest.fixture
def indicator(plan):
    """Published at 14 in 2022, on its way from 10 to 20."""
    measure = make_measure(goal=make_goal(plan))
    indicator = make_confirmed(plan)
    indicator.links.create(measure=measure)
    make_review(measure, 2022, cause="当時の要因")
    published(plan)
    return indicator


def change_everything(plan) -> None:
    """The plan afterwards: other names, bands, targets and words."""
    Plan.objects.filter(pk=plan.pk).update(
        pace_upper=Decimal("0.2"),
        pace_lower=Decimal("0.1"),
        tolerance=Decimal(9),
    )
    Indicator.objects.update(
        name="改めた名", unit="人", definition="改めた定義", aim="at_least"
    )
    Target.objects.update(value=5, printed="5人", comparison="at_least")
    plan.measures.get().reviews.update(cause="改めた要因")
    make_indicator(plan, name="あとからの指標", on=plan.goals.get())


class TestPublishedPages:
    @pytest.mark.parametrize("path", READ)
    def test_stay_as_they_were_whatever_changes(self, client, plan, indicator, path):
        before = client.get(f"/plans/p/{path}").content.decode()
        change_everything(plan)

        after = client.get(f"/plans/p/{path}").content.decode()
        assert after.splitlines() == before.splitlines()

    def test_are_never_judged_anew(self, client, indicator, monkeypatch):
        def judge(*arguments, **named):
            raise AssertionError("judged anew")

        monkeypatch.setattr(progress, "judge", judge)
        monkeypatch.setattr("indicators.reports.grounds.judge", judge)

        for path in READ:
            assert client.get(f"/plans/p/{path}").status_code == 200

    def test_count_as_they_were_published(self, client, plan, indicator):
        before = page(client, "/en/")
        change_everything(plan)
        plan.tallies.all().delete()

        assert page(client, "/en/") == before

    def test_say_which_version_they_are(self, client, indicator):
        text = page(client, "/en/plans/p/")

        assert "Published version 1" in text

    def test_name_the_formula_that_judged(self, client, indicator):
        assert "Version of the formula: 1." in page(
            client, "/en/plans/p/indicators/k1/"
        )

    def test_show_a_correction_as_the_next_version(self, client, indicator):
        correct(indicator, 19)

        text = page(client, "/en/plans/p/indicators/k1/")
        assert "Published version 2" in text
        assert "FY2022, version 2" in text

    def test_lack_an_indicator_that_came_later(self, client, plan, indicator):
        make_indicator(plan, code="k9", actuals={2022: 11})

        text = page(client, "/en/plans/p/indicators/k9/?year=2022")

        assert "was not yet part of the plan" in text

    def test_of_years_without_a_publication_are_read_from_the_plan(
        self, client, plan, indicator
    ):
        Indicator.objects.update(name="改めた名")

        assert "改めた名" in page(client, "/plans/p/indicators/k1/?year=2021")


class TestIndicatorsThatAreGone:
    def test_stay_on_the_pages_of_published_years(self, client, indicator):
        indicator.links.all().delete()
        indicator.delete()

        for path in ("", "indicators/k1/", "indicators/k1/data.csv"):
            answer = client.get(f"/plans/p/{path}")
            assert answer.status_code == 200
            assert "指標 1" in answer.content.decode()

    def test_are_not_found_where_nothing_knows_them(self, client, plan):
        make_indicator(plan).delete()

        assert client.get("/plans/p/indicators/k1/").status_code == 404


class TestEarlierVersions:
    def test_are_read_with_a_banner(self, client, indicator):
        correct(indicator, 19)

        text = page(client, "/en/plans/p/indicators/k1/?year=2022&version=1")

        assert "In FY2022 the value was 14件" in text
        assert "This is version 1 of" in text
        assert "It was superseded: version 2" in text

    def test_lead_on_to_their_own_pages(self, client, indicator):
        correct(indicator, 19)

        html = html_of(client, "/plans/p/?year=2022&version=1")

        assert "/plans/p/indicators/k1/?year=2022&amp;version=1" in html

    @pytest.mark.parametrize("typed", ["9", "0", "x", "99999999999999999999", "１"])
    def test_that_do_not_exist_are_said_so(self, client, indicator, typed):
        text = page(client, f"/en/plans/p/?year=2022&version={typed}")

        assert f"There is no version “{typed}” of this year" in text
        assert "Published version 1" in text


class TestPublications:
    def test_list_versions_with_their_reasons(self, client, plan, indicator):
        correct(indicator, 19)

        text = page(client, "/en/plans/p/publications/")

        assert "version 2 current" in text
        assert "転記の誤り" in text
        assert "First publication" in text

    def test_of_a_plan_without_any_say_so(self, client, plan):
        assert "Nothing has been published" in page(client, "/en/plans/p/publications/")

    def test_show_what_changed_cell_by_cell(self, client, plan, indicator):
        correct(indicator, 19, comment="直した要因")

        text = page(client, "/en/plans/p/publications/2022/2/")

        assert "FY2022 actual value 14件 19件" in text
        assert "FY2022 explanation 要因 直した要因" in text
        assert "FY2022 Judgement Mostly on track B On track A" in text
        assert "FY2022 progress 40.0% 90.0%" in text

    def test_show_changed_targets_and_rules(self, client, plan, indicator):
        Target.objects.update(value=30, printed="30件")
        Plan.objects.update(pace_lower=Decimal("0.8"), title="改めた計画")
        published(plan, reason="改定")

        text = page(client, "/en/plans/p/publications/2022/2/")

        assert "FY2024 target 20件 30件" in text
        assert "lower band 0.6 0.8" in text
        assert "title 架空総合計画 改めた計画" in text

    def test_of_the_first_version_compare_with_nothing(self, client, indicator):
        text = page(client, "/en/plans/p/publications/2022/1/")

        assert "This is the first version" in text

    @pytest.mark.parametrize(
        "path", ["2022/3/", "2021/1/", "2022/99999999999999999999/", "2022/x/"]
    )
    def test_that_do_not_exist_are_not_found(self, client, indicator, path):
        assert client.get(f"/plans/p/publications/{path}").status_code == 404

    @pytest.mark.parametrize("path", ["publications/", "publications/2022/1/"])
    def test_of_an_internal_plan_are_for_its_members(self, client, path):
        town = make_town("kakuu")
        make_confirmed(town.plan)
        published(town.plan)

        member = client_of(town.user(Role.VIEWER))
        assert client.get(f"/plans/kakuu/{path}").status_code == 404
        assert member.get(f"/plans/kakuu/{path}").status_code == 200


class TestQueries:
    @pytest.mark.parametrize(
        "path",
        [
            "",
            "goals/g1/",
            "measures/m0/",
            "indicators/k0/",
            "publications/",
            "publications/2024/2/",
        ],
    )
    def test_are_as_many_for_ten_times_the_plan(self, client, path):
        asked = []
        for code, size in [("town", 9), ("prefecture", 90)]:
            plan = make_large_plan(size, code=code)
            published(plan, 2024)
            indicator = plan.indicators.first()
            correct(indicator, 3, year=2024)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"/plans/{code}/{path}").status_code == 200
            asked.append(len(queries))

        assert asked[0] == asked[1] <= 27
