"""A file shows one moment, and nobody waits for whoever takes it."""

from threading import Thread

import pytest
from django.db import connection, transaction

from indicators import sheets_out
from indicators.models import Indicator
from kpitracker.exchange.exporting import package_of
from kpitracker.exchange.stored import stored_rows
from kpitracker.moments import one_moment
from kpitracker.opendata.lines import lines
from kpitracker.opendata.open_plans import open_plan
from kpitracker.opendata.tables import ACTUALS
from tests.factories import make_actual, make_indicator, make_plan, make_user


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


def test_a_moment_within_a_moment_is_the_same_one(indicator):
    with one_moment(), one_moment():
        assert years() == ["2021"]
        elsewhere(lambda: make_actual(indicator, 2022, 2))
        assert years() == ["2021"]

    assert years() == ["2021", "2022"]


def test_nobody_waits_for_an_export(indicator, monkeypatch):
    def read_slowly(*arguments):
        found = stored_rows(*arguments)
        elsewhere(lambda: make_actual(indicator, 2022, 2))
        return found

    monkeypatch.setattr("kpitracker.exchange.exporting.stored_rows", read_slowly)

    files = package_of(indicator.plan)

    assert b",2022," not in files["actuals.csv"]


class TestSheetsOfStaff:
    @pytest.mark.parametrize("fmt", ["csv", "tsv", "cp932", "xlsx"])
    @pytest.mark.parametrize("sheet", ["actuals", "actuals-wide", "targets", "package"])
    def test_are_complete_before_they_are_taken(self, indicator, admin, sheet, fmt):
        answer = ask(admin, sheet, fmt)
        elsewhere(lambda: make_actual(indicator, 2022, 2))

        assert not connection.in_atomic_block
        assert answer["Content-Length"] == str(len(b"".join(answer)))

    def test_show_one_moment_however_many_blocks_they_have(
        self, indicator, admin, monkeypatch
    ):
        """Both rows are written while the first is read."""
        make_indicator(indicator.plan, code="k2", actuals={2021: 1})
        monkeypatch.setattr(sheets_out, "INDICATORS_A_BLOCK", 1)
        read, written = sheets_out._actuals, []

        def read_slowly(*arguments, **options):
            if not written:
                written.append(elsewhere(publish_everywhere))
            return read(*arguments, **options)

        monkeypatch.setattr(sheets_out, "_actuals", read_slowly)

        text = b"".join(ask(admin, "actuals", "csv")).decode()

        assert written
        assert ",2021," in text and ",2022," not in text

    def test_leave_no_moment_behind_when_they_are_refused(self, indicator, admin):
        indicator.actuals.update(comment="長" * 40_000)

        answer = ask(admin, "actuals", "xlsx")

        assert answer.status_code == 400
        make_actual(indicator, 2022, 2)
        assert years() == ["2021", "2022"]


def publish_everywhere() -> None:
    for indicator in Indicator.objects.all():
        make_actual(indicator, 2022, 2)


@pytest.fixture
def admin(indicator, client):
    client.force_login(make_user(None, is_staff=True, is_superuser=True))
    return client


def ask(browser, sheet: str, fmt: str):
    asked = {"sheet": sheet, "plan": "p", "year": "2022", "format": fmt}
    return browser.get("/admin/sheets/take/", {**asked, "anyway": "1"})


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
