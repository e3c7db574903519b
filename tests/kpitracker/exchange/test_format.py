"""The descriptor says what a package holds, and in which format."""

import json

import pytest

from plans.models import Goal, Plan
from tests.kpitracker.exchange.packages import export_plan, import_plan

pytestmark = pytest.mark.django_db


def describe(path, **content) -> None:
    (path / "datapackage.json").write_text(json.dumps(content), "utf-8")


def add_column(path, file: str, name: str) -> None:
    lines = (path / file).read_text("utf-8-sig").splitlines()
    widened = [f"{line},{name if at == 0 else ''}" for at, line in enumerate(lines)]
    (path / file).write_text("\n".join(widened), "utf-8")


class TestUnknownColumns:
    def test_are_refused(self, package, refused):
        path = package.write()
        describe(path, format_version=1)
        add_column(path, "goals.csv", "colour")

        (sentence,) = refused(path)

        assert "colour" in sentence and "title" in sentence

    @pytest.mark.parametrize("version", [2, "2", "1.1"])
    def test_are_left_out_where_the_format_is_newer(self, package, capsys, version):
        path = package.write()
        describe(path, format_version=version)
        add_column(path, "goals.csv", "colour")
        (path / "rounds.csv").write_text("x\n")

        import_plan(path)

        assert Goal.objects.count() == 2
        out = capsys.readouterr().out
        assert "goals.csv colour" in out and "rounds.csv" in out


class TestUnknownFiles:
    def test_are_refused_with_the_nearest_name(self, package, refused):
        path = package.write()
        (path / "measure.csv").write_text("plan_code\n")

        (sentence,) = refused(path)

        assert sentence.startswith("measure.csv: ") and "measures.csv" in sentence


class TestDescriptor:
    @pytest.mark.parametrize(
        ("data", "row"),
        [
            (b"{", ", row 1"),
            (b'{\n"a": 1,\n', ", row 3"),
            (b"[" * 100_000, ", row 1"),
            (b"[]", ""),
            (b'{"format_version": true}', ""),
            (b'{"format_version": "new"}', ""),
            ("{}".encode("utf-16"), ", row 1"),
        ],
    )
    def test_that_cannot_be_read_is_refused(self, package, refused, data, row):
        (package.write() / "datapackage.json").write_bytes(data)

        (sentence,) = refused(package.folder)

        assert sentence.startswith(f"datapackage.json{row}: ")

    def test_a_file_it_lists_must_be_there(self, package, refused):
        describe(package.write(), resources=[{"path": "reviews.csv"}])
        (package.folder / "reviews.csv").unlink()

        (sentence,) = refused(package.folder)

        assert sentence.startswith("reviews.csv: ")

    def test_of_an_export_explains_every_file(self, package, tmp_path):
        import_plan(package.write())

        files = export_plan("machi-1", tmp_path / "out")

        content = json.loads(files["datapackage.json"])
        assert content["title"] == "架空総合計画"
        assert content["created"] == "2024-03-31T00:00:00+09:00"
        assert content["format_version"] == 1
        assert content["licenses"][0]["name"] == "CC-BY-4.0"
        resources = {one["path"]: one for one in content["resources"]}
        assert resources.keys() == files.keys() - {"datapackage.json"}
        for path, resource in resources.items():
            header = files[path].decode("utf-8-sig").splitlines()[0]
            fields = [field["name"] for field in resource["schema"]["fields"]]
            assert header == ",".join(fields)
            assert resource["name"] == path.removesuffix(".csv")
        for resource in resources.values():
            for key in resource["schema"].get("foreignKeys", ()):
                there = key["reference"]["resource"] or resource["name"]
                fields = resources[f"{there}.csv"]["schema"]["fields"]
                assert key["reference"]["fields"] in [one["name"] for one in fields]

    def test_names_no_day_and_no_licence_that_nobody_said(self, package, tmp_path):
        package["plan"][0] |= {"as_of": "", "licence": ""}
        import_plan(package.write())

        files = export_plan("machi-1", tmp_path / "out")

        content = json.loads(files["datapackage.json"])
        assert not {"created", "licenses"} & content.keys()


class TestSpelling:
    def test_decomposed_text_is_composed_and_that_is_said(self, package, capsys):
        package["goals"][1]["title"] = "か\u3099んばる"

        import_plan(package.write())
        import_plan(package.write())

        assert Goal.objects.get(code="g2").title == "がんばる"
        assert Plan.objects.get().content_version == 2
        assert "goals.csv, row 3, column title" in capsys.readouterr().out

    def test_text_of_the_database_is_written_in_one_spelling(self, package, tmp_path):
        import_plan(package.write())
        goal = Goal.objects.get(code="g2")
        goal.title = "か\u3099んばる"
        goal.save()
        plan = Plan.objects.get()
        plan.note = "一行目\r\n二行目"
        plan.save()
        version = Plan.objects.get().content_version

        files = export_plan("machi-1", tmp_path / "out")
        import_plan(tmp_path / "out")

        assert "がんばる".encode() in files["goals.csv"]
        assert "一行目\n二行目".encode() in files["plan.csv"]
        assert Plan.objects.get().content_version == version


class TestColumnsLeftOut:
    def leave_out(self, package) -> None:
        for row in package["plan"]:
            del row["note"]
        path = package.write()
        lines = (path / "plan.csv").read_text("utf-8-sig").splitlines()
        text = "\n".join(line.rpartition(",")[0] for line in lines)
        (path / "plan.csv").write_text(text, "utf-8")

    def test_mean_no_value_in_a_new_plan(self, package):
        self.leave_out(package)

        import_plan(package.folder)

        assert Plan.objects.get().note == ""

    def test_never_erase_what_is_there(self, package, refused):
        import_plan(package.write(), verbosity=0)
        self.leave_out(package)

        (sentence,) = refused(package.folder)

        assert sentence.startswith("plan.csv, row 1: ") and "note" in sentence
        assert Plan.objects.get().note == "一行目\n二行目"
