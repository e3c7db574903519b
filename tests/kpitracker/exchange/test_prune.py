"""``--prune`` removes what the package lacks, where nothing refers to it."""

import pytest

from indicators.models import Actual, Handover, Indicator, IndicatorLink, Target
from measures.models import Budget, Measure, Text
from plans.models import Department, Edition, Goal, Plan, PlanLevel, Population
from tests.factories import make_indicator, make_plan, make_user, saved
from tests.kpitracker.exchange.packages import import_plan

pytestmark = pytest.mark.django_db


def codes(model) -> list[str]:
    return sorted(model.objects.values_list("code", flat=True))


@pytest.fixture
def imported(package):
    import_plan(package.write())
    return package


class TestPruning:
    def test_removes_rows_and_keeps_their_history(self, imported):
        imported.rows["budgets"].pop()
        imported.rows["targets"].pop(0)
        imported.rows["editions"].pop()

        import_plan(imported.write(), prune=True)

        assert (Budget.objects.count(), Target.objects.count()) == (3, 3)
        assert codes(Edition) == ["first"]
        assert Edition.history.filter(code="second", history_type="-").count() == 1

    def test_removes_a_whole_branch_at_once(self, imported):
        imported.rows = {
            "plan": imported["plan"],
            "levels": imported["levels"],
            "goals": imported["goals"][:1],
        }

        import_plan(imported.write(), prune=True, correction="計画の組替え")

        assert codes(Goal) == ["g1"]
        assert not Measure.objects.exists()
        assert not Indicator.objects.exists()
        assert not Text.objects.exists()
        assert PlanLevel.objects.count() == 3

    def test_takes_a_handover_memo_with_its_indicator(self, imported):
        indicator = Indicator.objects.first()
        saved(Handover(indicator=indicator, method="月報から"))
        imported.rows = {
            "plan": imported["plan"],
            "levels": imported["levels"],
            "goals": imported["goals"][:1],
        }

        import_plan(imported.write(), prune=True, correction="計画の組替え")

        assert not Handover.objects.exists()
        assert Handover.history.filter(history_type="-").count() == 1

    def test_the_same_package_then_changes_nothing(self, imported):
        imported.rows["budgets"].pop()
        import_plan(imported.write(), prune=True)
        version = Plan.objects.get().content_version

        import_plan(imported.write(), prune=True)

        assert Plan.objects.get().content_version == version

    def test_says_what_refers_to_what_stays(self, imported, capsys):
        imported.rows["levels"].pop()
        imported.rows["measures"] = [
            row for row in imported["measures"] if row["measure_code"] == "m3"
        ]
        imported.rows["measures"][0]["relists_code"] = ""
        capsys.readouterr()

        import_plan(imported.write(), prune=True)

        out = capsys.readouterr().out
        stays = {
            line.split(": ")[1].split(" ")[0]: line.rpartition("(")[2]
            for line in out.splitlines()
            if "  staying" in line
        }
        assert stays.keys() == {"2", "m1", "m2"}
        assert "measures.csv m2" in stays["2"]
        assert "m1" in codes(Measure)

    def test_a_name_or_number_set_free_can_be_taken(self, imported):
        imported.rows["editions"] = [
            {"edition_code": "first", "name": "策定", "order": 2},
            {"edition_code": "third", "name": "再改訂", "order": 1},
        ]

        import_plan(imported.write(), prune=True)

        assert codes(Edition) == ["first", "third"]
        gone = Edition.history.get(code="second", history_type="-")
        assert gone.order == 2

    def test_a_goal_may_become_a_measure(self, imported):
        imported.rows["goals"].pop()
        imported.row("measures", measure_code="m3").update(
            {"measure_code": "g2", "goal_code": "g1"}
        )
        imported.row("measures", measure_code="m2")["ended_into_code"] = "g2"
        imported.row("indicator_links", indicator_code="k2")["owner_code"] = "g2"

        import_plan(imported.write(), prune=True)

        owners = [type(link.owner).__name__ for link in IndicatorLink.objects.all()]
        assert owners == ["Measure", "Measure", "Measure"]
        assert codes(Goal) == ["g1"]

    def test_without_it_the_goal_that_stays_keeps_its_code(self, imported, refused):
        imported.rows["goals"].pop()
        imported.row("measures", measure_code="m3").update(
            {"measure_code": "g2", "goal_code": "g1"}
        )

        sentences = refused(imported.write())

        assert any("goals.csv" in one and "g2" in one for one in sentences)


class TestDepartments:
    def test_are_removed_with_the_others(self, imported):
        imported.rows["departments"] = [{"code": "seisaku", "name": "政策課"}]
        imported.row("measures", measure_code="m2")["department_code"] = ""

        import_plan(imported.write(), prune=True)

        assert codes(Department) == ["seisaku"]

    def test_a_package_without_them_says_nothing_about_them(self, imported):
        del imported.rows["departments"]
        imported.row("measures", measure_code="m2")["department_code"] = ""
        imported.row("indicators", indicator_code="k1")["department_code"] = ""

        import_plan(imported.write(), prune=True)

        assert codes(Department) == ["kikaku", "seisaku"]

    def test_stay_while_somebody_works_there(self, imported, capsys):
        make_user(department=Department.objects.get(code="kikaku"))
        other = make_plan("other", organization=Plan.objects.get().organization)
        make_indicator(other, department=Department.objects.get(code="seisaku"))
        del imported.rows["departments"][0]["successor_code"]
        imported.rows["departments"] = [{"code": "shin", "name": "新課"}]
        imported.row("measures", measure_code="m2")["department_code"] = ""
        imported.row("indicators", indicator_code="k1")["department_code"] = "shin"
        capsys.readouterr()

        import_plan(imported.write(), prune=True)

        assert codes(Department) == ["kikaku", "seisaku", "shin"]
        assert "other k1" in capsys.readouterr().out


class TestPopulations:
    def test_are_removed_with_the_others(self, imported):
        imported.rows["populations"].pop(0)

        import_plan(imported.write(), prune=True)

        assert [one.people for one in Population.objects.all()] == [271544]

    def test_a_package_without_them_says_nothing_about_them(self, imported):
        del imported.rows["populations"]

        import_plan(imported.write(), prune=True)

        assert Population.objects.count() == 2


class TestPublishedValues:
    def test_are_not_removed_without_a_reason(self, imported, refused):
        imported.rows["actuals"].pop(0)

        (sentence,) = refused(imported.write(), prune=True)

        assert "k1 2021" in sentence and "--correction" in sentence
        assert Actual.objects.count() == 4

    def test_are_removed_as_a_correction(self, imported):
        imported.rows["actuals"].pop(0)

        import_plan(imported.write(), prune=True, correction="二重計上の訂正")

        entry = Actual.history.get(history_type="-")
        assert (entry.fiscal_year, entry.history_change_reason) == (
            2021,
            "二重計上の訂正",
        )
