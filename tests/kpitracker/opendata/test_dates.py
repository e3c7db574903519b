"""The day on which something that the public sees last changed."""

from datetime import UTC, datetime

import pytest

from indicators.models import Actual
from tests.factories import make_indicator, make_plan
from tests.kpitracker.opendata.taken import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator():
    return make_indicator(make_plan("p"), actuals={2021: 1})


def saved_in(year: int, actual: Actual, **facts) -> None:
    for name, value in facts.items():
        setattr(actual, name, value)
    actual._history_date = datetime(year, 3, 31, 16, tzinfo=UTC)
    actual.save()


def updated_on(client) -> str:
    (day,) = {row["updated_on"] for row in rows(client, "p", "actuals")}
    return day


def test_is_that_of_a_publication_as_it_is_in_japan(client, indicator):
    saved_in(2040, indicator.actuals.get(), value=2)

    assert updated_on(client) == "2040-04-01"


def test_a_value_on_its_way_to_the_public_is_no_change(client, indicator):
    saved_in(2040, indicator.actuals.get(), value=2)
    saved_in(2041, Actual(indicator=indicator, fiscal_year=2022), stage="draft")

    assert updated_on(client) == "2040-04-01"


def test_a_withdrawal_is_a_change(client, indicator):
    withdrawn = Actual(indicator=indicator, fiscal_year=2022)
    saved_in(2040, withdrawn, stage="published")
    saved_in(2041, withdrawn, stage="draft")

    assert updated_on(client) == "2041-04-01"


def test_another_plan_changes_nothing(client, indicator):
    saved_in(2040, indicator.actuals.get(), value=2)
    other = make_indicator(make_plan("q"), actuals={2021: 1})
    saved_in(2041, other.actuals.get(), value=2)

    assert updated_on(client) == "2040-04-01"


def test_is_empty_where_no_history_was_kept(client):
    plan = make_plan("p")
    make_indicator(plan, actuals={2021: 1})
    type(plan).objects.filter(pk=plan.pk).update(code="q")
    copy = type(plan)(code="p", title="写し", visibility="public")
    type(plan).objects.bulk_create([copy])
    plan.indicators.update(plan=copy)

    assert client.get("/plans/p/data/").status_code == 200
