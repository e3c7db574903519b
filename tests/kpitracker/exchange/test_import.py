"""A package is a state: what its files say is what the plan is."""

import pytest
from django.core.management import call_command

from indicators.models import Actual, Indicator, IndicatorLink, IndicatorState
from kpitracker.exchange.sheets import SHEETS
from measures.models import Measure, Text
from plans.models import Department, Edition, Goal, Organization, Plan, PlanLevel
from tests.kpitracker.exchange.packages import import_plan

pytestmark = pytest.mark.django_db


def history() -> int:
    models = [Organization, *(sheet.model for sheet in SHEETS)]
    return sum(model.history.count() for model in models)


def entries(row) -> list[tuple[str, str]]:
    return [
        (entry.history_type, entry.history_change_reason)
        for entry in row.history.order_by("history_id")
    ]


class TestNewPlan:
    def test_every_row_is_there_once_with_one_entry_of_history(self, package):
        import_plan(package.write())

        counts = {sheet.name: sheet.model.objects.count() for sheet in SHEETS}
        assert counts == {name: len(rows) for name, rows in package.rows.items()}
        for sheet in SHEETS:
            for row in sheet.model.objects.all():
                assert row.version == 1
                assert entries(row) == [("+", "import_plan machi-1")]

    def test_relations_lead_where_the_codes_say(self, package):
        import_plan(package.write())

        below = Measure.objects.get(code="m2")
        assert (below.parent.code, below.goal.code) == ("m1", "g1")
        assert (below.level.name, below.department.code) == ("事業", "kikaku")
        assert (below.ended_into.code, below.is_new) == ("m3", True)
        assert Measure.objects.get(code="m3").relists.code == "m1"
        assert Department.objects.get(code="kikaku").successor.code == "seisaku"
        merged = Indicator.objects.get(code="k3")
        assert merged.successor_measure.code == "m2"
        assert merged.successor_indicator.code == "k1"
        owners = [str(link.owner.code) for link in IndicatorLink.objects.all()]
        assert owners == ["m1", "g2", "m3"]

    def test_history_holds_relations_among_new_rows(self, package):
        import_plan(package.write())

        below = Measure.objects.get(code="m2")
        assert below.history.get().parent_id == below.parent_id

    def test_rows_keep_the_order_of_the_file(self, package):
        package.rows["goals"].reverse()

        import_plan(package.write())

        plan = Plan.objects.get()
        assert [goal.code for goal in plan.goals.all()] == ["g2", "g1"]

    def test_a_parent_may_come_after_its_child(self, package):
        package.rows["measures"].reverse()

        import_plan(package.write())

        assert Measure.objects.get(code="m2").parent.code == "m1"

    def test_an_empty_visibility_means_internal(self, package):
        package["plan"][0]["visibility"] = ""

        import_plan(package.write())

        assert Plan.objects.get().visibility == "internal"

    def test_an_empty_stage_means_published(self, package):
        package["actuals"][0]["stage"] = ""

        import_plan(package.write())

        assert Actual.objects.get(fiscal_year=2021).stage == "published"

    def test_a_check_writes_nothing(self, package, capsys):
        import_plan(package.write(), check=True)

        assert Plan.objects.count() == Organization.objects.count() == history() == 0
        assert "goals.csv" in capsys.readouterr().out

    def test_the_roll_up_is_fresh(self, package):
        import_plan(package.write())

        plan = Plan.objects.get()
        versions = set(plan.tallies.values_list("content_version", flat=True))
        assert versions == {plan.content_version}


class TestTheSameAgain:
    def test_changes_nothing(self, package, capsys):
        import_plan(package.write())
        before = (history(), Plan.objects.get().content_version)

        import_plan(package.write())
        call_command("import_plan", package.write(), check=True)

        assert (history(), Plan.objects.get().content_version) == before
        assert ": new 0" not in capsys.readouterr().err

    def test_with_lf_and_without_bom_changes_nothing(self, package):
        import_plan(package.write())
        before = history()
        for file in package.write().iterdir():
            data = file.read_bytes().removeprefix(b"\xef\xbb\xbf")
            file.write_bytes(data.replace(b"\r\n", b"\n"))

        import_plan(package.folder)

        assert history() == before


class TestChanges:
    def test_only_the_changed_row_has_a_new_version(self, package):
        import_plan(package.write())
        content = Plan.objects.get().content_version
        package["goals"][0]["title"] = "はたらく"

        import_plan(package.write())

        changed, unchanged = Goal.objects.order_by("code")
        assert (changed.title, changed.version) == ("はたらく", 2)
        assert (unchanged.version, unchanged.history.count()) == (1, 1)
        assert entries(changed)[1:] == [("~", "import_plan machi-1")]
        assert Plan.objects.get().content_version == content + 1

    def test_the_preview_says_old_and_new(self, package, capsys):
        import_plan(package.write())
        package["goals"][0]["title"] = "はたらく"
        capsys.readouterr()

        import_plan(package.write(), check=True)

        (line,) = (
            line for line in capsys.readouterr().out.splitlines() if "g1" in line
        )
        assert "title" in line and "働く" in line and "はたらく" in line

    def test_an_empty_cell_removes_the_value(self, package):
        import_plan(package.write())
        package["indicators"][0]["tolerance"] = ""
        package["measures"][1]["department_code"] = ""

        import_plan(package.write())

        assert Indicator.objects.get(code="k1").tolerance is None
        assert Measure.objects.get(code="m2").department is None

    def test_an_empty_visibility_leaves_it_as_it_is(self, package):
        import_plan(package.write())
        package["plan"][0]["visibility"] = ""

        import_plan(package.write())

        assert Plan.objects.get().is_public

    def test_levels_may_trade_their_names(self, package):
        import_plan(package.write())
        before = {one.code: one.level_id for one in Measure.objects.all()}
        names = {"施策": "事業", "事業": "施策"}
        for row in package["levels"][1:]:
            row["name"] = names[row["name"]]
        for row in package["measures"]:
            row["level"] = names[row["level"]]

        import_plan(package.write())

        names = dict(PlanLevel.objects.values_list("depth", "name"))
        assert names == {0: "基本目標", 1: "事業", 2: "施策"}
        assert {one.code: one.level_id for one in Measure.objects.all()} == before
        assert Measure.objects.filter(version=1).count() == 3
        last = PlanLevel.objects.get(depth=1).history.first()
        assert last.name == "事業"

    def test_editions_may_trade_their_order(self, package):
        import_plan(package.write())
        package["editions"][0]["order"], package["editions"][1]["order"] = 2, 1

        import_plan(package.write())

        assert [one.code for one in Edition.objects.all()] == ["second", "first"]

    def test_states_may_trade_their_order(self, package):
        import_plan(package.write())
        package["states"][0]["order"], package["states"][1]["order"] = 2, 1

        import_plan(package.write())

        assert [one.state for one in IndicatorState.objects.all()] == ["策定", "未策定"]

    def test_rows_may_trade_places(self, package, capsys):
        import_plan(package.write())
        package.rows["texts"].reverse()

        import_plan(package.write())
        capsys.readouterr()
        import_plan(package.write())

        assert [one.code for one in Text.objects.all()] == ["t4", "t3", "t2", "t1"]
        assert Text.objects.filter(version=2).count() == 4
        assert Plan.objects.get().content_version == 3

    def test_a_row_put_at_the_end_moves_no_other(self, package):
        import_plan(package.write())
        package.add("goals", goal_code="g3", title="学ぶ")

        import_plan(package.write())

        assert [one.version for one in Goal.objects.all()] == [1, 1, 1]
        assert [one.code for one in Goal.objects.all()] == ["g1", "g2", "g3"]
