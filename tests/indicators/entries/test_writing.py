"""Rows of the grid saved together: what is written."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import PlanTally
from tests.factories import make_indicator
from tests.indicators.entries.rows import draft, enter, row, stored

pytestmark = pytest.mark.django_db


def test_makes_a_draft_of_what_was_typed(round_, editor, indicator):
    outcome = enter(round_, row(indicator, "△３５人", comment="転出"), by=editor)

    made = stored(indicator)
    assert (made.value, made.entered) == (-35, "△３５人")
    assert (made.quality, made.stage, made.comment) == ("actual", "draft", "転出")
    assert outcome.versions == {indicator.pk: 1}
    assert outcome.written == {indicator.pk}


def test_keeps_the_history_and_who_wrote_it(round_, editor, indicator):
    enter(round_, row(indicator, "1"), by=editor)
    enter(round_, row(indicator, "2", quality="actual", version=1), by=editor)

    kept = stored(indicator).history.order_by("history_id")
    assert [(it.value, it.version, it.history_user) for it in kept] == [
        (Decimal(1), 1, editor),
        (Decimal(2), 2, editor),
    ]


def test_touches_the_plan_once_and_keeps_its_counts(round_, town, editor, indicator):
    other = make_indicator(town.plan, department=town.office)
    town.plan.refresh_from_db()
    before = town.plan.content_version
    PlanTally.objects.create(
        plan=town.plan,
        fiscal_year=2022,
        audience="internal",
        content_version=before,
    )

    enter(round_, row(indicator, "1"), row(other, "2"), by=editor)

    town.plan.refresh_from_db()
    assert town.plan.content_version == before + 1
    assert PlanTally.objects.get().content_version == before + 1


def test_writes_nothing_for_blank_rows_and_rows_as_they_are(round_, editor, indicator):
    enter(round_, row(indicator), by=editor)
    assert not indicator.actuals.exists()
    actual = draft(indicator)

    outcome = enter(
        round_, row(indicator, "15", quality="actual", version=1), by=editor
    )

    assert outcome.written == set()
    assert stored(indicator).version == actual.version


def test_takes_0_for_a_value(round_, editor, indicator):
    enter(round_, row(indicator, "0"), by=editor)

    assert stored(indicator).value == 0


def test_clearing_a_cell_leaves_no_value_and_no_quality(round_, editor, indicator):
    draft(indicator)

    enter(round_, row(indicator, "", quality="actual", version=1), by=editor)

    assert (stored(indicator).value, stored(indicator).quality) == (None, "")


def test_a_reason_stands_where_there_is_no_value(round_, editor, indicator):
    enter(round_, row(indicator, missing_reason="collecting"), by=editor)

    assert stored(indicator).missing_reason == "collecting"


def test_見込_in_the_cell_is_the_quality(round_, editor, indicator):
    enter(round_, row(indicator, "120（見込）"), by=editor)

    assert (stored(indicator).value, stored(indicator).quality) == (120, "estimate")


@pytest.mark.parametrize("size", [1, 30])
def test_asks_as_much_for_one_row_as_for_many(round_, town, editor, size):
    rows = [make_indicator(town.plan, department=town.office) for _ in range(size)]
    for one in rows[::2]:
        draft(one)
    typed = [row(one, "7", version=n % 2 ^ 1) for n, one in enumerate(rows)]

    with CaptureQueriesContext(
        connection,
    ) as asked:
        outcome = enter(round_, *typed, by=editor)

    assert outcome.is_complete
    # SQLite sends the rows of one statement one by one.
    statements = {it["sql"].split(" VALUES ")[0][:60] for it in asked}
    assert len(statements) <= 17
