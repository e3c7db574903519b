"""Laws that hold for every indicator, whatever its numbers."""

from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.course import ActualValue
from indicators.way import expected_path
from tests.indicators.anything import (
    amounts,
    courses,
    judged_ways,
    moved,
    numbers,
    with_actual,
    years,
)
from tests.indicators.courses import judged, make_course

pytestmark = pytest.mark.pure

ORDER = ["worse", "behind", "mostly", "on_track", "achieved"]


class TestEveryCourse:
    @given(courses(), years)
    def test_is_either_judged_or_says_why_not(self, course, year):
        judgement = judged(course, year)

        assert (judgement.status == "not_judged") == (judgement.reason is not None)
        assert (judgement.letter == "－") == (judgement.reason is not None)

    @given(courses(), years)
    def test_has_figures_only_where_it_is_judged(self, course, year):
        judgement = judged(course, year)
        way = (judgement.progress, judgement.elapsed, judgement.pace)
        way += (judgement.expected, judgement.gap)

        assert len({figure is None for figure in way}) == 1
        if judgement.reason:
            assert judgement.progress is judgement.ratio_to_target is None
            assert judgement.gap_to_target is judgement.years_judged is None
            assert not judgement.provisional
            assert not judgement.within_tolerance
        else:
            assert (judgement.actual is None) == (course.aim == "state")

    @given(courses(), years, st.randoms(use_true_random=False))
    def test_does_not_depend_on_the_order_of_its_targets(self, course, year, random):
        keys = [(row.edition_order, row.fiscal_year) for row in course.targets]
        assume(len(set(keys)) == len(keys))
        rows = list(course.targets)
        random.shuffle(rows)

        shuffled = judged(replace(course, targets=tuple(rows)), year)

        assert replace(shuffled, course=course) == judged(course, year)

    @given(courses(), years)
    def test_is_the_same_from_plain_strings(self, course, year):
        def text(value):
            return str(value) if isinstance(value, str) else value

        def plain(thing):
            names = [one.name for one in fields(thing)]
            return replace(
                thing, **{name: text(getattr(thing, name)) for name in names}
            )

        stored = replace(
            plain(course),
            targets=tuple(map(plain, course.targets)),
            actuals={
                at: ActualValue._make(map(text, actual))
                for at, actual in course.actuals.items()
            },
        )

        assert judged(stored, year) == judged(course, year)

    @given(courses(), years, years, numbers)
    def test_other_years_do_not_matter_unless_they_are_summed(
        self, course, year, other, value
    ):
        assume(other != year and not course.sums_increments)
        assume(not any(row.every_year for row in course.targets))
        changed = {**course.actuals, other: ActualValue(value=value, state="c")}

        before = judged(course, year)
        after = judged(replace(course, actuals=changed), year)

        assert (after.status, after.reason) == (before.status, before.reason)
        assert (after.actual, after.pace) == (before.actual, before.pace)


class TestEveryWay:
    @given(judged_ways())
    def test_down_is_up_in_a_mirror(self, course):
        aim = "decrease" if course.aim == "increase" else "increase"

        there = judged(course)
        mirrored = judged(replace(moved(course, factor=-1), aim=aim))

        assert (there.status, there.pace) == (mirrored.status, mirrored.pace)
        assert there.progress == mirrored.progress
        assert there.expected == -mirrored.expected

    @given(judged_ways(), st.sampled_from([Decimal("0.001"), 2, 1000]), numbers)
    def test_looks_the_same_in_another_unit(self, course, factor, shift):
        here = judged(course)
        there = judged(moved(course, factor=factor, shift=shift))

        assert (here.status, here.progress) == (there.status, there.progress)

    @given(judged_ways(), numbers)
    def test_a_better_value_is_never_judged_worse(self, course, other):
        values = sorted([course.actuals[2022].value, other])
        if course.aim == "decrease":
            values.reverse()

        worse, better = (
            ORDER.index(judged(with_actual(course, value)).status) for value in values
        )

        assert worse <= better

    @given(judged_ways())
    def test_covering_all_of_it_is_meeting_the_target(self, course):
        judgement = judged(course)

        assert (judgement.progress >= 1) == (judgement.status == "achieved")

    @given(judged_ways())
    def test_its_bands_are_cross_multiplied(self, course):
        judgement = judged(course)
        gone = Fraction(min(2022, judgement.target_year) - 2019)
        whole = Fraction(judgement.target_year - 2019)
        due = (Fraction(judgement.target.value) - Fraction(course.baseline)) * gone
        covered = Fraction(judgement.actual) - Fraction(course.baseline)
        if course.aim == "decrease":
            due, covered = -due, -covered

        if judgement.status == "on_track":
            assert covered * whole >= due
        if judgement.status == "mostly":
            assert due > covered * whole >= due * Fraction(6, 10)
        if judgement.status == "behind":
            assert covered * whole < due * Fraction(6, 10)

    @given(judged_ways())
    def test_the_pace_is_one_where_the_value_is_the_expected_one(self, course):
        expected = judged(course).expected
        stretched = moved(course, factor=expected.denominator)

        judgement = judged(with_actual(stretched, expected.numerator))

        assert (judgement.pace, judgement.gap) == (1, 0)

    @given(judged_ways())
    def test_the_path_passes_through_the_expected_value(self, course):
        path = dict(expected_path(course, until=2022))

        assert path[2022] == judged(course).expected
        assert path[2019] == course.baseline
        assert path[max(path)] == course.targets[0].value


class TestEverySum:
    @given(st.lists(numbers, min_size=3, max_size=3), numbers)
    def test_is_judged_like_the_running_total_it_makes(self, increments, baseline):
        facts = {"baseline": baseline, "target": baseline + 10, "basis": "cumulative"}
        entered = dict(zip((2020, 2021, 2022), increments, strict=True))
        total = baseline + sum(increments)

        summed = judged(
            make_course(
                entry="increment",
                counts_from=2020,
                baseline_included=True,
                actuals=entered,
                **facts,
            )
        )
        typed = judged(
            make_course(entry="running_total", actuals={2022: total}, **facts)
        )

        assert (summed.status, summed.progress) == (typed.status, typed.progress)
        assert summed.actual == typed.actual == total


class TestEveryTolerance:
    @given(st.sampled_from(["at_least", "at_most"]), numbers, numbers, amounts, amounts)
    def test_a_wider_one_never_unmeets_a_target(self, aim, target, actual, one, two):
        narrow, wide = sorted([one, two])
        course = make_course(aim, target=target, actuals={2022: actual})

        if judged(replace(course, tolerance=narrow)).status == "achieved":
            assert judged(replace(course, tolerance=wide)).status == "achieved"
