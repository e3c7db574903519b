"""Exports: complete, or only what is published; never over something else."""

import csv
import io
import zipfile

import pytest
from django.core.management import call_command

from indicators.models import Actual
from measures.models import Measure
from plans.models import Department, Plan
from tests.factories import (
    make_actual,
    make_department,
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
    make_review,
    make_text,
)
from tests.kpitracker.exchange.packages import export_plan, import_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(package):
    import_plan(package.write(), verbosity=0)
    return package


@pytest.fixture
def unexported(capsys):
    """Export what must be refused; the one sentence on standard error."""

    def refuse(code, path, **options) -> str:
        with pytest.raises(SystemExit) as end:
            call_command("export_plan", code, path, **options)
        assert end.value.code == 1
        (sentence,) = capsys.readouterr().err.splitlines()
        return sentence

    return refuse


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    text = files[name].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


class TestFolders:
    def test_hold_the_package_as_it_was(self, imported, tmp_path):
        files = export_plan("machi-1", tmp_path / "new" / "out")

        del files["datapackage.json"]
        assert files == imported.files()

    def test_without_rows_there_is_no_file(self, tmp_path):
        make_plan("bare")

        files = export_plan("bare", tmp_path / "out")

        assert sorted(files) == ["datapackage.json", "plan.csv"]

    def test_an_earlier_export_is_replaced(self, imported, tmp_path):
        export_plan("machi-1", tmp_path / "out")
        Plan.objects.get().texts.all().delete()
        (tmp_path / "out" / "README.md").write_text("mine")

        files = export_plan("machi-1", tmp_path / "out")

        assert "texts.csv" not in files
        assert files["README.md"] == b"mine"

    def test_anything_else_is_left_alone(self, imported, tmp_path, unexported):
        make_plan("other")
        export_plan("other", tmp_path / "other")
        (tmp_path / "letters").mkdir()
        (tmp_path / "letters" / "plan.csv").write_text("mine")
        (tmp_path / "file").write_text("mine")

        for name in ("other", "letters", "file"):
            assert name in unexported("machi-1", tmp_path / name)

        assert (tmp_path / "letters" / "plan.csv").read_text() == "mine"
        assert b"machi-1" not in (tmp_path / "other" / "plan.csv").read_bytes()

    def test_an_unknown_plan_names_those_there_are(
        self, imported, tmp_path, unexported
    ):
        sentence = unexported("machi-9", tmp_path / "out")

        assert "machi-9" in sentence and "machi-1" in sentence
        assert not (tmp_path / "out").exists()


class TestZips:
    def test_have_the_same_bytes_whenever_they_are_made(self, imported, tmp_path):
        for name in ("one.zip", "two.zip"):
            call_command("export_plan", "machi-1", tmp_path / name, verbosity=0)

        one, two = ((tmp_path / name).read_bytes() for name in ("one.zip", "two.zip"))
        assert one == two
        with zipfile.ZipFile(tmp_path / "one.zip") as archive:
            assert {info.date_time[0] for info in archive.infolist()} == {1980}
            files = {name: archive.read(name) for name in archive.namelist()}
        assert files == export_plan("machi-1", tmp_path / "out")

    def test_can_be_imported(self, imported, tmp_path, capsys):
        call_command("export_plan", "machi-1", tmp_path / "one.zip", verbosity=0)
        version = Plan.objects.get().content_version

        import_plan(tmp_path / "one.zip")

        assert Plan.objects.get().content_version == version

    def test_replace_only_an_earlier_export(self, imported, tmp_path, unexported):
        path = tmp_path / "one.zip"
        path.write_bytes(b"letters")

        assert "one.zip" in unexported("machi-1", path)
        path.unlink()
        for _again in range(2):
            call_command("export_plan", "machi-1", path, verbosity=0)


class TestPublic:
    def test_holds_published_values_only(self, imported, tmp_path):
        files = export_plan("machi-1", tmp_path / "out", public=True)

        stages = [row["stage"] for row in rows(files, "actuals.csv")]
        assert stages == ["published"] * 3
        assert b"26.5" not in b"".join(files.values())

    def test_holds_reviews_of_the_years_that_have_published_values(
        self, imported, tmp_path
    ):
        published = set(
            Actual.objects.published().values_list("fiscal_year", flat=True)
        )
        make_review(Measure.objects.first(), 2030, done="まだ内部")

        files = export_plan("machi-1", tmp_path / "out", public=True)

        years = [int(row["fiscal_year"]) for row in rows(files, "reviews.csv")]
        assert years == [2022]
        assert 2022 in published
        assert 2030 not in published

    def test_holds_the_departments_the_plan_speaks_of(self, imported, tmp_path):
        make_department(Plan.objects.get().organization, code="hisho", position=9)

        public = export_plan("machi-1", tmp_path / "public", public=True)
        complete = export_plan("machi-1", tmp_path / "complete")

        codes = [row["code"] for row in rows(public, "departments.csv")]
        assert codes == ["kikaku", "seisaku"]
        assert len(rows(complete, "departments.csv")) == 3

    def test_of_an_internal_plan_is_refused(self, imported, tmp_path, unexported):
        Plan.objects.update(visibility="internal")

        assert "machi-1" in unexported("machi-1", tmp_path / "out", public=True)
        assert not (tmp_path / "out").exists()

    def test_changes_nothing_when_imported_again(self, imported, tmp_path):
        export_plan("machi-1", tmp_path / "out", public=True)
        version = Plan.objects.get().content_version

        import_plan(tmp_path / "out", verbosity=0)

        assert Plan.objects.get().content_version == version


class TestRowsMadeByHand:
    """Rows that never were in a file have no place, or share one."""

    def test_come_back_and_change_nothing(self, tmp_path):
        plan = make_plan("hand-made")
        goals = [make_goal(plan, position=0) for _ in range(3)]
        measure = make_measure(plan, goal=goals[1], position=7)
        make_text(measure, position=7)
        make_text(goals[0], position=7)
        indicator = make_indicator(plan, on=[measure, *goals])
        for year in (2022, 2021):
            make_actual(indicator, year, 12)
        version = Plan.objects.get().content_version

        files = export_plan("hand-made", tmp_path / "out")
        import_plan(tmp_path / "out", verbosity=0)

        assert Plan.objects.get().content_version == version
        years = [row["fiscal_year"] for row in rows(files, "actuals.csv")]
        assert years == ["2021", "2022"]
        Plan.objects.update(code="earlier")
        import_plan(tmp_path / "out", verbosity=0)
        assert export_plan("hand-made", tmp_path / "again") == files

    def test_stand_behind_those_that_were_placed(self, imported, tmp_path):
        indicator = Plan.objects.get().indicators.get(code="k1")
        make_actual(indicator, 2023, 30)

        files = export_plan("machi-1", tmp_path / "out")

        assert rows(files, "actuals.csv")[-1]["fiscal_year"] == "2023"

    def test_a_department_of_elsewhere_is_not_lost(self, imported, tmp_path):
        plan = Plan.objects.get()
        plan.measures.filter(code="m1").update(department=make_department(code="far"))

        files = export_plan("machi-1", tmp_path / "out")
        import_plan(tmp_path / "out", verbosity=0)

        codes = [row["code"] for row in rows(files, "departments.csv")]
        assert sorted(codes) == ["far", "kikaku", "seisaku"]
        assert Department.objects.count() == 3
