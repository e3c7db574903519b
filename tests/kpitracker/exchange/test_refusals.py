"""What only the database refuses is said in the words of the promise."""

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, transaction

from indicators.models import Indicator
from kpitracker.exchange.refusals import BUSY, NOT_READY, UNFORESEEN, sentence_of
from plans.models import Goal, Organization, PlanLevel
from tests.factories import (
    make_budget,
    make_goal,
    make_indicator,
    make_level,
    make_measure,
    make_organization,
    make_plan,
)
from tests.kpitracker.exchange.packages import import_plan

pytestmark = pytest.mark.django_db


def error_of(break_a_promise) -> IntegrityError:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        break_a_promise()
    return error.value


def promise(model, name: str) -> str:
    (found,) = (one for one in model._meta.constraints if one.name == name)
    return str(found.violation_error_message)


class TestPromises:
    def test_of_a_unique_code(self):
        goal = make_goal()

        error = error_of(lambda: make_goal(goal.plan, code=goal.code))

        assert promise(Goal, "goal_code_is_unique") in sentence_of(error)

    def test_of_a_level_s_name(self):
        plan = make_plan()
        make_level(plan, 1, "施策")

        error = error_of(lambda: make_level(plan, 2, "施策"))

        assert promise(PlanLevel, "level_name_is_unique") in sentence_of(error)

    def test_of_an_expression(self):
        measure = make_measure()
        make_budget(measure, 2022)

        error = error_of(lambda: make_budget(measure, 2022))

        name = "budget_year_is_said_once"
        assert promise(type(measure.budgets.get()), name) in sentence_of(error)

    def test_of_a_check(self):
        plan = make_plan()

        error = error_of(lambda: make_indicator(plan, scale=0))

        name = "indicator_scale_is_positive"
        assert str(sentence_of(error)) == promise(Indicator, name)

    def test_of_an_organization(self):
        error = error_of(lambda: make_organization("架空", code="022011"))

        name = "organization_check_digit_holds"
        assert str(sentence_of(error)) == promise(Organization, name)


class TestOtherErrors:
    @pytest.mark.parametrize(
        ("error", "sentence"),
        [
            (OperationalError("database is locked"), BUSY),
            (OperationalError("no such table: plans_plan"), NOT_READY),
            (DatabaseError("column of ours"), UNFORESEEN),
            (IntegrityError("FOREIGN KEY constraint failed"), UNFORESEEN),
        ],
    )
    def test_never_show_the_database_s_own_words(self, error, sentence):
        assert sentence_of(error) == sentence


class TestAnImport:
    def test_that_breaks_off_leaves_nothing(self, package, refused, monkeypatch):
        def fail(plan):
            raise IntegrityError("CHECK constraint failed: goal_code_is_stable")

        monkeypatch.setattr("indicators.tallies.refresh", fail)

        (sentence,) = refused(package.write())

        assert sentence == promise(Goal, "goal_code_is_stable")
        assert Goal.objects.count() == Organization.objects.count() == 0

    def test_needs_a_fixed_number_of_queries(
        self, package, tmp_path, django_assert_max_num_queries
    ):
        for at in range(150):
            package.add("goals", goal_code=f"x{at}", title=f"目標{at}")
            package.add("texts", text_code=f"x{at}", kind="note", body="注")

        with django_assert_max_num_queries(110):
            import_plan(package.write())
        with django_assert_max_num_queries(25):
            import_plan(package.write())
        for row in package["goals"]:
            row["title"] += "！"
        with django_assert_max_num_queries(45):
            import_plan(package.write())
