"""A published year of a plan, and pages that are kept."""

import pytest

from kpitracker.keeping.store import STORE
from tests.factories import (
    make_department,
    make_goal,
    make_measure,
    make_organization,
    make_partner,
    make_plan,
)
from tests.indicators.published import make_confirmed, published


@pytest.fixture
def keeping(settings):
    """Pages are kept in this test only, elsewhere rows come without their versions."""
    settings.PAGE_CACHE_BYTES = 2**22
    STORE.clear()
    yield STORE
    STORE.clear()


@pytest.fixture
def plan(db):
    """A public plan with a goal, a measure, a partner, and 2022 published."""
    owner = make_organization("架空市")
    plan = make_plan("p", organization=owner)
    make_partner(make_measure(goal=make_goal(plan, code="g"), code="m"))
    indicator = make_confirmed(plan)
    indicator.code, indicator.department = "k", make_department(owner)
    indicator.save()
    published(plan)
    return plan
