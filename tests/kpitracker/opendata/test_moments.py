"""A file shows one moment, and nobody waits for whoever takes it."""

from threading import Thread

import pytest
from django.db import connection, transaction

from kpitracker.opendata.lines import lines
from kpitracker.opendata.moments import one_moment
from kpitracker.opendata.open_plans import open_plan
from kpitracker.opendata.tables import ACTUALS
from tests.factories import make_actual, make_indicator, make_plan


@pytest.fixture
def indicator(committed):
    return make_indicator(make_plan("p"), actuals={2021: 1})


def elsewhere(write) -> None:
    """Write as another process does; fails where it has to wait."""
    failed = []

    def run():
        try:
            with transaction.atomic():
                write()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    writer = Thread(target=run, daemon=True)
    writer.start()
    writer.join(timeout=5)
    assert not writer.is_alive(), "the writer had to wait"
    assert failed == []


def years() -> list[str]:
    text = "".join(lines(ACTUALS, open_plan("p")))
    at = [column.name for column in ACTUALS.columns].index("year")
    return [line.split(",")[at] for line in text.splitlines()[1:]]


def test_what_is_written_meanwhile_is_not_seen(indicator):
    with one_moment():
        before = years()
        elsewhere(lambda: make_actual(indicator, 2022, 2))
        during = years()

    assert before == during == ["2021"]
    assert years() == ["2021", "2022"]


def test_no_writer_waits_for_a_reader(indicator):
    with one_moment():
        years()
        elsewhere(lambda: make_actual(indicator, 2022, 2))


def test_the_moment_ends_with_an_error_too(indicator):
    with pytest.raises(ZeroDivisionError), one_moment():
        years()
        raise ZeroDivisionError

    make_actual(indicator, 2022, 2)
    assert years() == ["2021", "2022"]


def test_a_file_is_complete_before_it_is_taken(indicator, client):
    """However slowly somebody reads, the database is done with."""
    response = client.get("/plans/p/data/actuals.csv")
    elsewhere(lambda: make_actual(indicator, 2022, 2))

    assert not connection.in_atomic_block
    assert b",2022," not in b"".join(response.streaming_content)
