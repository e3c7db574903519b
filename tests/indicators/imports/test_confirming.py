"""Confirming and undoing: all or nothing, once, and only what was shown."""

from datetime import timedelta

import pytest

from indicators.models import Actual
from plans.imports import jobs
from plans.imports.importer import Stale
from plans.models import ImportJob, ImportState, Plan
from tests.factories import make_actual, make_user
from tests.sheets import bring, confirm, undo

pytestmark = pytest.mark.django_db

HEAD = "計画コード,指標コード,年度,実績値\n"
TWO = HEAD + "p,k,2021,9\np,k,2023,11\n"


def version() -> int:
    return Plan.objects.values_list("content_version", flat=True).get()


def values() -> dict:
    rows = Actual.objects.order_by("fiscal_year")
    return dict(rows.values_list("fiscal_year", "value"))


class TestConfirming:
    def test_writes_every_row_with_one_entry_of_history_each(self, indicator):
        user = make_user(None, is_superuser=True)
        job = confirm(bring(TWO, user=user), user=user)

        for row in Actual.objects.exclude(fiscal_year=2022):
            entry = row.history.get()
            assert (entry.history_type, entry.history_user) == ("+", user)
            assert entry.history_change_reason == f"import_sheet {job.pk}"
            assert entry.value == row.value

    def test_raises_the_plans_version_once(self, indicator):
        job = bring(TWO)
        before = version()

        confirm(job)

        assert version() == before + 1

    def test_a_second_time_shows_the_first_result_and_writes_nothing(self, indicator):
        job = bring(TWO)
        first = confirm(job)
        before = Actual.history.count(), version()

        second = confirm(job)

        assert (second.state, second.applied_at) == (first.state, first.applied_at)
        assert (Actual.history.count(), version()) == before

    def test_needs_each_kind_of_warning_to_be_ticked(self, indicator):
        job = bring(HEAD + "p,k,2023,1000\n")

        with pytest.raises(jobs.NotNow) as refused:
            confirm(job, ticked=[])

        assert refused.value.sentences == [
            "Tick each kind of warning after looking at its rows: About 10, 100 or "
            "1000 times, or a fraction, of the year before."
        ]
        assert values() == {2022: 10}

    def test_a_published_value_needs_a_reason_that_its_history_keeps(
        self, indicator, stored
    ):
        job = bring(HEAD + "p,k,2022,12\n")

        with pytest.raises(jobs.NotNow, match="Write the reason of the correction"):
            confirm(job)
        confirm(job, correction="転記の誤り")

        row = stored(2022)
        assert (row.value, row.stage) == (12, "published")
        last = row.history.latest("history_id")
        assert last.history_change_reason == "転記の誤り"

    def test_is_too_late_after_half_a_day(self, indicator):
        job = bring(TWO)
        ImportJob.objects.update(created_at=job.created_at - timedelta(hours=13))

        with pytest.raises(jobs.NotNow, match="more than 12 hours old"):
            confirm(job)

    def test_a_refused_sheet_is_impossible(self, indicator):
        job = bring(HEAD + "p,k,2023,多い\n")

        with pytest.raises(jobs.NotNow, match=r"cannot be confirmed \(refused\)"):
            confirm(job)


class TestWhatChangedSinceThePreview:
    def test_a_value_stops_everything(self, indicator, stored):
        job = bring(HEAD + "p,k,2022,12\np,k,2023,11\n")
        row = stored(2022)
        row.value = 15
        row.save()

        with pytest.raises(
            Stale, match="k 移住者数 2022 was changed after the preview"
        ):
            confirm(job, correction="誤り")

        assert values() == {2022: 15}
        job.refresh_from_db()
        assert job.state == ImportState.READY

    def test_a_value_that_the_sheet_leaves_alone_stops_it_too(self, indicator, stored):
        job = bring(HEAD + "p,k,2022,10\np,k,2023,11\n")
        row = stored(2022)
        row.value = 15
        row.save()

        with pytest.raises(Stale):
            confirm(job)

    def test_a_new_row_that_is_there_by_now_stops_it(self, indicator):
        job = bring(HEAD + "p,k,2023,11\n")
        make_actual(indicator, 2023, 5)

        with pytest.raises(Stale):
            confirm(job)

        assert values() == {2022: 10, 2023: 5}

    def test_another_unit_of_the_indicator_stops_it(self, indicator):
        job = bring(HEAD + "p,k,2023,11\n")
        indicator.unit = "件"
        indicator.save()

        with pytest.raises(Stale, match="the indicator itself was changed"):
            confirm(job)

    def test_is_told_with_who_did_it(self, indicator, stored):
        job = bring(HEAD + "p,k,2022,12\n")
        row = stored(2022)
        row.value = 15
        row._history_user = make_user(None, name="佐藤")
        row.save()

        with pytest.raises(Stale, match="after the preview by 佐藤"):
            confirm(job, correction="誤り")


class TestUndoing:
    def test_restores_what_was_there_as_new_history(self, indicator, stored):
        make_actual(indicator, 2021, 8, stage="draft", comment="減った")
        job = confirm(bring(TWO))

        undone = undo(job)

        assert undone.state == ImportState.UNDONE
        assert values() == {2021: 8, 2022: 10}
        kinds = stored(2021).history.order_by("history_id").values_list("history_type")
        assert [kind for (kind,) in kinds] == ["+", "~", "~"]
        gone = Actual.history.filter(fiscal_year=2023).latest("history_id")
        assert (gone.history_type, gone.value) == ("-", 11)
        assert gone.history_change_reason == f"undo_import {job.pk}"

    def test_brings_back_every_part_of_a_row(self, indicator, stored):
        make_actual(indicator, 2023, "collecting", stage="draft", comment="集計中")
        before = Actual.objects.filter(fiscal_year=2023).values().get()
        head = "計画コード,指標コード,年度,実績値,実績・見込,要因・説明,出典\n"

        undo(confirm(bring(head + "p,k,2023,11人,見込,増えた,統計\n")))

        after = Actual.objects.filter(fiscal_year=2023).values().get()
        assert after == before | {"version": 3}

    def test_of_a_new_value_and_bringing_it_again_goes_on_counting(
        self, indicator, stored
    ):
        sheet = HEAD + "p,k,2023,11\n"
        undo(confirm(bring(sheet)))

        confirm(bring(sheet))

        kept = stored(2023)
        versions = Actual.history.filter(fiscal_year=2023).order_by("history_id")
        assert kept.version == 2
        assert list(versions.values_list("history_type", "version")) == [
            ("+", 1),
            ("-", 1),
            ("+", 2),
        ]

    def test_twice_changes_nothing_more(self, indicator):
        job = confirm(bring(TWO))
        undo(job)
        before = Actual.history.count()

        undo(job)

        assert Actual.history.count() == before

    def test_is_refused_once_a_value_was_changed(self, indicator, stored):
        job = confirm(bring(TWO))
        row = stored(2023)
        row.value = 15
        row.save()

        with pytest.raises(Stale, match="so the import cannot be undone"):
            undo(job)

        assert values() == {2021: 9, 2022: 10, 2023: 15}

    def test_of_what_was_not_applied_is_refused(self, indicator):
        with pytest.raises(jobs.NotNow, match="Only an applied import"):
            undo(bring(TWO))

    def test_is_too_late_when_the_rows_are_no_longer_kept(self, indicator):
        job = confirm(bring(TWO))
        ImportJob.objects.update(created_at=job.created_at - timedelta(days=91))
        bring(TWO)  # whoever comes next clears away

        with pytest.raises(jobs.NotNow, match="more than 90 days old"):
            undo(job)


class TestOldJobs:
    def test_lose_their_rows_but_still_tell_who_brought_what(self, indicator):
        job = bring(TWO)
        ImportJob.objects.update(created_at=job.created_at - timedelta(hours=13))

        bring(TWO)

        old = ImportJob.objects.get(pk=job.pk)
        assert not old.chunks.exists()
        assert (old.file_name, len(old.sha256)) == ("実績.csv", 64)
