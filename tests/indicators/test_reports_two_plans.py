"""Two plans by the indicators that are about the same thing."""

from datetime import date
from fractions import Fraction

import pytest
from django.contrib.auth.models import AnonymousUser

from indicators.publishing import publish
from indicators.reports.counterparts import Match, comparable_plans, partners_of
from indicators.reports.pairs import Obstacle
from indicators.reports.two_plans import two_plans
from plans.models import Plan
from tests.factories import make_indicator, make_organization, make_plan
from tests.populations import make_population

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TODAY = date(2024, 11, 1)
BIRTHS = {"name": "出生数", "unit": "人", "common_definition": "出生数"}


def make_town(code: str, *, people: int | None = None, **facts) -> Plan:
    organization = make_organization(f"架空町 {code}")
    if people is not None:
        make_population(organization, people)
    return make_plan(code, organization=organization, **facts)


def partners(plan: Plan):
    return partners_of(plan, user=AnonymousUser(), on=TODAY)


def compared(one: Plan, other: Plan, *, year: int = 2022):
    (partner,) = (it for it in partners(one) if it.plan == other)
    return two_plans((one, year), (other, year), partner.counterparts)


class TestPartners:
    def test_share_a_definition(self):
        one, other = make_town("one"), make_town("other")
        make_indicator(one, **BIRTHS)
        make_indicator(other, **BIRTHS)
        make_indicator(other, name="出生数")

        (partner,) = partners(one)

        assert partner.plan == other
        assert [it.match for it in partner.counterparts] == [Match.DEFINITION]

    @pytest.mark.parametrize("first", ["old", "new"])
    def test_or_one_carries_on_the_other(self, first):
        old, new = make_town("old"), make_town("new", predecessor_code="old")
        make_indicator(old, code="k1")
        make_indicator(
            new, predecessor_plan_code="old", predecessor_indicator_code="k1"
        )

        (partner,) = partners(Plan.objects.get(code=first))

        assert [it.match for it in partner.counterparts] == [Match.CARRIED_ON]
        assert partner.is_predecessor == (first == "new")
        assert partner.is_successor == (first == "old")

    def test_are_no_plans_that_only_call_something_alike(self):
        make_indicator(make_town("one"), name="出生数")
        make_indicator(make_town("other"), name="出生数")

        assert partners(Plan.objects.get(code="one")) == []

    def test_are_no_plans_that_the_reader_may_not_see(self):
        make_indicator(make_town("one"), **BIRTHS)
        make_indicator(make_town("other", visibility="internal"), **BIRTHS)

        assert partners(Plan.objects.get(code="one")) == []

    def test_kin_come_first(self):
        plan = make_town("plan", predecessor_code="zz")
        for town in (plan, make_town("aa"), make_town("zz")):
            make_indicator(town, **BIRTHS)

        assert [it.plan.code for it in partners(plan)] == ["zz", "aa"]

    def test_plans_with_any_kin_can_be_chosen(self):
        old = make_town("old")
        make_indicator(old, code="k1")
        make_indicator(
            make_town("new"),
            predecessor_plan_code="old",
            predecessor_indicator_code="k1",
        )
        make_indicator(make_town("alone"))
        make_indicator(make_town("hidden", visibility="internal"), **BIRTHS)

        found = comparable_plans(AnonymousUser(), on=TODAY)

        assert [plan.code for plan in found] == ["new", "old"]


class TestTwoPlans:
    def test_are_told_per_head_where_the_people_are_known(self):
        one, other = make_town("one", people=10_000), make_town("other", people=4_000)
        make_indicator(one, actuals={2022: 80}, **BIRTHS)
        make_indicator(other, actuals={2022: 40}, **BIRTHS)

        (row,) = compared(one, other).rows

        assert (row.pair.difference, row.base) == (-40, 1000)
        assert row.heads == (Fraction(8), Fraction(10))
        assert row.head_difference == 2

    def test_a_population_of_another_year_is_not_taken(self):
        one, other = make_town("one", people=10_000), make_town("other")
        make_population(other.organization, counted_on=date(2023, 4, 1))
        for town in (one, other):
            make_indicator(town, actuals={2022: 80}, **BIRTHS)

        (row,) = compared(one, other).rows

        assert row.heads == (Fraction(8), None)
        assert row.head_difference is None

    def test_the_last_count_of_a_year_stands_for_it(self):
        one, other = make_town("one", people=10_000), make_town("other")
        make_population(one.organization, 9_000, counted_on=date(2022, 10, 1))
        for town in (one, other):
            make_indicator(town, actuals={2022: 80}, **BIRTHS)

        assert compared(one, other).one.population.people == 10_000

    def test_nothing_is_told_per_head_of_what_cannot_be_compared(self):
        one, other = make_town("one", people=10), make_town("other", people=10)
        make_indicator(one, actuals={2022: 80}, **BIRTHS)
        make_indicator(other, actuals={2022: 8}, **{**BIRTHS, "unit": "件"})

        (row,) = compared(one, other).rows

        assert (row.pair.obstacle, row.heads) == (Obstacle.UNIT, (None, None))

    def test_take_the_published_version_of_each_year(self):
        one, other = make_town("one"), make_town("other")
        for town in (one, other):
            make_indicator(town, actuals={2022: 80}, **BIRTHS)
        publish(one, 2022, user=None)

        report = compared(one, other)

        assert report.one.publication.version == 1
        assert report.other.publication is None

    def test_without_published_values_say_so(self):
        one, other = make_town("one"), make_town("other")
        for town in (one, other):
            make_indicator(town, **BIRTHS)
        (partner,) = partners(one)

        (row,) = two_plans((one, None), (other, None), partner.counterparts).rows

        assert row.pair.obstacle == Obstacle.NO_VALUE


@pytest.mark.parametrize("size", [1, 3])
def test_ask_as_often_for_any_plan(django_assert_num_queries, size):
    one, other = make_town("one"), make_town("other")
    for town in (one, other):
        for at in range(size):
            make_indicator(town, actuals={2022: 80}, **{**BIRTHS, "code": f"i{at}"})
        publish(town, 2022, user=None)

    with django_assert_num_queries(3):
        (partner,) = partners(one)
    with django_assert_num_queries(5):
        two_plans((one, 2022), (other, 2022), partner.counterparts)
