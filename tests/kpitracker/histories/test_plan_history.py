"""The history of a plan for the auditor: complete, between two days, and safe."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.timezone import localdate

from indicators.enums import Stage
from indicators.histories import indicator_history
from indicators.models import Actual
from indicators.reports.round_changes import happened_since
from indicators.stages import take
from indicators.workflow import Step
from plans.models import AuditEntry, Role
from tests.desks import client_of
from tests.factories import make_budget, make_indicator, make_measure, make_review
from tests.kpitracker.entry.pages import press, value
from tests.kpitracker.pages import html_of, words
from tests.kpitracker.rounds.town import make_round_town

pytestmark = pytest.mark.django_db

PAGE = "/en/admin/history/kakuu/"
CSV = f"{PAGE}csv/"


@pytest.fixture
def here():
    return make_round_town()


@pytest.fixture
def auditor(here):
    return client_of(here.town.user(Role.AUDITOR))


def rows(browser, **asked) -> list[dict[str, str]]:
    answer = browser.get(CSV, asked)
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content)
    assert content.startswith("\ufeff".encode())
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def told(found: list[dict], *names: str) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in names) for row in found]


class TestFile:
    def test_tells_who_changed_what_from_what_to_what_and_why(self, here, auditor):
        actual = here.value(Stage.DRAFT, -5, code="k1", name="増減")
        actual._history_user = here.editor
        actual._change_reason = "転記の誤り"
        actual.value = 7
        actual.save()
        shown = {actual.pk: actual.version}
        take(Step.SUBMIT, shown, user=here.editor, at=timezone.now())

        found = rows(auditor, kind=["actuals", "stages"])

        changed = [row for row in found if row["What was done"] == "changed"]
        assert told(
            changed, "Who", "code", "fiscal year", "Field", "Before", "After", "Reason"
        ) == [("kakuu 入力", "k1", "2023", "Actual value", "-5", "7", "転記の誤り")]
        stages = [row for row in found if row["Kind"] == "Stage change"]
        assert told(stages, "code", "Row", "What was done", "Before", "After") == [
            ("k1", "増減 2023", "Submit", "Draft", "Submitted")
        ]
        assert stages[0]["user name"] == here.editor.username

    def test_tells_what_was_typed_in_the_press_of_a_step(self, here, auditor):
        indicator = here.value(Stage.DRAFT, 5).indicator
        typed = value(indicator, "777", quality="actual", version=1)
        press(client_of(here.editor), typed, do="submit")

        found = told(rows(auditor), "Who", "Before", "After")
        happened = happened_since(here.round, timezone.now() - timedelta(days=1))
        changes = [
            (one.old, one.new)
            for it in indicator_history(indicator)
            for one in it.changes
        ]

        assert ("kakuu 入力", "5", "777") in found
        assert found.count(("kakuu 入力", "Draft", "Submitted")) == 1
        assert ("5", "777") in changes
        assert changes.count(("Draft", "Submitted")) == 1
        assert [(one.step, one.values[0][1]) for one in happened] == [
            (Step.SUBMIT, ""),
            (None, "777件"),
            (None, "5件"),
        ]

    def test_has_every_kind(self, here, auditor):
        measure = make_measure(here.town.plan, code="m1")
        make_budget(measure, 2023, 100)
        make_review(measure, 2023)
        here.value(Stage.DRAFT)

        kinds = {row["Kind"] for row in rows(auditor)}

        assert kinds == {
            "Indicator",
            "Target",
            "Actual",
            "Review",
            "Budget",
            "Round",
        }

    def test_keeps_what_was_deleted(self, here, auditor):
        actual = here.value(Stage.DRAFT, 15, code="gone")
        actual.delete()
        actual.indicator.refresh_from_db()
        actual.indicator.delete()

        found = rows(auditor, kind=["actuals", "indicators"])

        deleted = [row for row in found if row["What was done"] == "deleted"]
        assert {(row["Kind"], row["code"]) for row in deleted} == {
            ("Actual", "gone"),
            ("Indicator", "gone"),
        }

    def test_neutralises_what_a_spreadsheet_would_calculate(self, here, auditor):
        here.value(Stage.DRAFT, -5, comment="=HYPERLINK(1)", name="@指標")

        found = rows(auditor, kind="actuals")

        cells = {row["Field"]: row["After"] for row in found}
        assert cells["Explanation"] == "'=HYPERLINK(1)"
        assert cells["Actual value"] == "-5"
        assert {row["Row"] for row in found} == {"'@指標 2023"}

    def test_keeps_to_the_days(self, here, auditor):
        here.value(Stage.DRAFT)
        tomorrow = localdate() + timedelta(days=1)
        assert rows(auditor, first=tomorrow, last=tomorrow) == []
        assert rows(auditor, first=localdate(), last=localdate()) != []

    def test_holds_a_change_against_what_was_there_before_the_first_day(
        self, here, auditor
    ):
        actual = here.value(Stage.DRAFT, 15)
        before = timezone.now() - timedelta(days=40)
        Actual.objects.filter(pk=actual.pk).update(value=15)
        actual._history_date = before
        actual.value = 16
        actual.save()
        del actual._history_date
        actual.value = 17
        actual.save()

        found = rows(auditor, kind="actuals", first=localdate(), last=localdate())

        values = [row for row in found if row["Field"] == "Actual value"]
        assert ("16", "17") in told(values, "Before", "After")

    def test_is_recorded(self, here, auditor):
        rows(auditor, kind="actuals")
        entry = AuditEntry.objects.get(action="export")
        assert (entry.plan_code, entry.thing) == ("kakuu", "history.csv")
        assert "kind=actuals" in entry.detail


class TestPage:
    def test_shows_the_latest_first(self, here, auditor):
        here.value(Stage.DRAFT, name="新しい指標")
        shown = words(html_of(auditor, PAGE))
        assert "新しい指標" in shown
        assert "Download all of it as CSV" in shown

    @pytest.mark.parametrize(
        "asked",
        [
            {"first": "2024-02-30"},
            {"first": "2024-04-02", "last": "2024-04-01"},
            {"last": "9999-12-31"},
            {"first": "0001-01-01"},
            {"kind": "users"},
        ],
    )
    def test_answers_nonsense_with_a_sentence(self, auditor, asked):
        for path in (PAGE, CSV):
            answer = auditor.get(path, asked)
            assert answer.status_code in {200, 400}
            if answer.status_code == 400:
                assert answer.context["form"].errors

    def test_lists_the_plans_of_the_own_organization(self, here, auditor):
        make_round_town("betsu", name="別")
        shown = words(html_of(auditor, "/en/admin/history/"))
        assert "架空計画" in shown
        assert "別計画" not in shown

    def test_as_many_queries_for_a_long_history_as_for_a_short_one(self, here, auditor):
        def count() -> int:
            with CaptureQueriesContext(connection) as captured:
                auditor.get(PAGE)
            return len(captured)

        def grow() -> None:
            measure = make_measure(here.town.plan)
            make_budget(measure, 2023, 100)
            make_review(measure, 2023)
            actual = here.value(Stage.DRAFT)
            make_indicator(here.town.plan, aim="state")
            shown = {actual.pk: actual.version}
            take(Step.SUBMIT, shown, user=here.editor, at=timezone.now())

        grow()
        count()
        short = count()
        for _ in range(3):
            grow()
        assert count() == short


class TestRights:
    @pytest.mark.parametrize("path", ["/en/admin/history/", PAGE, CSV])
    def test_is_for_who_reads_the_whole_organization(self, here, path):
        for role in (Role.AUDITOR, Role.ADMINISTRATOR, Role.PLANNING):
            user = here.town.user(role)
            assert client_of(user).get(path).status_code == 200
        for user in (here.editor, here.head):
            assert client_of(user).get(path).status_code == 403
        assert client_of(here.town.user(Role.VIEWER)).get(path).status_code == 302

    @pytest.mark.parametrize("path", [PAGE, CSV])
    def test_another_towns_auditor_finds_nothing(self, here, path):
        there = make_round_town("betsu", name="別")
        auditor = there.town.user(Role.AUDITOR)
        assert client_of(auditor).get(path).status_code == 404

    def test_nothing_is_changed_here(self, auditor):
        for path in ("/en/admin/history/", PAGE, CSV):
            assert auditor.post(path).status_code == 405
