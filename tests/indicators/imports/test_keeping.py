"""What a job keeps, for how long, and what it can do without it."""

from datetime import timedelta

import pytest

from indicators.models import Actual
from plans.imports import jobs, keeping
from plans.models import ImportJob, ImportState
from tests.sheets import bring, confirm, undo

pytestmark = pytest.mark.django_db

HEAD = "計画コード,指標コード,年度,実績値\n"
TWO = HEAD + "p,k,2021,9\np,k,2023,11\n"


def grow_old(job: ImportJob, **by) -> None:
    created_at = job.created_at - timedelta(**by)
    ImportJob.objects.filter(pk=job.pk).update(created_at=created_at)


@pytest.fixture
def in_blocks_of_one(monkeypatch):
    monkeypatch.setattr("indicators.imports.actuals.ROWS_A_CHUNK", 1)


class TestRows:
    @pytest.mark.parametrize(
        ("age", "is_kept"),
        [({"hours": 12, "minutes": 59}, True), ({"hours": 13}, False)],
    )
    def test_of_a_preview_outlive_its_time_by_an_hour(self, indicator, age, is_kept):
        job = bring(TWO)
        grow_old(job, **age)

        keeping.drop_old()

        assert job.chunks.exists() == is_kept

    @pytest.mark.parametrize(
        ("age", "is_kept"),
        [({"days": 90, "minutes": 59}, True), ({"days": 90, "hours": 1}, False)],
    )
    def test_of_an_applied_job_outlive_its_time_by_an_hour(
        self, indicator, age, is_kept
    ):
        job = confirm(bring(TWO))
        grow_old(job, **age)

        keeping.drop_old()

        assert job.chunks.exists() == is_kept


class TestAJobThatHasLostABlock:
    def test_is_not_confirmed(self, indicator, in_blocks_of_one):
        job = bring(TWO)
        job.chunks.filter(number=1).delete()

        with pytest.raises(jobs.NotNow, match="no longer all kept"):
            confirm(job)

        job.refresh_from_db()
        assert job.state == ImportState.READY
        assert Actual.objects.count() == 1

    def test_is_not_undone(self, indicator, in_blocks_of_one):
        job = confirm(bring(TWO))
        job.chunks.filter(number=0).delete()

        with pytest.raises(jobs.NotNow, match="no longer all kept"):
            undo(job)

        job.refresh_from_db()
        assert job.state == ImportState.APPLIED
        assert Actual.objects.count() == 3


class TestUndoing:
    def test_is_too_late_although_the_rows_are_still_kept(self, indicator):
        job = confirm(bring(TWO))
        grow_old(job, days=90, minutes=1)

        with pytest.raises(jobs.NotNow, match="more than 90 days old"):
            undo(job)

    def test_of_a_correction_is_signed_as_an_undo(self, indicator, stored):
        job = confirm(bring(HEAD + "p,k,2022,12\n"), correction="転記の誤り")

        undo(job)

        signed = stored(2022).history.order_by("history_id")
        assert [entry.history_change_reason for entry in signed][1:] == [
            "転記の誤り",
            f"undo_import {job.pk}",
        ]
