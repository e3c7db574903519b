"""Laws of the extrapolation, whatever the numbers."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.outlook import Outlook, outlook_of
from tests.indicators.anything import courses, moved, numbers
from tests.indicators.courses import make_actual, make_course, make_row

pytestmark = pytest.mark.pure


class TestLaws:
    @settings(max_examples=25)
    @given(courses())
    def test_every_course_is_drawn_on_or_says_why_not(self, course):
        found = outlook_of(course)

        if isinstance(found, Outlook):
            assert len(found.standings) >= 3
            assert found.points[-1].fiscal_year == found.target.fiscal_year
            assert found.standings[-1].fiscal_year + 1 == found.points[0].fiscal_year
        backwards = dict(reversed(course.actuals.items()))
        assert outlook_of(replace(course, actuals=backwards)) == found

    @settings(max_examples=25)
    @given(st.lists(numbers, min_size=3, max_size=4), st.sampled_from([1, 3, 10]))
    def test_the_unit_makes_no_difference(self, values, factor):
        course = make_course(baseline=-1, actuals=dict(enumerate(values, 2020)))

        in_thousandths = outlook_of(moved(course, factor=factor))

        assert in_thousandths.value == outlook_of(course).value * factor
        assert in_thousandths.is_reached == outlook_of(course).is_reached

    @settings(max_examples=25)
    @given(st.lists(numbers, min_size=3, max_size=4))
    def test_a_fall_mirrors_a_rise(self, values):
        rise = make_course(baseline=-1, actuals=dict(enumerate(values, 2020)))
        fall = moved(replace(rise, aim="decrease"), factor=-1)

        # Zero is a bound only on one side of the mirror: compare the bare method.
        assert outlook_of(fall).computed == -outlook_of(rise).computed
        assert outlook_of(fall).slope == -outlook_of(rise).slope

    @settings(max_examples=25)
    @given(
        st.lists(numbers, min_size=3, max_size=4),
        st.sampled_from([2020, 2021]),
        st.booleans(),
    )
    def test_increments_lead_where_the_totals_made_of_them_do(
        self, added, counts_from, included
    ):
        increments = make_course(
            basis="cumulative",
            entry="increment",
            counts_from=counts_from,
            baseline_included=included,
            actuals=dict(enumerate(added, counts_from)),
            targets=(make_row(20, 2026),),
        )
        made = {
            year: make_actual(increments.standing_in(year).value)
            for year in increments.actuals
        }

        totals = replace(increments, entry="running_total", actuals=made)

        assert outlook_of(totals) == outlook_of(increments)

    @settings(max_examples=25)
    @given(st.lists(numbers, min_size=3, max_size=4), numbers.filter(bool))
    def test_no_other_line_lies_nearer(self, values, by):
        course = make_course(baseline=-1, actuals=dict(enumerate(values, 2020)))
        outlook = outlook_of(course)

        def apart(slope, value):
            return sum(
                (Fraction(one) - value - slope * (year - 2024)) ** 2
                for year, one in enumerate(values, 2020)
            )

        best = apart(outlook.slope, outlook.computed)
        assert best <= apart(outlook.slope + Fraction(by), outlook.computed)
        assert best <= apart(outlook.slope, outlook.computed + Fraction(by))
