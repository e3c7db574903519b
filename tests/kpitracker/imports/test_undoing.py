"""Undoing an import: the values from before as new history, or nothing at all."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from indicators.models import Actual, IndicatorState
from plans.imports import jobs
from plans.models import ImportJob, ImportState, Membership, Role
from tests.desks import client_of
from tests.factories import make_actual, make_indicator, saved
from tests.kpitracker.imports.kept import Kept, value
from tests.kpitracker.imports.pages import (
    HEAD,
    assert_refused,
    confirm,
    is_done,
    sent,
    sheet,
    undo,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def applied(browser, indicator):
    """2021 stayed as it was, 2022 was changed, 2023 is new."""
    make_actual(indicator, 2021, 9, stage="draft")
    job = sent(browser, sheet("a,k,2021,9", "a,k,2022,11", "a,k,2023,12"))
    assert is_done(confirm(browser, job), job)
    job.refresh_from_db()
    return job


def values(indicator) -> dict[int, Decimal]:
    return dict(indicator.actuals.values_list("fiscal_year", "value"))


class TestUndoing:
    def test_restores_what_was_there(self, browser, indicator, applied):
        assert is_done(undo(browser, applied), applied)

        assert values(indicator) == {2021: 9, 2022: 10}
        assert ImportJob.objects.get().state == ImportState.UNDONE

    def test_adds_one_entry_to_the_history_of_each_row(
        self, browser, indicator, applied
    ):
        before = Kept.now()

        undo(browser, applied)

        after = Kept.now()
        assert after.contradictions() == []
        assert after.moved(before) == after.entries_since(before).keys()
        assert set(after.entries_since(before).values()) == {1}
        assert len(after.moved(before)) == 2
        assert after.versions == {"a": before.versions["a"] + 1}

    def test_a_second_time_changes_nothing(self, browser, indicator, applied):
        undo(browser, applied)
        once = Kept.now()

        assert is_done(undo(browser, applied), applied)

        assert Kept.now() == once

    def test_cannot_be_confirmed_once_more(self, browser, indicator, applied):
        undo(browser, applied)
        once = Kept.now()

        assert is_done(confirm(browser, applied), applied)

        assert Kept.now() == once
        assert ImportJob.objects.get().state == ImportState.UNDONE

    def test_makes_way_for_the_same_sheet(self, browser, indicator, applied):
        undo(browser, applied)
        again = sent(browser, sheet("a,k,2022,11", "a,k,2023,12"))

        assert is_done(confirm(browser, again), again)

        assert values(indicator) == {2021: 9, 2022: 11, 2023: 12}
        assert Kept.now().contradictions() == []

    def test_does_not_mind_an_edit_of_what_the_import_left_alone(
        self, browser, indicator, applied
    ):
        row = indicator.actuals.get(fiscal_year=2021)
        row.value = Decimal(8)
        saved(row)
        make_actual(indicator, 2020, 7)

        assert is_done(undo(browser, applied), applied)

        assert values(indicator) == {2020: 7, 2021: 8, 2022: 10}


class TestUndoingIsRefused:
    @pytest.mark.parametrize("year", [2022, 2023])
    def test_after_a_value_was_changed(self, browser, indicator, applied, year):
        row = indicator.actuals.get(fiscal_year=year)
        row.comment = "後から"
        saved(row)

        assert str(year) in assert_refused(browser, applied, undo)

    def test_after_it_was_changed_and_changed_back(self, browser, indicator, applied):
        row = indicator.actuals.get(fiscal_year=2022)
        for number in (5, 11):
            row.value = Decimal(number)
            saved(row)

        assert_refused(browser, applied, undo)

    def test_after_a_row_was_deleted(self, browser, indicator, applied):
        indicator.actuals.get(fiscal_year=2023).delete()

        assert_refused(browser, applied, undo)

    def test_after_a_later_import_of_the_same_row(self, browser, indicator, applied):
        later = sent(browser, sheet("a,k,2022,15"))
        confirm(browser, later)

        assert_refused(browser, applied, undo)
        later.refresh_from_db()
        assert is_done(undo(browser, later), later)
        assert value(indicator) == 11

    def test_after_the_indicator_was_redefined(self, browser, indicator, applied):
        indicator.unit = "千人"
        saved(indicator)

        assert_refused(browser, applied, undo)

    def test_after_the_former_state_was_taken_off_the_list(self, browser, town):
        stages = make_indicator(town.plan, code="s", aim="state", target=None)
        make_actual(stages, 2022, "素案", stage="draft")
        job = sent(browser, sheet("a,s,2022,策定"))
        confirm(browser, job)
        job.refresh_from_db()
        IndicatorState.objects.get(indicator=stages, state="素案").delete()

        assert_refused(browser, job, undo)

    def test_without_the_right_to_the_stage(self, town, indicator):
        user = town.user(Role.HEAD)
        head_of_office = client_of(user)
        file = sheet("a,k,2022,11,approved", head=f"{HEAD},段階")
        job = sent(head_of_office, file)
        confirm(head_of_office, job)
        job.refresh_from_db()
        own = Membership.objects.get(user=user)
        own.role = Role.EDITOR
        saved(own)

        assert_refused(head_of_office, job, undo)

    def test_before_it_was_applied(self, browser, indicator):
        job = sent(browser, sheet("a,k,2022,11"))

        assert_refused(browser, job, undo)

    def test_once_what_was_there_is_forgotten(self, browser, indicator, applied):
        earlier = timezone.now() - timedelta(days=jobs.DAYS_KEPT + 1)
        ImportJob.objects.update(created_at=earlier)
        jobs.drop_old()

        assert "90" in assert_refused(browser, applied, undo)
        assert Actual.objects.get(fiscal_year=2022).value == 11
