"""What goes out comes back as no change: every kind of sheet, in every format."""

import tempfile
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from kpitracker.exchange.importing import import_package
from kpitracker.spreadsheets.plan_kinds import PLAN_SHEETS
from kpitracker.spreadsheets.plan_sheets import rows_of
from plans.models import Blanks, Plan
from plans.sheets.writing import Format
from tests.kpitracker.exchange.anything import packages
from tests.kpitracker.exchange.packages import PackageMaker
from tests.kpitracker.spreadsheets.plan_sheets import (
    bring_text,
    confirm,
    counts,
    state,
    version,
    written,
)
from tests.sheets import entries, problems

pytestmark = pytest.mark.django_db

FIXTURES = sorted((django_settings.BASE_DIR / "fixtures").glob("*/plan.csv"))


def rows(kind: str) -> int:
    return sum(sheet.model.objects.count() for sheet in PLAN_SHEETS[kind].sheets)


def assert_nothing_changes(plan: Plan, kind: str, fmt: Format, blanks: Blanks) -> None:
    data = written(kind, plan, fmt)

    job = bring_text(kind, data, blanks=blanks)

    assert problems(job) == []
    changed = [entry for entry in entries(job) if entry.kind != "unchanged"]
    assert changed == []
    assert counts(job) == {"unchanged": rows(kind)}
    assert job.facts["warnings"] == {}


@pytest.mark.parametrize("fmt", Format)
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_a_fixture_comes_back_unchanged(path, fmt):
    import_package(path.parent)
    plan = Plan.objects.get()

    for kind in PLAN_SHEETS:
        if rows(kind):
            assert_nothing_changes(plan, kind, fmt, Blanks.REFUSE)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(rows_of_package=packages())
def test_any_plan_comes_back_unchanged(rows_of_package):
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        import_package(PackageMaker(Path(folder), rows_of_package).write())
        plan = Plan.objects.get()
        before = (state(plan), version(plan))
        for kind in PLAN_SHEETS:
            for fmt in Format if rows(kind) else ():
                assert_nothing_changes(plan, kind, fmt, Blanks.CLEAR)
        assert (state(plan), version(plan)) == before
        transaction.set_rollback(True)


@pytest.mark.parametrize("kind", ["budgets", "targets"])
def test_rows_that_are_gone_come_back_by_their_sheet(kind):
    import_package(django_settings.BASE_DIR / "fixtures" / "mihon")
    plan = Plan.objects.get()
    before, data = state(plan), written(kind, plan)
    for sheet in PLAN_SHEETS[kind].sheets:
        sheet.model.objects.all().delete()

    job = bring_text(kind, data)

    assert problems(job) == []
    assert counts(confirm(job)) == {"new": rows(kind)}
    assert state(plan) == before


@pytest.mark.parametrize("kind", PLAN_SHEETS)
def test_the_library_writes_the_same_cells(plan, kind):
    """Each column reads a row of its model as it reads a row of the exchange."""
    sheet = PLAN_SHEETS[kind]
    columns = sheet.resource.columns()
    told = {
        tuple(
            column.widget.render(cell) if not isinstance(cell, str) else cell
            for column, cell in zip(columns.values(), row, strict=True)
            if not hasattr(column, "parts")
        )
        for row in rows_of(sheet.resource, plan)
    }

    for row in sheet.sheet.model.objects.all():
        cells = (
            column.export(row)
            for column in columns.values()
            if not hasattr(column, "parts")
        )
        assert tuple(cells) in told


@pytest.mark.parametrize("kind", PLAN_SHEETS)
def test_a_sheet_takes_a_fixed_number_of_queries(plan, kind):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        list(rows_of(PLAN_SHEETS[kind].resource, Plan.objects.get()))

    assert len(queries) == 19
