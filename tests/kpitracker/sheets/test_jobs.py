"""The page of one import: what it still offers, and what it costs to ask."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kpitracker.exchange.packing import zipped
from plans.models import ImportJob, Plan, Role
from tests.desks import client_of
from tests.factories import make_user
from tests.kpitracker.exchange.packages import PackageMaker
from tests.kpitracker.pages import words
from tests.kpitracker.sheets.towns import HEAD, make_sheet_town, upload

pytestmark = pytest.mark.django_db

UNDO = "Undo this import"


@pytest.fixture
def editor():
    return client_of(make_sheet_town().user(Role.EDITOR))


def applied(browser, content: str | bytes, name: str) -> ImportJob:
    address = upload(browser, content, name)["Location"]
    answer = browser.post(f"{address}confirm/")
    assert answer.status_code == 302
    return ImportJob.objects.get()


def page(browser, job: ImportJob) -> str:
    return words(browser.get(f"/en/admin/sheets/{job.pk}/").content.decode())


class TestUndoing:
    def test_is_offered_while_it_is_possible(self, editor):
        job = applied(editor, HEAD + "kakuu,own,2023,9\n", "実績.csv")

        assert UNDO in page(editor, job)

    def test_is_not_offered_once_the_rows_are_forgotten(self, editor):
        job = applied(editor, HEAD + "kakuu,own,2023,9\n", "実績.csv")
        ImportJob.objects.update(created_at=job.created_at - timedelta(days=91))

        shown = page(editor, job)

        assert UNDO not in shown
        assert "This import is more than 90 days old" in shown

    def test_is_not_offered_where_a_block_is_lost(self, editor):
        job = applied(editor, HEAD + "kakuu,own,2023,9\n", "実績.csv")
        job.chunks.all().delete()

        shown = page(editor, job)

        assert UNDO not in shown
        assert "The rows of this import are no longer all kept with it" in shown

    def test_is_not_offered_for_a_plan_that_was_new(self, tmp_path):
        browser = client_of(make_user(None, is_staff=True, is_superuser=True))
        data = zipped(PackageMaker(tmp_path).files())
        job = applied(browser, data, "plan.zip")
        assert Plan.objects.exists()

        shown = page(browser, job)

        assert UNDO not in shown
        assert "A plan is not removed by undoing" in shown


class TestProgress:
    def test_is_told_without_reading_what_the_job_has_found(self, editor):
        upload(editor, HEAD + "kakuu,own,2023,9\n")
        job = ImportJob.objects.get()

        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = editor.get(f"/en/admin/sheets/{job.pk}/progress/")

        assert answer.json() == {"rows": 1, "state": "ready"}
        asked = [one["sql"] for one in queries if "importjob" in one["sql"]]
        assert len(asked) == 1 and "facts" not in asked[0]
