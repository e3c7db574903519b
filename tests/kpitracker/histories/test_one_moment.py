"""Rows that were written at the same time keep their order in a history."""

from datetime import timedelta

import pytest
from django.utils import timezone

from indicators.enums import Stage
from indicators.plan_history import PlanHistory
from tests.kpitracker.rounds.town import make_round_town

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_what_was_written_in_one_moment_is_told_in_its_order():
    here = make_round_town()
    pair = [here.value(Stage.DRAFT, 15), here.value(Stage.DRAFT, 15)]
    at = timezone.now()
    for number in (16, 17):
        for actual in pair:
            actual.value, actual._history_date = number, at
            actual.save()

    whole = PlanHistory(here.town.plan, ["actuals"], start=at, end=at + DAY)
    found = [(one.record.id, one.record.value) for one in whole.latest(4)]

    first, second = pair
    assert found == [
        (second.pk, 17),
        (first.pk, 17),
        (second.pk, 16),
        (first.pk, 16),
    ]
