"""The same indicator in the plans before and after, and where else it stands."""

import pytest

from indicators.models import Indicator
from tests.factories import (
    make_department,
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
    make_text,
    make_user,
)
from tests.kpitracker.pages import html_of, page, words
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db

SAME = {"common_definition": "社会増減数", "unit": "人"}


@pytest.fixture
def plans():
    """社会増減 in the fourth plan, the fifth and the sixth."""
    fourth = make_plan("p4", title="第4次計画", period_start=2015, period_end=2019)
    fifth = make_plan("p5", title="第5次計画")
    sixth = make_plan("p6", title="第6次計画", period_start=2025, period_end=2029)
    make_indicator(
        fourth,
        code="a",
        target=90,
        target_year=2019,
        actuals={2018: 7, 2019: 8},
        **SAME,
    )
    before = {"predecessor_plan_code": "p4", "predecessor_indicator_code": "a"}
    make_indicator(fifth, code="b", actuals={2022: 12}, **SAME, **before)
    before = {"predecessor_plan_code": "p5", "predecessor_indicator_code": "b"}
    make_indicator(sixth, code="c", unit="人", target_year=2029, **before)
    return fourth, fifth, sixth


class TestTable:
    def test_goes_on_from_plan_to_plan(self, client, plans):
        text = page(client, "/en/plans/p5/indicators/b/")

        assert (
            "第4次計画 Same common definition (社会増減数): the values can be read on. "
            "FY2018 7人 FY2019 8人 90人 第5次計画 this plan FY2022 12人 "
            "FY2024 no data 20人 "
            "第6次計画 No common definition is stated: the values may not measure the "
            "same. FY2029 no data 20人" in text.replace("indicator", "")
        )

    def test_links_both_ways(self, client, plans):
        html = html_of(client, "/en/plans/p5/indicators/b/")

        assert html.count('href="/en/plans/p4/indicators/a/"') == 2
        assert html.count('href="/en/plans/p6/indicators/c/"') == 2

    def test_is_left_out_where_an_indicator_stands_alone(self, client, migration):
        html = html_of(client, "/en/plans/p/indicators/k/")

        assert "In the plans before and after" not in html

    def test_shows_published_values_only(self, client, plans):
        actual = plans[0].indicators.get().actuals.get(fiscal_year=2019)
        actual.stage = "confirmed"
        actual.save()

        assert "FY2019 no data 90人" in page(client, "/en/plans/p5/indicators/b/")

    def test_names_a_plan_that_is_not_here(self, client):
        make_indicator(
            make_plan("p5"),
            code="b",
            predecessor_plan_code="p4",
            predecessor_indicator_code="a",
        )

        text = page(client, "/en/plans/p5/indicators/b/")

        assert "indicator a of plan p4 That plan is not to be read here." in text


class TestInternalPlans:
    def test_are_as_if_they_were_not_there(self, client, plans):
        for plan in (plans[0], plans[2]):
            plan.visibility = "internal"
            plan.save()

        text = page(client, "/en/plans/p5/indicators/b/")

        assert "第4次計画" not in text
        assert "第6次計画" not in text
        assert "That plan is not to be read here." in text

    def test_show_to_their_own_people(self, client, plans):
        department = make_department()
        plans[0].visibility = "internal"
        plans[0].organization = department.organization
        plans[0].save()
        client.force_login(make_user("viewer", department))

        assert "第4次計画" in page(client, "/en/plans/p5/indicators/b/")


class TestQueries:
    def test_are_as_many_for_large_plans(self, client, django_assert_num_queries):
        counted = []
        for size, code in ((1, "s"), (30, "l")):
            make_large_plan(size, code=f"{code}4")
            make_large_plan(size, code=f"{code}5")
            first = Indicator.objects.filter(plan__code=f"{code}5").first()
            first.predecessor_plan_code = f"{code}4"
            first.predecessor_indicator_code = first.code
            first.save()
            with django_assert_num_queries(18) as asked:
                html_of(client, f"/plans/{code}5/indicators/{first.code}/")
            counted.append(len(asked))

        assert counted[0] == counted[1]


class TestPlaces:
    def test_a_measure_that_is_printed_again_is_named(self, client, migration):
        measure = migration.links.get().measure
        other = make_goal(migration.plan, number="2", title="暮らし")
        make_measure(goal=other, title="移住", relists=measure, number="(9)")

        text = page(client, "/en/plans/p/indicators/k/")

        assert "施策 (2) 移住 施策 (9) 移住 printed again" in text

    def test_a_merged_indicator_says_where_it_went(self, client, migration):
        make_indicator(
            migration.plan,
            code="old",
            lifecycle="merged",
            lifecycle_from=2022,
            successor_measure=migration.links.get().measure,
        )

        html = html_of(client, "/en/plans/p/indicators/old/")

        assert (
            "This indicator was merged into another and is no longer followed. From "
            "FY2022 (Reiwa 4) on it is not judged. It goes on in: 施策 (2) 移住"
            in words(html)
        )

    def test_the_next_survey_is_named(self, client):
        cycle = {"survey_every": 2, "survey_first": 2020}
        make_indicator(make_plan("p"), code="k", actuals={2022: 13}, **cycle)

        text = page(client, "/en/plans/p/indicators/k/")

        assert "every 2 years, for example in FY2020 next survey: FY2024" in text

    def test_footnotes_on_its_name_or_figures_stand_with_the_facts(
        self, client, migration
    ):
        measure = migration.links.get().measure
        for anchor, body in [
            ("社会増減※", "転入から転出を引いた数"),
            ("空き家※", "だれも住まない家"),
        ]:
            make_text(measure, body, kind="footnote", mark="※", anchor=anchor)

        text = page(client, "/en/plans/p/indicators/k/")

        assert "社会増減※ 転入から転出を引いた数" in text
        assert "空き家" not in text
