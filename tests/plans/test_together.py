"""Rows of several tables in one query are the rows of several queries."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.db.models.sql.compiler import SQLCompiler

from indicators.models import Actual, Publication, PublishedJudgement, Target
from measures.models import Measure
from plans.models import Goal, Plan
from plans.together import Given, Reading, instances, read_together, whole
from tests.factories import (
    make_department,
    make_goal,
    make_indicator,
    make_measure,
    make_organization,
    make_plan,
)
from tests.indicators.published import make_confirmed, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    """One with a published year, and texts that a database could trip over."""
    office = make_department(make_organization("架空市"), name='「"引用\\"」\n二行目')
    plan = make_plan("p", organization=office.organization, as_of=date(2022, 4, 1))
    make_measure(goal=make_goal(plan, title="</script>\u2028𠮷"), department=office)
    numbers = ("0.1", "12345678901.2345", "-0.0001", "99999999999", "0")
    make_indicator(plan, actuals=dict(enumerate(numbers, start=2010)))
    published(make_confirmed(plan).plan)
    return plan


def models_with_rows():
    own = ("plans", "measures", "indicators")
    models = [model for name in own for model in apps.get_app_config(name).get_models()]
    return [model for model in models if model._base_manager.exists()]


def test_every_value_of_every_table_is_what_the_field_gives(plan):
    for model in models_with_rows():
        rows = model._base_manager.order_by("pk").values_list(*whole(model))

        read = read_together(rows=rows)["rows"]

        expected = list(map(list, rows))
        assert read == expected, model
        kinds = [[type(value) for value in row] for row in read]
        assert kinds == [[type(value) for value in row] for row in expected], model


def test_several_are_read_in_one_query_each_in_its_order(
    plan, django_assert_num_queries
):
    with django_assert_num_queries(1):
        rows = read_together(
            actuals=Actual.objects.order_by("-fiscal_year", "pk").values_list(
                "fiscal_year", "value"
            ),
            nothing=Goal.objects.filter(title="").values_list("title"),
            never=Goal.objects.none().values_list("title"),
            beside=Measure.objects.values_list("department__name"),
        )

    assert rows["actuals"][0][0] == 2022
    assert rows["actuals"][-1] == [2010, Decimal("0.1")]
    assert rows["nothing"] == rows["never"] == []
    assert rows["beside"] == [['「"引用\\"」\n二行目']]


def test_nothing_at_all_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert read_together(never=Plan.objects.none().values_list("code")) == {
            "never": []
        }


@pytest.mark.parametrize("model", [Plan, Target, Publication, PublishedJudgement])
def test_instances_are_those_of_the_table(plan, model):
    rows = model.objects.order_by("pk").values_list(*whole(model))

    found = list(instances(model, read_together(rows=rows)["rows"]))

    assert found == list(model.objects.order_by("pk"))
    assert not found[0]._state.adding
    assert found[0].get_deferred_fields() == set()


class TestReading:
    @pytest.fixture
    def reading(self):
        return Reading(
            lambda: {
                "plans": Plan.objects.filter(pk=Given("plan")).values_list("code"),
                "goals": Goal.objects.filter(
                    plan=Given("plan"), position__gte=Given("first")
                ).values_list("code"),
                "never": Plan.objects.none().values_list("code"),
            }
        )

    def test_reads_what_it_is_given_each_time_anew(self, plan, reading):
        other = make_goal(make_plan("q"), code="g9", position=3).plan

        first = reading(plan=plan.pk, first=0)
        second = reading(plan=other.pk, first=3)

        assert first["plans"] == [["p"]]
        assert second == {"plans": [["q"]], "goals": [["g9"]], "never": []}

    def test_writes_its_query_once(self, plan, reading, monkeypatch):
        reading(plan=plan.pk, first=0)
        monkeypatch.setattr(SQLCompiler, "as_sql", None)

        assert reading(plan=plan.pk, first=0)["plans"] == [["p"]]

    def test_nothing_equals_none(self, reading):
        assert reading(plan=None, first=None)["plans"] == []
