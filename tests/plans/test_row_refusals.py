"""What rows of the frame refuse beyond their own columns."""

import pytest
from django.core.exceptions import ValidationError

from plans.models import PlanLevel
from tests.factories import (
    make_department,
    make_level,
    make_measure,
    make_organization,
    make_plan,
)

pytestmark = pytest.mark.django_db


class TestLevel:
    def test_keeps_its_depth_while_measures_stand_at_it(self):
        level = PlanLevel.objects.get(pk=make_measure().level.pk)
        level.depth = 5

        with pytest.raises(ValidationError, match="its depth has to stay"):
            level.full_clean()

    def test_may_move_while_it_is_empty(self):
        level = make_level(make_plan(), 1)
        level.depth = 5

        level.full_clean()


class TestDepartment:
    def test_is_not_succeeded_in_a_circle(self):
        town = make_organization()
        first = make_department(town)
        second = make_department(town, successor=first)
        first.successor = make_department(town, successor=second)

        with pytest.raises(ValidationError, match="lead in a circle"):
            first.full_clean()

    def test_may_be_succeeded_by_one_that_is_succeeded(self):
        town = make_organization()
        last = make_department(town)
        first = make_department(town, successor=make_department(town, successor=last))

        first.full_clean()
