"""Rows in bulk: each with its version and one entry of history, or none of it."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from indicators.models import Actual, Indicator
from plans.bulk import BulkWriter, columns_of
from tests.factories import make_indicator, make_user

pytestmark = pytest.mark.django_db

MOMENT = datetime(2024, 6, 3, 1, 2, tzinfo=UTC)


@pytest.fixture
def writer():
    return BulkWriter(
        Actual, user_id=make_user(None).pk, moment=MOMENT, reason="import_sheet 1"
    )


def row(indicator: Indicator, pk: int, year: int, value, **facts) -> tuple:
    """A row as it stands in the table."""
    blank = dict.fromkeys(columns_of(Actual), "")
    usual = {
        "id": pk,
        "version": 1,
        "indicator_id": indicator.pk,
        "fiscal_year": year,
        "value": value,
        "quality": "actual",
        "stage": "draft",
        "position": 0,
    }
    return tuple((blank | usual | facts).values())


class TestInserting:
    def test_writes_rows_and_their_history(self, writer):
        indicator = make_indicator()
        pks = writer.new_ids(2)
        rows = [row(indicator, pk, 2020 + pk % 2, Decimal("51.8")) for pk in pks]

        writer.insert(rows)

        assert list(Actual.objects.order_by("pk").values_list("pk", "value")) == [
            (pk, Decimal("51.8")) for pk in pks
        ]
        for actual in Actual.objects.all():
            entry = actual.history.get()
            assert (entry.history_type, entry.history_date) == ("+", MOMENT)
            assert entry.history_change_reason == "import_sheet 1"
            assert entry.history_user_id == writer.signature[2]
            assert entry.value == Decimal("51.8")

    def test_gives_ids_that_nobody_else_takes(self, writer):
        indicator = make_indicator(actuals={2020: 1})
        (pk,) = writer.new_ids(1)
        writer.insert([row(indicator, pk, 2021, Decimal(1))])

        later = Actual(indicator=indicator, fiscal_year=2022, stage="draft")
        later.save()

        assert len({pk, later.pk, indicator.actuals.get(fiscal_year=2020).pk}) == 3

    def test_keeps_the_promises_of_the_table(self, writer):
        indicator = make_indicator()
        (pk,) = writer.new_ids(1)
        bad = row(indicator, pk, 2020, Decimal(1), quality="")

        with pytest.raises(IntegrityError), transaction.atomic():
            writer.insert([bad])

        assert not Actual.objects.exists()

    def test_of_nothing_does_nothing(self, writer, django_assert_num_queries):
        with django_assert_num_queries(0):
            writer.insert([])


class TestUpdating:
    def test_writes_the_row_its_version_and_its_history(self, writer):
        indicator = make_indicator(actuals={2020: 1})
        pk = indicator.actuals.get().pk

        found = writer.update([row(indicator, pk, 2020, Decimal(-35), version=2)])

        actual = Actual.objects.get()
        assert found == 1
        assert (actual.value, actual.version) == (Decimal(-35), 2)
        kinds = actual.history.order_by("history_id").values_list("history_type")
        assert [kind for (kind,) in kinds] == ["+", "~"]

    def test_leaves_a_row_that_somebody_else_saved_first(self, writer):
        indicator = make_indicator(actuals={2020: 1})
        actual = indicator.actuals.get()
        actual.save()

        found = writer.update([row(indicator, actual.pk, 2020, Decimal(7), version=2)])

        assert found == 0
        assert Actual.objects.get().value == 1

    def test_can_be_repeated_in_one_transaction(self, writer):
        indicator = make_indicator(actuals={2020: 1, 2021: 2})
        first, second = indicator.actuals.order_by("fiscal_year")

        found = [
            writer.update(
                [row(indicator, it.pk, it.fiscal_year, Decimal(9), version=2)]
            )
            for it in (first, second)
        ]

        assert found == [1, 1]
        assert set(Actual.objects.values_list("value", flat=True)) == {Decimal(9)}


class TestDeleting:
    def test_leaves_the_last_state_in_the_history(self, writer):
        indicator = make_indicator(actuals={2020: 1})
        actual = indicator.actuals.get()

        writer.delete([row(indicator, actual.pk, 2020, Decimal(1))])

        assert not Actual.objects.exists()
        last = Actual.history.filter(id=actual.pk).latest("history_id")
        assert (last.history_type, last.value) == ("-", Decimal(1))


def test_only_a_history_of_whole_rows_is_written(writer):
    with pytest.raises(TypeError, match="only part"):
        BulkWriter(
            Indicator._meta.get_field("plan").related_model,
            user_id=None,
            moment=MOMENT,
            reason="",
        )
