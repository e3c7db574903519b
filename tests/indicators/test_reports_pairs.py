"""Two values are compared only where they say the same of the same thing."""

from decimal import Decimal

import pytest

from indicators.models import Audience
from indicators.reports.pairs import Obstacle, Pair
from indicators.reports.plan import plan_report
from tests.factories import make_indicator, make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def pair_of(first: dict, second: dict) -> Pair:
    """Two indicators that differ in these facts, both in 2022."""
    plan = make_plan()
    usual = {"actuals": {2022: 12}}
    for facts in (first, second):
        make_indicator(plan, **usual | facts)
    report = plan_report(plan, fiscal_year=2022, audience=Audience.PUBLIC)
    one, other = report.lines
    return Pair(first=one, second=other)


STATES = {"aim": "state", "states": ("なし", "あり"), "actuals": {2022: "なし"}}


@pytest.mark.parametrize(
    ("first", "second", "obstacle"),
    [
        ({"unit": "人"}, {"unit": "件"}, Obstacle.UNIT),
        ({"unit": "人"}, {"unit": "人", "scale": 1000}, Obstacle.UNIT),
        ({"basis": "yearly"}, {"basis": "point"}, Obstacle.BASIS),
        ({"unit": ""}, {**STATES, "unit": ""}, Obstacle.BASIS),
        (
            {"basis": "cumulative", "entry": "running_total", "counts_from": 2020},
            {"basis": "cumulative", "entry": "running_total", "counts_from": 2019},
            Obstacle.SINCE,
        ),
        (STATES, {**STATES, "states": ("なし", "案", "あり")}, Obstacle.STATES),
        ({"definition": "年度末"}, {"definition": "4月1日"}, Obstacle.DEFINITION),
        ({}, {"actuals": {2021: 12}}, Obstacle.NO_VALUE),
        ({}, {"actuals": {2022: "collecting"}}, Obstacle.NO_VALUE),
    ],
)
def test_what_differs_is_said(first, second, obstacle):
    pair = pair_of(first, second)

    assert (pair.obstacle, pair.difference) == (obstacle, None)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"unit": "％"}, {"unit": "%"}),
        ({"definition": "年度末 現在"}, {"definition": "年度末現在"}),
        ({"definition": "年度末"}, {"definition": ""}),
    ],
)
def test_other_signs_for_the_same_are_no_obstacle(first, second):
    assert pair_of(first, {**second, "actuals": {2022: "9.5"}}).difference == Decimal(
        "-2.5"
    )


def test_zero_is_a_value():
    assert pair_of({}, {"actuals": {2022: 0}}).difference == -12


def test_states_stand_side_by_side_without_a_difference():
    pair = pair_of(STATES, {**STATES, "actuals": {2022: "あり"}})

    assert (pair.obstacle, pair.difference) == (None, None)


def test_what_stands_on_one_side_only_has_no_difference():
    line = pair_of({}, {}).first

    assert Pair(first=line, second=None).obstacle == Obstacle.ABSENT
