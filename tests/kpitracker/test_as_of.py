"""The day that values shown are of: never after the day they were published."""

from datetime import UTC, date, datetime

import pytest

from indicators.models import Publication
from kpitracker.templatetags.years import as_of
from plans.models import Plan

pytestmark = pytest.mark.pure

# On 1 September in Japan.
PUBLICATION = Publication(published_at=datetime(2024, 8, 31, 15, tzinfo=UTC))
BEFORE, AFTER = date(2024, 6, 30), date(2025, 6, 30)


@pytest.mark.parametrize(
    ("day", "shown"),
    [(None, None), (BEFORE, BEFORE), (AFTER, date(2024, 9, 1))],
)
def test_is_never_after_the_publication(day, shown):
    assert as_of(Plan(as_of=day), PUBLICATION) == shown


def test_is_that_of_the_plan_where_nothing_was_published():
    assert as_of(Plan(as_of=AFTER), None) == AFTER
