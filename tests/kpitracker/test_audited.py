"""Imports and exports leave an entry in the audit log; what is public leaves none."""

import pytest
from django.core.management import call_command

from plans.models import AuditEntry, Role
from tests.desks import client_of
from tests.factories import make_plan
from tests.kpitracker.imports.pages import confirm, sent, sheet, undo
from tests.kpitracker.sheets.towns import take

pytestmark = pytest.mark.django_db


def entries() -> list[tuple]:
    """Action, organization, plan and thing of each entry, the oldest first."""
    rows = AuditEntry.objects.order_by("pk").select_related("organization")
    return [(it.action, it.organization, it.plan_code, it.thing) for it in rows]


class TestImports:
    def test_leave_one_entry_for_each_step_that_was_taken(self, sheet_town, editor):
        job = sent(editor, sheet("kakuu,own,2023,12"))
        assert entries() == []

        for step in (confirm, confirm, undo, undo):
            step(editor, job)

        town = sheet_town.organization
        assert entries() == [
            ("import_applied", town, "kakuu", "実績.csv"),
            ("import_undone", town, "kakuu", "実績.csv"),
        ]
        first = AuditEntry.objects.first()
        assert (first.user, first.address) == (job.user, "127.0.0.1")
        assert str(job.pk) in first.detail

    def test_that_are_refused_leave_none(self, sheet_town, editor):
        job = sent(editor, sheet("kakuu,own,2023,12"))

        confirm(editor, job, ticked=[], correction="\0")

        assert entries() == []

    def test_of_packages_leave_one_unless_nothing_changes(self, tmp_path):
        make_plan("p")
        package = tmp_path / "p"
        call_command("export_plan", "p", str(package), verbosity=0)
        call_command("import_plan", str(package), verbosity=0)
        assert [action for action, *_rest in entries()] == ["export"]

        text = (package / "plan.csv").read_text("utf-8")
        (package / "plan.csv").write_text(text.replace("架空", "改訂"), "utf-8")
        call_command("import_plan", str(package), verbosity=0)

        assert entries()[1:] == [("import_applied", None, "p", "p")]


class TestExports:
    def test_leave_an_entry(self, sheet_town, editor):
        take(editor, "actuals", format="xlsx")

        assert entries() == [("export", sheet_town.organization, "kakuu", "actuals")]
        assert AuditEntry.objects.get().detail == "xlsx 2023"

    def test_that_are_refused_leave_none(self, sheet_town, editor):
        answer, _content = take(editor, "package", plan="elsewhere")

        assert answer.status_code == 400
        assert entries() == []

    def test_of_what_is_public_leave_none(self, client):
        make_plan("p")

        assert client.get("/plans/p/data/package.zip").status_code == 200

        assert entries() == []

    def test_of_everything_by_the_planning_section_name_the_package(self, sheet_town):
        take(client_of(sheet_town.user(Role.PLANNING)), "package")

        assert [thing for *_rest, thing in entries()] == ["package"]
