"""Bad input: a sentence with file, row and column; nothing written; status 1."""

import pytest

from kpitracker.exchange.sheets import BY_FILE
from plans.models import Department, Organization, Plan
from tests.kpitracker.exchange.packages import csv_of, import_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def nothing_written():
    yield
    assert Plan.objects.count() == 0
    assert Plan.history.count() == 0
    assert Organization.objects.count() == 0
    assert Department.objects.count() == 0


def place(file: str, row: int, column: str = "") -> str:
    """How a sentence begins, whatever the language."""
    column = f", column {column}" if column else ""
    return f"{file}, row {row}{column}: "


class TestPackages:
    def test_wrong_encoding(self, package, refused, nothing_written):
        path = package.write()
        text = (path / "goals.csv").read_bytes().decode("utf-8-sig")
        (path / "goals.csv").write_bytes(text.encode("cp932"))

        (sentence,) = refused(path)

        assert sentence.startswith(place("goals.csv", 2))
        assert "Shift_JIS" in sentence and "UTF-8" in sentence

    def test_missing_plan(self, package, refused, nothing_written):
        (package.write() / "plan.csv").unlink()

        (sentence,) = refused(package.folder)

        assert sentence.startswith("plan.csv: ")

    @pytest.mark.parametrize(
        ("file", "referrers"),
        [
            ("goals.csv", 2),
            ("levels.csv", 1),
            ("editions.csv", 1),
            ("departments.csv", 2),
            ("indicators.csv", 4),
        ],
    )
    def test_missing_file(self, package, refused, nothing_written, file, referrers):
        (package.write() / file).unlink()

        sentences = refused(package.folder)

        named = [one for one in sentences if one.startswith(f"{file}: ")]
        assert len(named) >= 1
        assert len(sentences) <= len(named) + referrers

    def test_unknown_column(self, package, refused, nothing_written):
        path = package.write()
        data = (path / "goals.csv").read_bytes()
        (path / "goals.csv").write_bytes(data.replace(b"title", b"titel"))

        sentences = refused(path)

        assert sentences[0].startswith(place("goals.csv", 1))
        assert "titel" in sentences[0] and "title" in sentences[0]
        assert len([one for one in sentences if "goals.csv, row 1" in one]) == 1

    def test_an_unknown_column_that_stands_twice_is_one_fault(self, package, refused):
        path = package.write()
        lines = (path / "goals.csv").read_text("utf-8").splitlines()
        added = ["farbe,farbe", *("," for _ in lines[1:])]
        rows = map(",".join, zip(lines, added, strict=True))
        (path / "goals.csv").write_text("\n".join(rows), "utf-8")

        (sentence,) = refused(path)

        assert "farbe" in sentence

    def test_duplicate_code(self, package, refused, nothing_written):
        package.add("measures", measure_code="m1", goal_code="g2", level="施策")
        package["measures"][-1]["title"] = "二つ目"

        (sentence,) = refused(package.write())

        assert sentence.startswith(place("measures.csv", 5, "measure_code"))
        assert "m1" in sentence and "2" in sentence

    def test_a_code_of_goal_and_measure(self, package, refused, nothing_written):
        package.add("measures", measure_code="g2", goal_code="g2", level="施策")
        package["measures"][-1]["title"] = "同じ"

        (sentence,) = refused(package.write())

        assert sentence.startswith(place("measures.csv", 5, "measure_code"))
        assert "goals.csv" in sentence and "3" in sentence

    def test_aim_contradiction_names_the_aims(self, package, refused, nothing_written):
        package["indicators"][0]["baseline_value"] = 40

        sentences = refused(package.write())

        assert [one.split(", column")[0] for one in sentences] == [
            "targets.csv, row 2",
            "targets.csv, row 3",
        ]
        assert "indicators.csv, row 2 says: aim “" in sentences[0]
        assert "baseline_value “40”" in sentences[0]

    def test_aim_contradiction_of_a_stored_target_lies_in_the_indicator(
        self, package, refused
    ):
        import_plan(package.write(), verbosity=0)
        package["indicators"][0]["baseline_value"] = 40
        path = package.write()
        (path / "targets.csv").unlink()
        (path / "datapackage.json").unlink(missing_ok=True)

        sentences = refused(path)

        assert sentences[0].startswith(
            place("indicators.csv", 2, "aim, baseline_value")
        )
        assert "targets.csv, as stored in the database says: value “" in sentences[0]

    def test_target_that_equals_the_baseline(self, package, refused, nothing_written):
        package["indicators"][0]["baseline_value"] = 32
        package.rows["targets"].pop(0)

        (sentence,) = refused(package.write())

        assert sentence.startswith("targets.csv, row 2") and "32" in sentence


class TestOnePass:
    def test_every_fault_of_every_file_is_named_at_once(
        self, package, refused, nothing_written
    ):
        package["plan"][0]["organization_code"] = "022011"
        package["budgets"][0]["amount"] = "9兆1,400億円"
        package["actuals"][0]["value"] = "x"
        package["targets"][3]["comparison"] = "reach"
        package.add("goals", goal_code="1-1", title="日付")
        path = package.write()
        (path / "reviews.csv").write_bytes("青".encode("cp932"))
        (path / "gaols.csv").write_bytes(b"")

        sentences = refused(path)

        assert sentences[0].startswith("gaols.csv: ") and "goals.csv" in sentences[0]
        assert [one.split(":")[0] for one in sentences[1:]] == [
            "plan.csv, row 2, column organization_code",
            "goals.csv, row 4, column goal_code",
            "budgets.csv, row 2, column amount",
            "targets.csv, row 5, column comparison, value, upper_value, state",
            "actuals.csv, row 2, column value",
            "reviews.csv, row 1",
        ]

    def test_lines_count_breaks_within_cells(self, package, refused, nothing_written):
        package["texts"][1]["kind"] = "x"

        (sentence,) = refused(package.write())

        assert sentence.startswith(place("texts.csv", 4, "kind"))


class TestFiles:
    def test_an_open_quotation_mark_is_named_with_its_line(
        self, package, refused, nothing_written
    ):
        path = package.write()
        data = (path / "goals.csv").read_bytes()
        (path / "goals.csv").write_bytes(data.replace("働く".encode(), b'"open', 1))

        (sentence,) = refused(path)

        assert sentence.startswith(place("goals.csv", 2))

    def test_a_row_of_another_width(self, package, refused, nothing_written):
        path = package.write()
        with (path / "goals.csv").open("ab") as file:
            file.write(b"machi-1,g3,3\r\n")

        (sentence,) = refused(path)

        assert sentence.startswith(place("goals.csv", 4))
        assert "3" in sentence and "4" in sentence

    @pytest.mark.parametrize("sign", ["\0", "\u202e", "\x07"])
    def test_signs_that_cannot_be_seen(self, package, refused, nothing_written, sign):
        package["goals"][1]["title"] = f"暮{sign}らす"

        (sentence,) = refused(package.write())

        assert sentence.startswith(place("goals.csv", 3))
        assert f"U+{ord(sign):04X}" in sentence

    @pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\r\n\r\n"])
    def test_an_empty_file(self, package, refused, nothing_written, data):
        (package.write() / "reviews.csv").write_bytes(data)

        (sentence,) = refused(package.folder)

        assert sentence.startswith(place("reviews.csv", 1))

    def test_a_header_alone_is_a_file_without_rows(self, package):
        package.rows["reviews"] = []

        import_plan(package.write())

        assert Plan.objects.count() == 1

    @pytest.mark.parametrize("count", [0, 2])
    def test_a_package_holds_one_plan(self, package, refused, nothing_written, count):
        package.rows["plan"] = package["plan"] * count

        sentences = refused(package.write())

        assert any(one.startswith("plan.csv: ") for one in sentences)

    def test_a_row_of_another_plan(self, package, refused, nothing_written):
        package["goals"][1]["plan_code"] = "machi-2"

        (sentence,) = refused(package.write())

        assert sentence.startswith(place("goals.csv", 3, "plan_code"))
        assert "machi-1" in sentence and "machi-2" in sentence

    @pytest.mark.parametrize("column", ["title", "plan_code", "goal_code"])
    def test_a_column_that_is_needed(self, package, refused, nothing_written, column):
        path = package.write()
        rows = [{**row, column: ""} for row in package["goals"]]
        data = csv_of("goals.csv", rows).decode("utf-8-sig").splitlines()
        at = list(BY_FILE["goals.csv"].by_name).index(column)
        lines = [line.split(",")[:at] + line.split(",")[at + 1 :] for line in data]
        (path / "goals.csv").write_text("\n".join(map(",".join, lines)), "utf-8")

        sentences = refused(path)

        assert [one for one in sentences if one.startswith(place("goals.csv", 1))]
        assert f"“{column}”" in "".join(sentences)
