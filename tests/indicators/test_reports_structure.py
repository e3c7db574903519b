"""The goals and measures of a plan as a tree."""

import pytest

from indicators.reports.plan import plan_report
from plans.models import Plan
from tests.factories import (
    make_department,
    make_goal,
    make_indicator,
    make_level,
    make_measure,
    make_plan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan()


def report_of(plan):
    plan = Plan.objects.get(pk=plan.pk)
    return plan_report(plan, fiscal_year=2022, audience="public")


def outline(section):
    return [(node.depth, node.place.level, node.place.title) for node in section.branch]


class TestTree:
    def test_has_any_depth_and_the_plan_s_own_level_names(self, plan):
        for depth, name in enumerate(["役割", "連携施策", "分野", "事業"]):
            make_level(plan, depth, name)
        goal = make_goal(plan)
        policy = make_measure(goal=goal, title="産業")
        field = make_measure(parent=policy, title="農林")
        make_measure(parent=field, title="6次化")
        make_measure(parent=policy, title="相談", level=make_level(plan, 3))

        (section,) = report_of(plan).goals

        assert section.place.level == "役割"
        assert outline(section) == [
            (1, "連携施策", "産業"),
            (2, "分野", "農林"),
            (3, "事業", "6次化"),
            (2, "事業", "相談"),
        ]

    def test_follows_the_positions_not_the_codes(self, plan):
        goal = make_goal(plan)
        make_measure(goal=goal, code="a", position=2, title="second")
        make_measure(goal=goal, code="b", position=1, title="first")

        titles = [node.place.title for node in report_of(plan).goals[0].measures]
        assert titles == ["first", "second"]

    def test_puts_each_measure_under_its_own_goal(self, plan):
        goals = [make_goal(plan), make_goal(plan)]
        make_measure(goal=goals[1], title="二")
        make_measure(goal=goals[0], title="一")

        titles = [[n.place.title for n in s.branch] for s in report_of(plan).goals]
        assert titles == [["一"], ["二"]]

    def test_collects_the_indicators_of_a_branch(self, plan):
        parent = make_measure(plan)
        child = make_measure(parent=parent)
        make_indicator(on=child, code="below")
        make_indicator(on=[parent, child], code="both")

        node = report_of(plan).goals[0].measures[0]

        assert [line.code for line in node.lines] == ["both"]
        assert [line.code for line in node.lines_below] == ["both", "below"]

    def test_says_what_is_new_and_who_does_it(self, plan):
        department = make_department(name="農政課")
        make_measure(
            plan,
            number="(3)",
            is_new=True,
            department=department,
            scope_printed="全市町村",
        )

        node = report_of(plan).goals[0].measures[0]

        assert (node.is_new, node.department) == (True, "農政課")
        assert (node.place.number, node.scope_printed) == ("(3)", "全市町村")


class TestRelisting:
    def test_is_shown_twice_and_counted_once(self, plan):
        goal = make_goal(plan)
        original = make_measure(goal=goal, title="防災")
        again = make_measure(goal=goal, title="防災（再掲）", relists=original)
        make_indicator(on=[original, again], actuals={2022: 16})

        report = report_of(plan)

        first, second = report.goals[0].measures
        assert first.relists is None
        assert [place.code for place in first.relisted_as] == [again.code]
        assert second.relists.code == original.code
        assert second.relisted_as == ()
        goals, measures = report.levels
        assert (goals.name, goals.count, goals.relistings) == ("基本目標", 1, 0)
        assert (measures.count, measures.relistings, measures.printed) == (1, 1, 2)
        assert report.tally.total == 1


class TestEnding:
    def test_names_the_measure_it_ended_into(self, plan):
        heir = make_measure(plan, title="NO.4")
        make_measure(goal=heir.goal, ended_into=heir)

        assert report_of(plan).goals[0].measures[1].ended_into.title == "NO.4"


class TestLevels:
    def test_count_every_element_once(self, plan):
        for _ in range(2):
            top = make_measure(goal=make_goal(plan))
            make_measure(parent=top)
            make_measure(parent=top)

        levels = report_of(plan).levels

        assert [(one.name, one.count) for one in levels] == [
            ("基本目標", 2),
            ("施策", 2),
            ("事業", 4),
        ]
