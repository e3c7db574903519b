"""A whole plan brought as a .zip: previewed, confirmed once, undone."""

import io
import zipfile

import pytest
from django.conf import settings

from indicators.models import Actual, Indicator
from kpitracker.exchange.exporting import package_of
from kpitracker.exchange.packing import zipped
from measures.models import Measure
from plans.imports.importer import Stale
from plans.imports.jobs import NotNow
from plans.models import Department, ImportState, Plan
from tests.factories import make_department, make_plan
from tests.kpitracker.exchange.packages import PackageMaker, import_plan
from tests.kpitracker.spreadsheets.packages import bring, confirm, labels, undo
from tests.kpitracker.spreadsheets.plan_sheets import counts, history, state, version
from tests.sheets import entries, problems

pytestmark = pytest.mark.django_db


class TestPreview:
    def test_of_the_plan_itself_changes_nothing(self, plan, package):
        before = history(), version(plan)

        job = bring(zipped(package_of(plan)))

        assert counts(job).keys() == {"unchanged"}
        confirm(job)
        assert (history(), version(plan)) == before

    def test_tells_every_file(self, plan, package):
        package.row("measures", measure_code="m1")["title"] = "商業"
        package["texts"].pop()
        package.add("goals", goal_code="g3", title="学ぶ")

        job = bring(package)

        assert labels(job) == [
            "goals.csv: g3",
            "measures.csv: m1",
            "texts.csv: removed: t4",
        ]
        assert [note.partition(":")[0] for note in job.facts["notes"]] == [
            "goals.csv",
            "measures.csv",
            "texts.csv",
        ]
        assert Measure.objects.get(code="m1").title == "産業"

    def test_tells_what_is_wrong_with_file_row_and_column(self, plan, package):
        package.row("indicators", indicator_code="k1")["aim"] = "up"

        job = bring(package)

        assert job.state == ImportState.REFUSED
        (sentence,) = problems(job)
        assert sentence.startswith("Row 2, column aim: indicators.csv: “up” is not one")

    @pytest.mark.parametrize(
        "data", [b"", b"PK", b"plan_code\r\n", b"PK\x05\x06" + bytes(18)]
    )
    def test_refuses_what_is_no_package(self, plan, data):
        job = bring(data)

        assert job.state == ImportState.REFUSED
        assert len(problems(job)) == 1

    @pytest.mark.parametrize(
        "method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
    )
    def test_refuses_a_package_that_was_damaged(self, plan, package, method):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", method) as archive:
            for name, content in package.files().items():
                archive.writestr(name, content)
        data = file.getvalue()

        for at in range(0, len(data), 211):
            broken = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
            job = bring(broken)
            assert job.state == ImportState.REFUSED or counts(job).keys() == {
                "unchanged"
            }

    def test_refuses_what_unpacks_to_too_much(self, plan):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("plan.csv", bytes(10**8))

        (sentence,) = problems(bring(file.getvalue()))

        assert "50 MB" in sentence


class TestConfirming:
    def test_writes_all_with_who_and_why(self, plan, package, planner):
        package.row("measures", measure_code="m1")["title"] = "商業"
        package.add("goals", goal_code="g3", title="学ぶ")
        before = version(plan)
        job = bring(package, user=planner)

        confirm(job, user=planner)

        last = Measure.objects.get(code="m1").history.first()
        assert (last.title, last.history_user) == ("商業", planner)
        assert last.history_change_reason == f"import_sheet {job.pk}"
        assert version(plan) == before + 1

    def test_makes_a_plan_that_was_not_there(self, package):
        confirm(bring(package))

        plan = Plan.objects.get()
        assert package_of(plan)["plan.csv"] == package.files()["plan.csv"]

    def test_of_published_values_needs_its_reason(self, plan, package, planner):
        package["actuals"][0]["value"] = "26"
        job = bring(package, user=planner)
        assert job.facts["warnings"] == {"published": 1}

        with pytest.raises(NotNow):
            confirm(job, user=planner)
        confirm(job, user=planner, correction="集計誤り")

        last = Actual.objects.get(fiscal_year=2021).history.first()
        assert (last.history_change_reason, last.history_user) == ("集計誤り", planner)

    def test_is_refused_where_the_plan_has_moved_on(self, plan, package, planner):
        package.row("measures", measure_code="m1")["title"] = "商業"
        job = bring(package)
        row = Indicator.objects.get(code="k1")
        row._history_user = planner
        row.name = "起業"
        row.save()

        with pytest.raises(Stale) as stale:
            confirm(job)

        assert "計画花子 wrote “起業” (indicator) on" in stale.value.sentences[0]
        assert Measure.objects.get(code="m1").title == "産業"

    def test_is_refused_where_the_plan_was_made_meanwhile(self, package):
        job = bring(package)
        make_plan("machi-1")

        with pytest.raises(Stale) as stale:
            confirm(job)

        assert stale.value.sentences[0].startswith("A plan machi-1 was made after")


class TestUndoing:
    def test_brings_back_every_byte(self, plan, package, planner):
        before = state(plan)
        package.row("plan")["title"] = "改訂版"
        package.row("measures", measure_code="m1")["title"] = "商業"
        package["measures"].reverse()
        package["texts"].pop()
        package["partners"].pop()
        package["actuals"][0]["value"] = "26"
        package.add("goals", goal_code="g3", title="学ぶ")
        package["indicators"].append({"indicator_code": "k9", "name": "新しい指標"})
        job = confirm(bring(package), correction="集計誤り")
        assert state(plan) != before

        undo(job, user=planner)

        assert state(plan) == before
        last = Measure.objects.get(code="m1").history.first()
        assert (last.history_user, last.title) == (planner, "産業")
        assert last.history_change_reason == f"undo_import {job.pk}"
        corrected = Actual.objects.get(fiscal_year=2021).history.first()
        assert corrected.history_change_reason == f"undo_import {job.pk}"

    def test_takes_back_a_first_row_of_its_kind(self, plan, package):
        bare = {"plan": package["plan"]}
        other = PackageMaker(package.folder / "bare", bare, code="bare")
        import_plan(other.write(), verbosity=0)
        bare = Plan.objects.get(code="bare")
        before = {name: it for name, it in state(bare).items() if "depart" not in name}
        other.rows |= {name: package[name] for name in ("levels", "goals", "measures")}
        for row in other["measures"]:
            row.pop("department_code", None)
        job = bring(other)
        assert problems(job) == []
        confirm(job)

        undo(job)

        after = {name: it for name, it in state(bare).items() if "depart" not in name}
        assert after == before

    def test_is_refused_where_the_plan_has_moved_on(self, plan, package):
        package.row("measures", measure_code="m1")["title"] = "商業"
        job = confirm(bring(package))
        plan.touch()

        with pytest.raises(Stale) as stale:
            undo(job)

        assert "changed after the import" in stale.value.sentences[0]

    def test_leaves_departments_that_others_have_changed_since(self, plan, package):
        package.row("measures", measure_code="m1")["title"] = "商業"
        job = confirm(bring(package))
        make_department(plan.organization, code="later")
        Department.objects.filter(code="kikaku").update(name="総務課")

        undo(job)

        assert Measure.objects.get(code="m1").title == "産業"
        assert Department.objects.filter(code="later").exists()
        assert Department.objects.get(code="kikaku").name == "総務課"

    def test_is_refused_where_what_it_shares_has_changed_since(self, plan, package):
        package.row("departments", code="kikaku")["name"] = "総務課"
        job = confirm(bring(package))
        Department.objects.filter(code="kikaku").update(name="経営課")

        with pytest.raises(Stale) as stale:
            undo(job)

        assert stale.value.sentences[0].startswith("Organizations, departments")
        assert Department.objects.get(code="kikaku").name == "経営課"

    def test_does_not_remove_a_plan(self, package):
        job = confirm(bring(package))

        with pytest.raises(NotNow) as refused:
            undo(job)

        assert "A plan is not removed by undoing" in refused.value.sentences[0]
        assert Plan.objects.exists()


def test_every_fixture_can_be_brought_and_is_its_own_export():
    for folder in sorted((settings.BASE_DIR / "fixtures").iterdir()):
        files = {path.name: path.read_bytes() for path in folder.iterdir()}

        confirm(bring(zipped(files)))

        assert package_of(Plan.objects.get(code=folder.name)) == files
        assert {one.kind for one in entries(bring(zipped(files)))} == {"unchanged"}
