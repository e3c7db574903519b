"""Every write path raises the plan's version; a tally is never trusted after one."""

import pytest
from django.apps import apps

from indicators.models import Handover, Indicator, IndicatorState
from plans.models import Plan
from plans.versions import Versioned
from tests.factories import (
    make_actual,
    make_budget,
    make_budget_total,
    make_edition,
    make_goal,
    make_indicator,
    make_level,
    make_link,
    make_measure,
    make_partner,
    make_plan,
    make_review,
    make_round,
    make_target,
    make_text,
    saved,
)

pytestmark = pytest.mark.django_db


def make_bare_indicator(plan: Plan) -> Indicator:
    return make_indicator(plan, target=None)


def make_state(plan: Plan) -> IndicatorState:
    row = IndicatorState(indicator=make_bare_indicator(plan), order=1, state="策定")
    row.save()
    return row


def make_handover(plan: Plan) -> Handover:
    return saved(Handover(indicator=make_bare_indicator(plan), method="台帳から"))


# How to make one row of each model whose rows belong to a plan.
MAKERS = {
    "plans.plan": lambda plan: plan,
    "plans.edition": make_edition,
    "plans.planlevel": lambda plan: make_level(plan, 5),
    "plans.goal": make_goal,
    "measures.measure": make_measure,
    "measures.text": make_text,
    "measures.partner": lambda plan: make_partner(make_measure(plan)),
    "measures.budget": lambda plan: make_budget(make_measure(plan), 2022),
    "measures.budgettotal": lambda plan: make_budget_total(make_measure(plan)),
    "measures.review": lambda plan: make_review(make_measure(plan)),
    "indicators.indicator": make_bare_indicator,
    "indicators.handover": make_handover,
    "indicators.indicatorstate": make_state,
    "indicators.indicatorlink": lambda plan: make_link(
        make_bare_indicator(plan), make_goal(plan)
    ),
    "indicators.target": lambda plan: make_target(make_bare_indicator(plan)),
    "indicators.round": lambda plan: make_round(plan, 2023),
    "indicators.actual": lambda plan: make_actual(make_bare_indicator(plan), 2022, 1),
}
OTHERS = sorted(MAKERS.keys() - {"plans.plan"})


def version() -> int:
    return Plan.objects.values_list("content_version", flat=True).get()


class TestWritePaths:
    def test_are_all_listed_here(self):
        of_a_plan = {
            model._meta.label_lower
            for model in apps.get_models()
            if issubclass(model, Versioned) and model.plan_path is not None
        }

        assert of_a_plan == MAKERS.keys()

    @pytest.mark.parametrize("label", OTHERS)
    def test_making_a_row_raises_the_version(self, label):
        plan = make_plan()
        before = version()

        MAKERS[label](plan)

        assert version() > before

    @pytest.mark.parametrize("label", MAKERS)
    def test_saving_a_row_raises_the_version(self, label):
        row = MAKERS[label](make_plan())
        before = version()

        row.save()

        assert version() == before + 1

    @pytest.mark.parametrize("label", OTHERS)
    def test_deleting_a_row_raises_the_version(self, label):
        row = MAKERS[label](make_plan())
        before = version()

        row.delete()

        assert version() == before + 1
