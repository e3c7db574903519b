"""Sheets of a plan undone: every byte as before, as new history, or not at all."""

import pytest

from indicators.models import Indicator, Target
from measures.models import Budget, Measure
from plans.imports.importer import Stale
from plans.models import ImportState
from tests.kpitracker.spreadsheets.plan_sheets import (
    bring,
    confirm,
    state,
    undo,
    version,
)
from tests.sheets import problems

pytestmark = pytest.mark.django_db

NEW = "指標名,めざす方向,値の種類", "k9,移住者数,増加,単年度"
CHANGED = {
    "indicators": ("指標名,基準値,基準年度", "k1,起業,20,2018年3月"),
    "targets": ("達成の条件,目標値", "k1,first,2024,,到達,33", "k1,second,2025,,超,40"),
    "measures": (
        "目標コード,上位の施策コード,階層,施策名",
        "m2,g1,m8,細目,起業",
        "m8,g1,m1,事業,新",
        "m9,g2,m3,事業,新",
    ),
    "budgets": (
        "金額",
        "m1,,2020,計画額,△9",
        "m1,,合計,計画額,41.5",
        "m1,first,2024,決算額,－",
    ),
}


@pytest.fixture
def deeper(package):
    """A plan in which a measure can be put between two others."""
    package["levels"].append({"depth": 3, "name": "細目"})
    package.row("measures", measure_code="m2")["level"] = "細目"


class TestUndoing:
    @pytest.mark.parametrize("kind", CHANGED)
    def test_brings_back_every_byte(self, deeper, plan, planner, kind):
        before = state(plan)
        job = bring(kind, *CHANGED[kind], user=planner)
        assert problems(job) == []
        confirm(job, user=planner)
        assert state(plan) != before

        undo(job, user=planner)

        assert state(plan) == before

    def test_is_new_history_with_who_and_why(self, plan, planner):
        job = bring("indicators", NEW[0], NEW[1], "k1,起業,増加,時点", user=planner)
        confirm(job, user=planner)
        before, made = version(plan), Indicator.objects.get(code="k9").pk

        undo(job, user=planner)

        back = Indicator.objects.get(code="k1").history.first()
        gone = Indicator.history.filter(id=made).first()
        assert (back.history_type, gone.history_type) == ("~", "-")
        for entry in (back, gone):
            assert entry.history_user == planner
            assert entry.history_change_reason == f"undo_import {job.pk}"
        assert version(plan) == before + 1

    def test_of_what_was_changed_since_is_refused(self, plan, planner):
        job = bring("indicators", "指標名", "k1,起業", user=planner)
        confirm(job, user=planner)
        row = Target.objects.get(fiscal_year=2022)
        row._history_user = planner
        row.reason = "見直し"
        row.save()

        with pytest.raises(Stale) as stale:
            undo(job, user=planner)

        (sentence,) = stale.value.sentences
        assert sentence.startswith("The plan machi-1 was changed after the import")
        assert "計画花子 wrote “起業 2022” (target) on" in sentence
        job.refresh_from_db()
        assert job.state == ImportState.APPLIED

    def test_of_a_row_that_another_refers_to_is_refused(self, plan):
        job = bring("measures", "目標コード,階層,施策名", "m9,g1,施策,新")
        confirm(job)
        Budget.objects.filter(fiscal_year=2023).update(
            measure=Measure.objects.get(code="m9")
        )

        with pytest.raises(Stale) as stale:
            undo(job)

        assert stale.value.sentences == [
            "“m9” was new with this import, but “m9 2023 計画額” refers to it now, so "
            "the import cannot be undone."
        ]
