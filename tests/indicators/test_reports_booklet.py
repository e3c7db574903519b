"""A whole plan in one year, read at once."""

import pytest

from indicators.reports.booklet import booklet, measure_reports
from indicators.reports.measure import measure_report
from tests.factories import (
    make_budget,
    make_budget_total,
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
    make_review,
    make_text,
)
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db
PUBLIC = {"fiscal_year": 2022, "audience": "public"}


class TestMeasureReports:
    def test_are_those_of_the_measures_own_pages(self):
        plan = make_plan()
        goal = make_goal(plan)
        first = make_measure(goal=goal, number="1")
        second = make_measure(goal=goal, number="2", parent=first)
        for measure in (first, second):
            make_indicator(on=measure, actuals={2021: 3, 2022: 5})
            make_budget(measure, 2022, 1500)
            make_budget_total(measure, 1500)
            make_review(measure, 2022, done="実施した")
            make_text(measure)

        reports = measure_reports(plan, **PUBLIC)

        assert [report.place.code for report in reports] == [first.code, second.code]
        assert list(reports) == [
            measure_report(row, **PUBLIC) for row in (first, second)
        ]

    def test_ask_the_same_number_of_questions_whatever_the_size(
        self, django_assert_num_queries
    ):
        for size in (3, 30):
            plan = make_large_plan(size, code=f"p{size}")
            with django_assert_num_queries(19):
                booklet(plan, **PUBLIC)


class TestBooklet:
    def test_has_the_words_of_every_goal(self):
        goal = make_goal(code="g1")
        make_text(goal, "めざす姿")

        (group,) = booklet(goal.plan, **PUBLIC).goal_texts["g1"]

        assert group.parts[0].texts[0].body == "めざす姿"
