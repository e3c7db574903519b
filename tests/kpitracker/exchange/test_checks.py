"""What a plan must be as a whole, also together with what stays in the database."""

import pytest

from indicators.models import Target
from measures.models import BudgetTotal, Measure
from tests.kpitracker.exchange.packages import import_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(package):
    import_plan(package.write(), verbosity=0)
    return package


class TestTree:
    def test_a_ring_of_measures_is_shown(self, package, refused):
        package["measures"][0]["parent_code"] = "m2"

        sentences = refused(package.write())

        assert any("m1 → m2 → m1" in sentence for sentence in sentences)

    def test_a_measure_does_not_stand_under_itself(self, package, refused):
        package["measures"][0]["parent_code"] = "m1"

        assert refused(package.write())

    def test_rings_of_successors_are_found_too(self, package, refused):
        package["departments"][1]["successor_code"] = "kikaku"
        package["measures"][2]["ended_into_code"] = "m2"

        sentences = refused(package.write())

        assert [one.split(":")[0] for one in sentences] == [
            "departments.csv, row 2, column successor_code",
            "measures.csv, row 3, column ended_into_code",
        ]

    def test_a_child_stands_under_the_goal_of_its_parent(self, package, refused):
        package["measures"][1]["goal_code"] = "g2"

        (sentence,) = refused(package.write())

        assert sentence.startswith("measures.csv, row 3, column parent_code")

    def test_a_measure_is_not_of_the_level_of_goals(self, package, refused):
        package["measures"][2]["level"] = "基本目標"

        (sentence,) = refused(package.write())

        assert "施策, 事業" in sentence

    def test_a_child_lies_deeper_than_its_parent(self, package, refused):
        package["measures"][1]["level"] = "施策"

        (sentence,) = refused(package.write())

        assert sentence.startswith("measures.csv, row 3, column level")

    def test_a_row_that_stays_counts_too(self, imported, refused):
        imported.rows["measures"] = [
            {"measure_code": "m1", "goal_code": "g2", "level": "施策", "title": "産業"}
        ]

        sentences = refused(imported.write())

        assert all("m2" in sentence or "m3" in sentence for sentence in sentences)
        assert Measure.objects.get(code="m1").goal.code == "g1"


class TestTotals:
    def add_total(self, package, **cells):
        package["budget_totals"][0] |= cells

    @pytest.mark.parametrize("amount", ["150.5", "150.50", ""])
    def test_that_add_up_or_are_not_numbers_pass(self, package, amount):
        self.add_total(package, amount=amount, mark="" if amount else "－")

        import_plan(package.write())

        assert BudgetTotal.objects.count() == 1

    def test_are_of_one_edition_and_kind(self, package, refused):
        self.add_total(package, kind="settled")
        package.add("budgets", measure_code="m1", fiscal_year=2020, kind="settled")
        package["budgets"][-1]["amount"] = 3

        (sentence,) = refused(package.write())

        assert "150.5" in sentence and "3" in sentence

    def test_of_years_that_are_all_blank_are_nothing(self, package, refused):
        package.rows["budgets"] = package.rows["budgets"][2:]

        (sentence,) = refused(package.write())

        assert "150.5" in sentence and " 0." in sentence

    def test_without_any_year_are_not_checked(self, package):
        package.rows["budgets"] = []

        import_plan(package.write())

        assert BudgetTotal.objects.count() == 1

    def test_have_the_unit_of_their_years(self, package, refused):
        self.add_total(package, unit="円")

        (sentence,) = refused(package.write())

        assert sentence.startswith("budget_totals.csv, row 2, column unit")

    def test_count_the_years_that_stay(self, imported, refused):
        imported.rows["budgets"] = []
        self.add_total(imported, amount="150")

        (sentence,) = refused(imported.write())

        assert "150.5" in sentence

    def test_of_a_damaged_file_are_not_checked(self, package, refused):
        (package.write() / "budgets.csv").write_bytes(b"\xff")

        (sentence,) = refused(package.folder)

        assert sentence.startswith("budgets.csv")


class TestTargets:
    @pytest.mark.parametrize(
        ("aim", "cells", "is_allowed"),
        [
            ("increase", {"comparison": "more_than"}, True),
            ("increase", {"comparison": "less_than"}, False),
            ("at_least", {"comparison": "at_least"}, True),
            ("at_least", {"comparison": "reach"}, False),
            ("at_most", {"comparison": "less_than"}, True),
            ("range", {"comparison": "range", "upper_value": 40}, True),
            ("range", {"comparison": "range", "upper_value": ""}, False),
            ("range", {"comparison": "range", "upper_value": 30}, False),
            ("monitor", {"comparison": "none", "value": ""}, True),
            ("monitor", {"comparison": "reach"}, False),
            ("increase", {"comparison": "undetermined", "value": ""}, True),
            ("increase", {"comparison": "undetermined"}, False),
            ("increase", {"comparison": "merged", "value": ""}, False),
            ("at_least", {"comparison": "at_least"} | {"every_year": 1}, False),
            (
                "at_least",
                {"comparison": "at_least", "every_year": 1, "fiscal_year": ""},
                True,
            ),
            (
                "increase",
                {"comparison": "reach", "every_year": 1, "fiscal_year": ""},
                False,
            ),
        ],
    )
    def test_fit_the_aim(self, package, capsys, aim, cells, is_allowed):
        package["indicators"][0]["aim"] = aim
        package.rows["targets"].pop(0)
        package["targets"][0] |= cells
        path = package.write()

        try:
            import_plan(path, verbosity=0)
        except SystemExit:
            sentences = capsys.readouterr().err.splitlines()
            assert {one.split(", column")[0] for one in sentences} == {
                "targets.csv, row 2"
            }
            assert not is_allowed
        else:
            assert is_allowed

    def test_without_a_value_are_the_only_one_of_their_edition(self, package, refused):
        package["targets"][1] |= {"comparison": "none", "value": ""}

        (sentence,) = refused(package.write())

        assert sentence.startswith("targets.csv, row 3") and "row 2" in sentence

    def test_without_a_value_may_follow_in_a_later_edition(self, package):
        package["targets"][1] |= {"comparison": "none", "value": ""}
        package["targets"][1] |= {"edition_code": "second"}

        import_plan(package.write())

        assert Target.objects.count() == 4

    def test_that_stay_count_too(self, imported, refused):
        imported.rows["targets"] = [
            {"indicator_code": "k1", "edition_code": "first"}
            | {"comparison": "undetermined"}
        ]

        (sentence,) = refused(imported.write())

        assert "--prune" in sentence
        import_plan(imported.write(), prune=True)
        assert Target.objects.count() == 1


class TestStates:
    def test_belong_to_an_indicator_with_states(self, package, refused):
        package.add("states", indicator_code="k1", order=1, state="策定")
        package["actuals"][0] |= {"state": "策定", "value": ""}

        sentences = refused(package.write())

        assert [one.split(":")[0] for one in sentences] == [
            "states.csv, row 4, column indicator_code",
            "actuals.csv, row 2, column state",
        ]

    def test_a_number_is_no_state(self, package, refused):
        package["actuals"][2] |= {"state": "", "value": 1}

        (sentence,) = refused(package.write())

        assert sentence.startswith("actuals.csv, row 4, column value")

    def test_a_state_in_use_cannot_leave_the_list(self, imported, refused):
        imported["states"][0]["state"] = "白紙"
        imported["indicators"][1]["baseline_state"] = "白紙"
        imported.rows["actuals"] = []

        (sentence,) = refused(imported.write())

        assert sentence.startswith("actuals.csv: ")
        assert "k2 2022" in sentence and "白紙" in sentence
