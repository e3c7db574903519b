"""What the database is asked to do for sheets: write numbers, find many rows."""

from decimal import Decimal

import pytest

from indicators.models import Actual
from plans.models.among import Among
from plans.models.numbers import Shortest
from plans.printing import plain
from tests.factories import make_actual, make_indicator

pytestmark = pytest.mark.django_db


class TestShortest:
    @pytest.mark.parametrize(
        "number",
        [
            *("0", "-0.0001", "0.0001", "10", "1000000", "51.8", "-35", "0.5"),
            *("12345678901.2345", "-99999999999.9999", "99999999999", "0.1200"),
        ],
    )
    def test_writes_a_number_as_sheets_do(self, number):
        make_actual(make_indicator(), 2023, number)

        (text,) = Actual.objects.values_list(Shortest("value"), flat=True)

        assert text == plain(Decimal(number))

    def test_writes_no_number_as_none(self):
        make_actual(make_indicator(), 2023, None)

        assert list(Actual.objects.values_list(Shortest("value"), flat=True)) == [None]


class TestAmong:
    @pytest.mark.parametrize("count", [0, 1, 2])
    def test_finds_the_rows_of_the_keys(self, count):
        pks = [make_actual(make_indicator(), 2023, 1).pk for _ in range(3)]

        found = Actual.objects.filter(Among("pk", pks[:count]))

        assert set(found.values_list("pk", flat=True)) == set(pks[:count])

    def test_takes_one_parameter_for_any_number(self):
        _sql, parameters = Actual.objects.filter(
            Among("indicator_id", range(50_000))
        ).query.sql_with_params()

        assert len(parameters) == 1

    def test_has_its_keys_read_once_and_not_for_every_row(self):
        told = Actual.objects.filter(Among("indicator_id", [1, 2])).explain()

        # As PostgreSQL tells of what is no constant, and as SQLite does.
        assert not any(word in told for word in ("translate", "CORRELATED"))
