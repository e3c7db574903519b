"""What a cumulative indicator has come to, beside what was entered of it."""

import pytest

from kpitracker.opendata.actual_columns import actuals
from tests.factories import make_indicator, make_plan
from tests.kpitracker.opendata.taken import rows

pytestmark = pytest.mark.django_db


def totals(client, values, **facts):
    facts = {"basis": "cumulative", "entry": "increment"} | facts
    facts.setdefault("counts_from", 2020 if facts["entry"] else None)
    make_indicator(make_plan("p"), actuals=values, **facts)
    return [row["running_total"] for row in rows(client, "p", "actuals")]


def test_are_what_increments_come_to_exactly(client):
    values = {2019: 99, 2020: "0.1", 2021: "0.2", 2022: "99999999999.9999"}

    found = totals(client, values)

    assert found == ["", "0.1", "0.3", "100000000000.2999"]


def test_begin_with_the_baseline_where_it_is_included(client):
    found = totals(client, {2020: 2}, baseline=10, baseline_included=True)

    assert found == ["12"]


def test_are_not_known_without_a_baseline_that_is_included(client):
    found = totals(client, {2020: 2}, baseline=None, baseline_included=True)

    assert found == [""]


def test_end_with_a_year_that_has_no_value(client):
    found = totals(client, {2020: 2, 2021: "collecting", 2022: 3})

    assert found == ["2", "", ""]


def test_are_the_values_where_these_are_entered_as_totals(client):
    found = totals(client, {2020: 2, 2022: 7}, entry="running_total")

    assert found == ["2", "7"]


def test_are_of_cumulative_indicators_alone(client):
    found = totals(client, {2022: 7}, basis="yearly", entry="")

    assert found == [""]


def test_no_row_asks_a_query_of_its_own():
    indicator = make_indicator(make_plan("p"))

    assert "SELECT" not in str(actuals(indicator.plan).query)[1:]
