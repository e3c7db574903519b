"""Rows that a package lacks stay; lists are replaced as a whole."""

import pytest

from indicators.models import Actual, IndicatorLink, IndicatorState, Target
from measures.models import Budget, Partner, Text
from plans.models import Goal, Plan
from tests.kpitracker.exchange.packages import import_plan

pytestmark = pytest.mark.django_db


class TestRowsThePackageLacks:
    def test_stay_and_are_listed(self, package, capsys):
        import_plan(package.write())
        for name in ("goals", "budgets", "actuals", "targets", "reviews"):
            package.rows[name].pop(0)
        package.row("measures", measure_code="m3")["relists_code"] = ""
        package.row("measures", measure_code="m1")["goal_code"] = "g1"
        capsys.readouterr()

        import_plan(package.write())

        out = capsys.readouterr().out.splitlines()
        assert Goal.objects.count() == 2
        assert Budget.objects.count() == 4
        assert Actual.objects.count() == 4
        assert Target.objects.count() == 4
        assert [line.split(": ")[1] for line in out if "  staying" in line] == [
            "g1",
            "m1 2020 planned",
            "k1 first 2022",
            "k1 2021",
            "m1 2022",
        ]

    @pytest.mark.parametrize(
        ("at", "order"), [(1, ["g1", "g2", "g3"]), (0, ["g3", "g2", "g1"])]
    )
    def test_keep_their_place_or_stand_behind_the_others(self, package, at, order):
        import_plan(package.write())
        package.rows["goals"].pop(0)
        package["goals"].insert(at, {"goal_code": "g3", "title": "学ぶ"})

        import_plan(package.write())
        import_plan(package.write())

        assert [one.code for one in Goal.objects.all()] == order
        assert Plan.objects.get().content_version == 3

    def test_a_file_that_is_absent_removes_nothing(self, package):
        import_plan(package.write())
        for name in ("texts", "partners", "indicator_links", "states", "reviews"):
            del package.rows[name]

        import_plan(package.write())

        assert Text.objects.count() == 4
        assert IndicatorState.objects.count() == 2
        assert Plan.objects.get().content_version == 2


class TestLists:
    def test_replace_the_whole_list_of_each_owner_they_name(self, package):
        import_plan(package.write())
        package.rows["texts"] = package.rows["texts"][:1] + package.rows["texts"][3:]
        package.rows["partners"].pop()
        package.rows["indicator_links"] = [{"indicator_code": "k1", "owner_code": "m2"}]

        import_plan(package.write())

        assert [one.code for one in Text.objects.all()] == ["t1", "t2", "t4"]
        assert [str(one) for one in Partner.objects.all()] == ["平内町"]
        links = [
            (str(one.indicator.code), one.owner.code)
            for one in IndicatorLink.objects.all()
        ]
        assert links == [("k2", "m3"), ("k1", "m2")]

    def test_what_left_a_list_has_its_entry_of_history(self, package):
        import_plan(package.write())
        package.rows["texts"].pop()

        import_plan(package.write())

        assert [
            (entry.history_type, entry.body, entry.history_change_reason)
            for entry in Text.history.filter(code="t4").order_by("history_id")
        ] == [
            ("+", "取組二", "import_plan machi-1"),
            ("-", "取組二", "import_plan machi-1"),
        ]

    def test_a_text_may_move_to_another_owner(self, package):
        import_plan(package.write())
        package.row("texts", text_code="t3")["owner_code"] = "g2"

        import_plan(package.write())

        moved = Text.objects.get(code="t3")
        assert (moved.goal.code, moved.measure, moved.version) == ("g2", None, 2)
