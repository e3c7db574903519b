"""One goal in full."""

import pytest

from indicators.reports.goal import goal_report
from plans.models import Goal
from tests.factories import make_goal, make_indicator, make_measure, make_text
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db


def report_of(goal, year=2022):
    goal = Goal.objects.select_related("plan").get(pk=goal.pk)
    return goal_report(goal, fiscal_year=year, audience="public")


class TestGoal:
    def test_has_its_own_texts_measures_and_indicators(self):
        goal = make_goal(title="しごと")
        other = make_goal(goal.plan)
        measure = make_measure(goal=goal)
        make_text(goal, "方向", kind="direction")
        make_text(other, "別")
        make_indicator(on=goal, code="own", actuals={2021: 16, 2022: 9})
        make_indicator(on=[measure, goal], code="both", actuals={2022: 16})
        make_indicator(on=measure, code="below", actuals={2022: 16})
        make_indicator(on=other, code="other")

        report = report_of(goal)

        assert report.section.place.title == "しごと"
        assert [line.code for line in report.section.own_lines] == ["own", "both"]
        assert [line.code for line in report.section.lines] == ["own", "both", "below"]
        assert report.section.tally.total == 3
        assert report.previous_tally.on_track == 1
        assert [item.line.code for item in report.attention] == ["own"]
        assert [group.kind for group in report.texts] == ["direction"]

    def test_without_anything_reads_well(self):
        report = report_of(make_goal(), None)

        assert (report.section.lines, report.section.measures) == ((), ())
        assert (report.section.tally, report.previous_tally) == (None, None)
        assert (report.texts, report.attention) == ((), ())


class TestQueries:
    @pytest.mark.parametrize("size", [1, 9])
    def test_are_seven_whatever_the_size(self, size, django_assert_num_queries):
        make_large_plan(size)
        goal = Goal.objects.select_related("plan").first()

        with django_assert_num_queries(7):
            goal_report(goal, fiscal_year=2022, audience="public")
