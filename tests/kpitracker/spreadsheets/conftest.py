"""A small town with a plan, and somebody in its planning section."""

import pytest

from plans.models import Plan, Role
from tests.factories import make_department, make_user
from tests.kpitracker.exchange.packages import PackageMaker, import_plan


@pytest.fixture
def package(tmp_path):
    return PackageMaker(tmp_path / "package")


@pytest.fixture
def plan(package):
    import_plan(package.write(), verbosity=0)
    return Plan.objects.get()


@pytest.fixture
def planner(plan):
    office = make_department(plan.organization, name="企画室")
    return make_user(
        Role.PLANNING, department=office, username="planner", name="計画花子"
    )
