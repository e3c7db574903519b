"""A whole plan in one fiscal year."""

import pytest

from indicators.reports.plan import plan_report
from plans.models import Plan
from tests.factories import (
    make_actual,
    make_department,
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
    make_text,
)
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db


def report_of(plan, year=2022, *, audience="public"):
    plan = Plan.objects.get(pk=plan.pk)
    return plan_report(plan, fiscal_year=year, audience=audience)


def codes(lines):
    return [line.code for line in lines]


class TestLines:
    def test_an_indicator_printed_in_three_places_is_counted_once(self):
        plan = make_plan()
        goal = make_goal(plan)
        first, second = make_measure(goal=goal), make_measure(goal=goal)
        make_indicator(on=[goal, first, second], actuals={2022: 16})

        report = report_of(plan)

        assert len(report.lines) == 1
        assert report.tally.on_track == report.tally.total == 1
        (section,) = report.goals
        assert codes(section.lines) == codes(section.own_lines) == ["k1"]
        assert [codes(node.lines) for node in section.branch] == [["k1"], ["k1"]]
        assert section.tally.total == 1

    def test_one_under_two_goals_stands_at_both_and_counts_once(self):
        plan = make_plan()
        goals = [make_goal(plan), make_goal(plan)]
        make_indicator(on=goals, actuals={2022: 16})

        report = report_of(plan)

        assert [section.tally.total for section in report.goals] == [1, 1]
        assert report.tally.total == 1

    def test_follow_the_document(self):
        plan = make_plan()
        goal = make_goal(plan)
        measure = make_measure(goal=goal)
        make_indicator(on=measure, code="below", position=1)
        make_indicator(on=goal, code="above", position=2)

        report = report_of(plan)

        assert codes(report.lines) == ["below", "above"]
        assert codes(report.goals[0].lines) == ["above", "below"]

    def test_that_stand_nowhere_are_listed_apart(self):
        plan = make_plan()
        make_goal(plan)
        make_indicator(plan, code="lost")

        report = report_of(plan)

        assert codes(report.unplaced) == ["lost"]
        assert report.tally.total == 1
        assert report.goals[0].tally is None

    def test_of_other_plans_are_not_here(self):
        make_indicator()

        assert report_of(make_plan()).lines == ()


class TestTally:
    def test_counts_every_status(self):
        plan = make_plan()
        for value in (20, 16, 13, 11, 9, "collecting"):
            make_indicator(plan, actuals={2022: value})
        make_indicator(plan, aim="at_least", actuals={2022: 19})
        make_indicator(plan, survey_every=5, survey_first=2020)

        tally = report_of(plan).tally

        assert tally.counts == {
            "achieved": 1,
            "on_track": 1,
            "mostly": 0,
            "behind": 2,
            "worse": 1,
            "missed": 1,
            "not_judged": 2,
        }
        assert (tally.judged, tally.total, tally.not_due) == (6, 8, 1)

    def test_keeps_estimates_apart(self):
        plan = make_plan()
        make_indicator(plan, actuals={2022: 20})
        estimated = make_indicator(plan)
        make_actual(estimated, 2022, 20, quality="estimate")

        report = report_of(plan)

        assert (report.tally.achieved, report.tally.provisional) == (1, 1)
        assert (report.tally.judged, report.tally.total) == (1, 2)
        assert report.provisional == {"achieved": 1}

    def test_has_letters_of_the_plan_s_scale(self):
        plan = make_plan(scale="standard4")
        for value in (20, 16, 11, 9):
            make_indicator(plan, actuals={2022: value})

        assert report_of(plan).letters == {"A": 2, "B": 0, "C": 1, "D": 1}

    def test_stands_beside_the_previous_year_s(self):
        plan = make_plan()
        make_indicator(plan, actuals={2021: 11, 2022: 20})
        make_indicator(plan, actuals={2021: 14, 2022: 11})
        make_indicator(plan, actuals={2022: 20})

        report = report_of(plan)

        assert report.previous_tally.counts["on_track"] == 1
        assert report.previous_tally.not_judged == 1
        assert report.changes == {
            "improved": 1,
            "worsened": 1,
            "unchanged": 0,
            "newly_judged": 1,
            "estimated": 0,
        }

    def test_has_no_previous_year_in_the_plan_s_first(self):
        plan = make_plan()
        make_indicator(plan, actuals={2020: 11})

        assert report_of(plan, 2020).previous_tally is None

    def test_is_none_without_a_year(self):
        plan = make_plan()
        make_indicator(plan, on=make_goal(plan))

        report = report_of(plan, None)

        assert (report.tally, report.previous_tally) == (None, None)
        assert report.goals[0].tally is None
        assert report.letters == {}


class TestPlanWithoutIndicators:
    def test_reads_well(self):
        plan = make_plan(period_start=None, period_end=None)
        make_text(plan, "架空の町のめざす姿", kind="vision")
        make_measure(plan, title="施策")

        report = report_of(plan, None)

        assert (report.lines, report.attention) == ((), ())
        assert report.tally is None
        assert (report.years.choices, report.years.default) == ((), None)
        assert report.goals[0].measures[0].place.title == "施策"
        assert report.texts[0].parts[0].texts[0].body == "架空の町のめざす姿"

    def test_reads_well_in_any_year(self):
        report = report_of(make_plan(), 2022)

        assert (report.tally, report.goals, report.levels) == (None, (), ())


class TestTexts:
    def test_are_the_plan_s_own(self):
        measure = make_measure()
        make_text(measure.plan, "計画", kind="purpose")
        make_text(measure.goal, "目標")
        make_text(measure, "施策")

        (group,) = report_of(measure.plan).texts

        assert (group.kind, len(group.parts)) == ("purpose", 1)


class TestYears:
    def test_are_those_with_published_values(self):
        plan = make_plan()
        indicator = make_indicator(plan, actuals={2021: 11})
        make_actual(indicator, 2023, 12, stage="draft")

        report = report_of(plan)

        assert report.years.choices == (2020, 2021)
        assert report.years.default == 2021


class TestDepartments:
    def test_are_named_once_in_the_order_of_the_document(self):
        plan = make_plan()
        health, planning = (
            make_department(name="保健課"),
            make_department(name="企画課"),
        )
        for department in (health, planning, health, None):
            make_indicator(plan, department=department)

        assert report_of(plan).departments == ("保健課", "企画課")


class TestQueries:
    @pytest.mark.parametrize("size", [1, 3, 75, 750])
    def test_are_five_whatever_the_size(self, size, django_assert_num_queries):
        plan = make_large_plan(size)

        with django_assert_num_queries(5):
            report = plan_report(plan, fiscal_year=2022, audience="public")

        assert len(report.lines) == size

    def test_are_five_for_a_plan_with_nothing(self, django_assert_num_queries):
        plan = make_plan()

        with django_assert_num_queries(5):
            plan_report(plan, fiscal_year=None, audience="public")

    def test_are_over_once_the_report_is_there(self, django_assert_num_queries):
        department = make_department()
        measure = make_measure(department=department)
        make_indicator(on=measure, department=department, actuals={2022: 11})
        report = report_of(measure.plan)

        with django_assert_num_queries(0):
            (item,) = report.attention
            repr(report.goals)
            assert str(item.line.words)
            assert str(item.line.owners[0]) == "施策 1"
