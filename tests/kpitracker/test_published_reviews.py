"""Reviews of earlier years beside what their own publications said."""

import pytest

from plans.models import Plan
from tests.factories import make_goal, make_measure, make_plan, make_review
from tests.indicators.published import make_confirmed, published
from tests.kpitracker.pages import page

pytestmark = pytest.mark.django_db


def test_the_letters_of_an_earlier_year_are_those_of_its_own_version(client):
    plan = make_plan("p")
    measure = make_measure(goal=make_goal(plan), code="m")
    make_confirmed(plan).links.create(measure=measure)
    make_review(measure, 2021, rating="D")
    published(plan, 2021)
    published(plan, 2022)
    Plan.objects.update(pace_lower="0.1")

    text = page(client, "/en/plans/p/measures/m/")

    earlier = text.partition("Review of FY2021 (Reiwa 3)")[2]
    assert earlier.startswith(
        " Judgement by the figures By the rule of the plan version 1, published on"
    )
    assert "C 1 indicator Show the judgement of FY2021 (Reiwa 3)" in earlier
    assert "Own rating D differs from the figures" in earlier
