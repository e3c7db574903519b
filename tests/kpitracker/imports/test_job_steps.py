"""Which jobs can be confirmed, by whom, until when, and how often."""

import uuid
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from indicators.models import Actual
from plans.imports import jobs
from plans.models import ImportJob, ImportState, Role
from tests.desks import client_of, make_town
from tests.factories import make_actual
from tests.kpitracker.imports.kept import Kept, value
from tests.kpitracker.imports.pages import (
    HEAD,
    assert_refused,
    confirm,
    is_done,
    page_of,
    sent,
    sheet,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(browser, indicator):
    return sent(browser, sheet("a,k,2022,11", "a,k,2023,11"))


class TestConfirmingTwice:
    def test_shows_the_first_result_and_writes_nothing_more(self, browser, job):
        assert is_done(confirm(browser, job), job)
        once = Kept.now()

        assert is_done(confirm(browser, job), job)

        assert Kept.now() == once
        assert ImportJob.objects.get().state == ImportState.APPLIED

    def test_writes_nothing_either_when_a_value_changed_since(self, browser, job):
        confirm(browser, job)
        row = Actual.objects.get(fiscal_year=2022)
        row.value = 12
        row.save()

        assert is_done(confirm(browser, job), job)

        assert value(row.indicator) == 12


class TestConfirmingLate:
    @pytest.fixture(autouse=True)
    def _hours_ago(self, job):
        earlier = timezone.now() - timedelta(hours=jobs.HOURS_TO_CONFIRM + 2)
        ImportJob.objects.update(created_at=earlier)

    def test_is_refused(self, browser, job):
        assert "12" in assert_refused(browser, job)

    def test_is_refused_as_well_once_its_rows_are_forgotten(self, browser, job):
        ImportJob.objects.update(created_at=job.created_at - timedelta(hours=14))
        sent(browser, sheet("a,k,2023,11"))
        assert not job.chunks.exists()

        assert_refused(browser, job)
        assert browser.get(page_of(job)).status_code == 200


class TestJobThatIsNotOnesOwn:
    @pytest.mark.parametrize("step", ["", "problems.csv", "confirm/", "undo/"])
    def test_is_not_there(self, town, browser, job, step):
        other = client_of(town.user(Role.PLANNING))
        stranger = client_of(make_town("b").user(Role.PLANNING))
        missing = ImportJob(pk=uuid.uuid4())

        for who, what in ((other, job), (stranger, job), (browser, missing)):
            ask = who.post if step in ("confirm/", "undo/") else who.get
            assert ask(page_of(what, step)).status_code == 404
        assert not Actual.objects.filter(value=11).exists()

    def test_tells_nobody_how_far_it_is(self, town, job):
        other = client_of(town.user(Role.PLANNING))

        assert other.get(page_of(job, "progress/")).json() == {"rows": 0}

    def test_is_not_replaced_by_announcing_its_number(self, town, job):
        other = client_of(town.user(Role.PLANNING))

        mine = sent(other, sheet("a,k,2022,12"), key=str(job.pk))

        assert mine.pk != job.pk
        assert ImportJob.objects.get(pk=job.pk).user == job.user


class TestJobThatCannotBeConfirmed:
    def test_is_one_of_a_kind_that_one_may_not_bring(self, town, indicator):
        editor = client_of(town.user(Role.EDITOR))
        job = sent(editor, sheet("a,k,2022,11"))
        ImportJob.objects.update(kind="indicators")

        assert editor.get(page_of(job)).status_code == 404
        assert confirm(editor, job).status_code == 404

    def test_is_a_refused_one(self, browser, indicator):
        job = sent(browser, sheet("a,k,2022,11", "a,k,2023,abc"))

        assert job.state == ImportState.REFUSED
        assert_refused(browser, job)

    def test_is_one_that_is_still_being_read(self, browser, job):
        ImportJob.objects.update(state=ImportState.READING)
        job.refresh_from_db()

        assert_refused(browser, job)

    @pytest.mark.parametrize("ticked", [[], ["sign", "half"], ["tenfold", "sign "]])
    def test_is_one_with_a_warning_that_was_not_ticked(
        self, browser, indicator, ticked
    ):
        job = sent(browser, sheet("a,k,2023,-5", "a,k,2024,-50"))
        assert job.facts["warnings"].keys() == {"sign", "tenfold"}

        assert_refused(browser, job, partial(confirm, ticked=ticked))

    @pytest.mark.parametrize("reason", ["", " ", "\u3000"])
    def test_is_a_correction_without_a_reason(self, browser, indicator, reason):
        make_actual(indicator, 2021, 9)
        job = sent(browser, sheet("a,k,2021,8"))

        assert_refused(browser, job, partial(confirm, correction=reason))

    @pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
    def test_is_any_by_following_a_link(self, browser, job, method):
        before = Kept.now()

        assert getattr(browser, method)(page_of(job, "confirm/")).status_code == 405
        assert Kept.now() == before


class TestReasonOfACorrection:
    @pytest.fixture
    def job(self, browser, indicator):
        make_actual(indicator, 2021, 9)
        return sent(browser, sheet("a,k,2021,8", "a,k,2022,11"))

    def test_stands_in_the_history_of_the_published_value_alone(self, browser, job):
        confirm(browser, job, correction="誤記の訂正")

        reasons = {
            row.fiscal_year: row.history.latest().history_change_reason
            for row in Actual.objects.all()
        }
        assert reasons == {2021: "誤記の訂正", 2022: f"import_sheet {job.pk}"}

    @pytest.mark.parametrize("reason", ["a\0b", "理由" * 900, "\u202e"])
    def test_is_never_an_error_of_ours(self, browser, job, reason):
        answer = confirm(browser, job, correction=reason)

        assert answer.status_code in (302, 409)
        assert Kept.now().contradictions() == []


class TestSheetThatChangesNothing:
    def test_leaves_all_as_it_was_when_confirmed(self, browser, indicator):
        job = sent(browser, sheet("a,k,2022,10,", head=f"{HEAD},出典"))
        before = Kept.now()

        assert is_done(confirm(browser, job), job)

        assert Kept.now() == before
