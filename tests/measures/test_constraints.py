"""What measures promise, the database keeps and says in a sentence."""

from datetime import date

import pytest
from django.apps import apps

from tests.factories import (
    make_budget,
    make_budget_total,
    make_edition,
    make_goal,
    make_measure,
    make_organization,
    make_partner,
    make_plan,
    make_review,
    make_text,
)
from tests.promises import assert_promise, case_id, constraints_of

pytestmark = pytest.mark.django_db


def two_measures():
    goal = make_goal()
    make_measure(goal=goal, code="m1")
    return make_measure(goal=goal, code="m2")


def text():
    return make_text(make_goal())


def two_texts():
    plan = make_plan()
    make_text(plan, code="t1")
    return make_text(plan, code="t2")


def budget():
    return make_budget(make_measure(), 2022, 500)


def two_budgets():
    measure = make_measure()
    make_budget(measure, 2021, 500)
    return make_budget(measure, 2022, 500)


def total():
    return make_budget_total(make_measure(), 500)


def two_totals():
    measure = make_measure()
    make_budget_total(measure, 500)
    return make_budget_total(measure, 400, kind="settled")


def review():
    return make_review(make_measure())


def two_reviews():
    measure = make_measure()
    make_review(measure, 2021)
    return make_review(measure, 2022)


CASES = [
    ("measure_code_is_stable", make_measure, {"code": "事業"}),
    ("measure_code_is_unique", two_measures, {"code": "m1"}),
    ("text_code_is_stable", text, {"code": "本文"}),
    ("text_code_is_unique", two_texts, {"code": "t1"}),
    ("text_kind_is_known", text, {"kind": "poem"}),
    ("budget_kind_is_known", budget, {"kind": "hoped"}),
    ("budget_year_is_plausible", budget, {"fiscal_year": 22}),
    ("budget_mark_stands_for_no_amount", budget, {"mark": "－"}),
    ("budget_year_is_said_once", two_budgets, {"fiscal_year": 2021}),
    ("budget_total_kind_is_known", total, {"kind": "hoped"}),
    ("budget_total_mark_stands_for_no_amount", total, {"mark": "－"}),
    ("budget_total_is_said_once", two_totals, {"kind": "planned"}),
    ("review_course_is_known", review, {"course": "様子見"}),
    ("review_year_is_plausible", review, {"fiscal_year": 22}),
    ("review_year_is_said_once", two_reviews, {"fiscal_year": 2021}),
    (
        "review_date_belongs_to_an_opinion",
        review,
        {"opinion_on": date(2023, 8, 1)},
    ),
]
# Cases whose wrong value is another row, made in the test below.
RELATIONS = {
    "measure_is_not_its_own_parent": "parent_id",
    "measure_does_not_repeat_itself": "relists_id",
    "measure_does_not_end_into_itself": "ended_into_id",
}


@pytest.mark.parametrize(("name", "make", "broken"), CASES, ids=case_id)
def test_a_promise_is_kept_at_both_gates(name, make, broken):
    assert_promise(constraints_of("measures", apps)[name], make, broken)


@pytest.mark.parametrize(("name", "field"), RELATIONS.items())
def test_a_measure_does_not_relate_to_itself(name, field):
    row = make_measure()

    assert_promise(constraints_of("measures", apps)[name], lambda: row, {field: row.pk})


def test_a_text_has_one_owner():
    constraint = constraints_of("measures", apps)["text_has_one_owner"]
    measure = make_measure()

    assert_promise(
        constraint, lambda: make_text(measure.goal), {"measure_id": measure.pk}
    )


def test_a_partner_takes_part_once():
    constraint = constraints_of("measures", apps)["partner_takes_part_once"]
    measure, town = make_measure(), make_organization()
    make_partner(measure, town)

    assert_promise(
        constraint, lambda: make_partner(measure), {"organization_id": town.pk}
    )


def test_every_promise_has_a_case():
    others = {"text_has_one_owner", "partner_takes_part_once"}

    tested = {name for name, *_ in CASES} | set(RELATIONS) | others

    assert tested == set(constraints_of("measures", apps))


class TestBudgetsOfEditions:
    def test_one_year_may_be_said_by_each_edition(self):
        measure = make_measure()
        make_budget(measure, 2022, 500)

        revised = make_budget(measure, 2022, 450, edition=make_edition(measure.plan))

        assert revised.pk
