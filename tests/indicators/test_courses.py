"""From the rows of the database to courses."""

from datetime import date
from decimal import Decimal

import pytest

from indicators.courses import (
    CONFIRMED,
    EVERY_STAGE,
    PUBLISHED,
    course_from,
    courses_of,
    scale_for,
)
from indicators.enums import Lifecycle
from indicators.facts import facts_of
from indicators.models import Indicator
from indicators.progress import judge
from plans.models import Plan
from tests.factories import (
    make_actual,
    make_department,
    make_edition,
    make_indicator,
    make_plan,
    make_target,
)
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db


def course_of(indicator, *, stages=EVERY_STAGE):
    return courses_of(Plan.objects.get(pk=indicator.plan_id), stages=stages)[
        indicator.pk
    ]


def judged(indicator, year=2022):
    course = course_of(indicator)
    scale = scale_for(Plan.objects.get(pk=indicator.plan_id))
    return judge(course, fiscal_year=year, scale=scale)


class TestCourse:
    def test_has_the_way_from_baseline_to_target(self):
        indicator = make_indicator(
            baseline=-35, target=70, basis="yearly", actuals={2022: 10}
        )

        course = course_of(indicator)

        assert course.start == Decimal(-35)
        assert course.y0 == 2019
        assert course.target_for(2022).value == Decimal(70)
        assert judged(indicator).status == "mostly"

    def test_starts_later_where_the_baseline_is_from_a_later_month(self):
        indicator = make_indicator(
            baseline_year=2022, baseline_year_kind="month", baseline_month=3
        )

        assert course_of(indicator).y0 == 2021

    def test_knows_the_plan_s_start_and_tolerance(self):
        plan = make_plan(y0=2017, tolerance="1.5")

        course = course_of(make_indicator(plan))

        assert (course.plan_y0, course.leeway) == (2017, Decimal("1.5"))

    def test_prefers_the_indicator_s_own_tolerance_even_if_it_is_none(self):
        plan = make_plan(tolerance=3)

        assert course_of(make_indicator(plan, tolerance=0)).leeway == 0

    def test_takes_an_empty_text_for_nothing(self):
        course = course_of(make_indicator(actuals={2022: "collecting"}))

        assert course.entry is None
        assert course.baseline_state is None
        assert course.actuals[2022].value is None
        assert course.actuals[2022].state is None
        assert course.actuals[2022].quality is None
        assert course.actuals[2022].missing_reason == "collecting"

    def test_keeps_a_zero_as_a_value(self):
        indicator = make_indicator(
            aim="decrease", baseline=5, target=0, actuals={2022: 0}
        )

        assert course_of(indicator).actuals[2022].value == 0
        assert judged(indicator).status == "achieved"

    def test_lists_states_in_their_order(self):
        indicator = make_indicator(
            aim="state", states=("未策定", "素案", "策定"), actuals={2024: "素案"}
        )

        assert course_of(indicator).states == ("未策定", "素案", "策定")
        assert judged(indicator, 2024).status == "missed"

    def test_adds_up_increments(self):
        indicator = make_indicator(
            basis="cumulative",
            entry="increment",
            counts_from=2020,
            baseline_included=True,
            actuals={2020: 1, 2021: 2, 2022: 4},
        )

        assert judged(indicator).actual == Decimal(17)

    def test_is_due_only_in_the_years_of_its_survey(self):
        indicator = make_indicator(survey_every=5, survey_first=2015)

        assert judged(indicator).reason == "not_due"

    def test_marks_an_estimated_baseline(self):
        assert course_of(make_indicator(baseline_quality="estimate")).baseline_estimated

    def test_leaves_when_it_is_merged(self):
        indicator = make_indicator(
            lifecycle=Lifecycle.MERGED,
            lifecycle_from=2022,
            actuals={2021: 15, 2022: 15},
        )

        assert judged(indicator, 2021).status == "on_track"
        assert judged(indicator, 2022).reason == "merged"


class TestEditions:
    def test_the_newest_edition_with_a_row_is_in_force(self):
        plan = make_plan()
        first, second = make_edition(plan), make_edition(plan)
        indicator = make_indicator(plan, target=20, edition=first)
        make_target(indicator, 30, edition=second)
        make_edition(plan)

        row = course_of(indicator).target_for(2022)

        assert (row.value, row.edition_name) == (Decimal(30), "第2版")

    def test_a_row_of_no_edition_is_the_oldest(self):
        plan = make_plan()
        indicator = make_indicator(plan, target=30)
        make_target(indicator, 20, edition=make_edition(plan, order=0))

        assert course_of(indicator).target_for(2022).value == Decimal(20)


class TestStages:
    def test_each_audience_sees_its_own_values(self):
        indicator = make_indicator()
        stages = ["draft", "submitted", "approved", "confirmed", "published"]
        for year, stage in enumerate(stages, start=2020):
            make_actual(indicator, year, 15, stage=stage)

        assert set(course_of(indicator, stages=PUBLISHED).actuals) == {2024}
        assert set(course_of(indicator, stages=CONFIRMED).actuals) == {2023, 2024}
        assert len(course_of(indicator, stages=EVERY_STAGE).actuals) == 5

    def test_stages_can_be_left_out_after_reading(self):
        indicator = make_indicator()
        make_actual(indicator, 2022, 15, stage="confirmed")
        facts = facts_of(Indicator.objects.all(), stages=CONFIRMED)[indicator.pk]

        course = course_from(facts, plan=indicator.plan, stages=PUBLISHED)

        assert course.actuals == {}


class TestScale:
    def test_the_plan_s_own_bands_win(self):
        plan = make_plan(scale="five", pace_upper="0.9", pace_lower="0.5")

        scale = scale_for(plan)

        assert (scale.upper, scale.lower) == (Decimal("0.9"), Decimal("0.5"))
        assert scale.letter("worse") == "E"

    def test_empty_bands_are_those_of_the_preset(self):
        scale = scale_for(make_plan(scale="standard4-80"))

        assert (scale.upper, scale.lower) == (Decimal("1.00"), Decimal("0.80"))


class TestPlan:
    def test_lists_its_indicators_in_the_order_of_the_document(self):
        plan = make_plan()
        last = make_indicator(plan, position=9)
        first = make_indicator(plan, position=1)
        make_indicator()

        assert list(courses_of(plan, stages=PUBLISHED)) == [first.pk, last.pk]

    @pytest.mark.parametrize("size", [1, 3])
    def test_takes_four_queries_whatever_its_size(
        self, size, django_assert_num_queries
    ):
        plan = make_large_plan(size)

        with django_assert_num_queries(4):
            assert len(courses_of(plan, stages=PUBLISHED)) == size

    def test_without_indicators_has_no_courses(self):
        assert courses_of(make_plan(), stages=PUBLISHED) == {}


class TestFacts:
    def test_carry_what_the_edition_says(self):
        plan = make_plan()
        edition = make_edition(plan, name="変更案", decided_on=date(2022, 3, 1))
        indicator = make_indicator(plan, edition=edition, printed="20件")

        (target,) = facts_of(plan.indicators.all(), stages=())[indicator.pk].targets

        assert target.edition_name == "変更案"
        assert target.edition_decided_on == date(2022, 3, 1)
        assert target.printed == "20件"

    def test_keep_targets_in_the_order_of_the_document(self):
        indicator = make_indicator(target=None)
        for position, year in [(2, 2022), (1, 2024), (3, 2023)]:
            make_target(indicator, target_year=year, position=position)

        facts = facts_of(Indicator.objects.all(), stages=())[indicator.pk]

        assert [row.fiscal_year for row in facts.targets] == [2024, 2022, 2023]

    def test_bring_the_department_along(self, django_assert_num_queries):
        make_indicator(department=make_department(name="企画課"))
        (facts,) = facts_of(Indicator.objects.all(), stages=PUBLISHED).values()

        with django_assert_num_queries(0):
            assert facts.indicator.department.name == "企画課"
