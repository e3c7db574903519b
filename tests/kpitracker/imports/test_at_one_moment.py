"""Two people, or two clicks, at the same moment: applied once, or not at all."""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

import pytest
from django.db import connection
from django.test import Client

from indicators.models import Indicator
from plans.models import ImportJob, ImportState, Role
from tests.desks import client_of, make_town
from tests.factories import make_actual, make_indicator, saved
from tests.kpitracker.imports.kept import Kept
from tests.kpitracker.imports.pages import (
    assert_refused,
    confirm,
    is_done,
    job_of,
    send,
    sent,
    sheet,
    undo,
)
from tests.long import size

TIMES = size(3, long=20)
pytestmark = pytest.mark.usefixtures("committed")


def at_once(*steps) -> list:
    """What each step answers, all of them begun at the same moment."""
    ready, answers = threading.Barrier(len(steps)), [None] * len(steps)

    def run(at: int, step) -> None:
        try:
            ready.wait()
            answers[at] = step()
        except Exception as error:
            answers[at] = error  # the assertions will tell it
        finally:
            connection.close()

    people = [threading.Thread(target=run, args=pair) for pair in enumerate(steps)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return answers


def also(browser: Client) -> Client:
    """The same person in another window."""
    other = Client()
    other.cookies = browser.cookies
    return other


@contextmanager
def somebody_writing(plan):
    """Another connection has locked the plan, and does not let go."""
    other = connection.copy()
    lock = "SELECT 1"
    if connection.vendor == "postgresql":
        lock = f"SELECT 1 FROM plans_plan WHERE id = {plan.pk} FOR NO KEY UPDATE"
    begin = "BEGIN IMMEDIATE" if connection.vendor == "sqlite" else "BEGIN"
    with other.cursor() as cursor:
        cursor.execute(begin)
        cursor.execute(lock)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
            other.close()


@contextmanager
def impatience():
    """This connection waits for a fifth of a second only."""
    waits = {
        "sqlite": ("PRAGMA busy_timeout=200", "PRAGMA busy_timeout=20000"),
        "postgresql": ("SET lock_timeout='200ms'", "SET lock_timeout='5s'"),
    }
    short, usual = waits[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(short)
        try:
            yield
        finally:
            cursor.execute(usual)


@dataclass(frozen=True, slots=True)
class Place:
    """A planner of a town whose indicator k has a draft of 10 for 2022."""

    browser: Client
    indicator: Indicator

    def sent(self, *rows: str, **typed) -> ImportJob:
        """A job of rows without their plan."""
        return sent(self.browser, self.sheet(*rows), **typed)

    def sheet(self, *rows: str) -> bytes:
        return sheet(*(f"{self.indicator.plan.code},{row}" for row in rows))

    def values(self) -> dict[int, Decimal]:
        return dict(self.indicator.actuals.values_list("fiscal_year", "value"))


def places() -> Iterator[Place]:
    """As many towns as there are times to try."""
    for number in range(TIMES):
        town = make_town(f"t{number}")
        indicator = make_indicator(town.plan, code="k")
        make_actual(indicator, 2022, 10, stage="draft")
        yield Place(client_of(town.user(Role.PLANNING)), indicator)


class TestDoubleClick:
    def test_on_confirm_applies_once(self):
        for place in places():
            job = place.sent("k,2022,11", "k,2023,12")
            before = Kept.now()

            answers = at_once(
                *[partial(confirm, also(place.browser), job) for _click in range(3)]
            )

            after = Kept.now()
            assert [is_done(answer, job) for answer in answers] == [True] * 3
            assert after.contradictions() == []
            assert list(after.entries_since(before).values()) == [1, 1]
            assert sum(after.versions.values()) == sum(before.versions.values()) + 1

    def test_on_undo_restores_once(self):
        for place in places():
            job = place.sent("k,2022,11", "k,2023,12")
            confirm(place.browser, job)
            before = Kept.now()

            answers = at_once(
                *[partial(undo, also(place.browser), job) for _click in range(3)]
            )

            after = Kept.now()
            assert [is_done(answer, job) for answer in answers] == [True] * 3
            assert after.contradictions() == []
            assert list(after.entries_since(before).values()) == [1, 1]
            assert place.values() == {2022: 10}

    def test_on_bringing_a_sheet_makes_jobs_that_can_be_looked_at(self):
        for place in places():
            file, key = place.sheet("k,2022,11"), str(uuid.uuid4())

            click = partial(send, content=file, key=key)
            answers = at_once(
                *[partial(click, also(place.browser)) for _click in range(3)]
            )

            assert [answer.status_code for answer in answers] == [302] * 3
            assert {job_of(answer).state for answer in answers} == {ImportState.READY}


class TestTwoAtOnce:
    def test_of_two_imports_of_a_row_one_is_applied(self):
        for place in places():
            jobs = [place.sent(f"k,2022,{value}") for value in (11, 12)]
            before = Kept.now()

            answers = at_once(
                *[partial(confirm, also(place.browser), job) for job in jobs]
            )

            done = [is_done(*pair) for pair in zip(answers, jobs, strict=True)]
            assert sorted(done) == [False, True]
            assert place.values() == {2022: 11 + done.index(True)}
            assert list(Kept.now().entries_since(before).values()) == [1]
            states = [ImportJob.objects.get(pk=job.pk).state for job in jobs]
            assert sorted(states) == [ImportState.APPLIED, ImportState.READY]

    def test_an_import_and_an_edit_never_overwrite_each_other(self):
        for place in places():
            job = place.sent("k,2022,11", "k,2023,12")
            row = place.indicator.actuals.get()
            row.comment = "同時に"
            before = Kept.now()

            answer, edited = at_once(
                partial(confirm, place.browser, job), partial(saved, row)
            )

            after = Kept.now()
            was_edited = not isinstance(edited, Exception)
            assert is_done(answer, job) != was_edited
            assert after.contradictions() == []
            assert len(after.moved(before)) == (1 if was_edited else 2)

    def test_an_import_and_a_new_row_never_collide(self):
        for place in places():
            job = place.sent("k,2022,11", "k,2023,12")

            answer, made = at_once(
                partial(confirm, place.browser, job),
                partial(make_actual, place.indicator, 2023, 99),
            )

            was_made = not isinstance(made, Exception)
            assert is_done(answer, job) != was_made
            assert place.values() == (
                {2022: 10, 2023: 99} if was_made else {2022: 11, 2023: 12}
            )
            assert Kept.now().contradictions() == []


class TestSomebodyElseWriting:
    @pytest.fixture
    def job(self, browser, indicator):
        return sent(browser, sheet("a,k,2022,11", "a,k,2023,12"))

    def test_a_confirmation_is_refused_and_can_be_repeated(self, browser, job, town):
        with somebody_writing(town.plan), impatience():
            assert "もう一度" in assert_refused(browser, job)

        assert is_done(confirm(browser, job), job)

    def test_so_is_undoing(self, browser, job, town):
        confirm(browser, job)
        job.refresh_from_db()

        with somebody_writing(town.plan), impatience():
            assert "もう一度" in assert_refused(browser, job, undo)

        assert is_done(undo(browser, job), job)

    def test_a_preview_is_not_kept_waiting(self, browser, indicator, town):
        if connection.vendor == "sqlite":
            pytest.skip("SQLite has one lock for all of its tables")
        with somebody_writing(town.plan), impatience():
            found = sent(browser, sheet("a,k,2022,11"))

        assert found.state == ImportState.READY
