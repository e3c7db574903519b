"""Strategies: courses of every kind, and ways that can be judged."""

from dataclasses import replace

from hypothesis import strategies as st

from indicators import enums
from indicators.course import ActualValue, Course
from indicators.targets import TargetRow
from tests.indicators.courses import make_actual, make_course, make_row

LIMIT = 10**9
numbers = st.decimals(min_value=-LIMIT, max_value=LIMIT, places=4)
amounts = st.decimals(min_value=0, max_value=LIMIT, places=4)
years = st.integers(2016, 2030)
ways = st.sampled_from(["increase", "decrease"])


def perhaps(strategy):
    return st.none() | strategy


@st.composite
def target_rows(draw):
    comparison = draw(st.sampled_from(enums.Comparison))
    lower, upper = sorted([draw(numbers), draw(numbers)])
    bare = comparison in ("undetermined", "none", "merged")
    return TargetRow(
        comparison=comparison,
        fiscal_year=draw(years),
        value=None if bare or comparison == "state" else lower,
        upper_value=upper if comparison == "range" else None,
        state="b" if comparison == "state" else None,
        edition_order=draw(perhaps(st.integers(0, 2))),
    )


@st.composite
def courses(draw):
    """Anything an import could bring, as long as aim and comparison go together."""
    aim = draw(st.sampled_from(enums.Aim))
    own = (aim == "state", aim == "range")
    rows = draw(st.lists(target_rows(), max_size=4))
    rows = [
        row
        for row in rows
        if (row.comparison == "state", row.comparison == "range") == own
        or (row.value is None and row.state is None)
    ]
    actuals = st.builds(
        ActualValue,
        value=perhaps(numbers),
        state=st.sampled_from([None, "a", "b", "c"]),
        quality=st.sampled_from(enums.Quality),
        missing_reason=perhaps(st.sampled_from(enums.MissingReason)),
    )
    return draw(
        st.builds(
            Course,
            aim=st.just(aim),
            basis=st.sampled_from(enums.Basis),
            entry=perhaps(st.sampled_from(enums.Entry)),
            counts_from=perhaps(years),
            baseline_included=st.booleans(),
            baseline=perhaps(numbers),
            baseline_fiscal_year=perhaps(years),
            baseline_estimated=st.booleans(),
            baseline_absent=perhaps(st.sampled_from(enums.BaselineAbsent)),
            plan_y0=perhaps(years),
            targets=st.just(tuple(rows)),
            states=st.just(("a", "b", "c")),
            tolerance=perhaps(amounts),
            plan_tolerance=perhaps(amounts),
            survey_every=perhaps(st.integers(1, 5)),
            survey_first=perhaps(years),
            lifecycle=st.sampled_from(enums.Lifecycle),
            lifecycle_from=perhaps(years),
            actuals=st.dictionaries(years, actuals, max_size=6),
        )
    )


@st.composite
def judged_ways(draw):
    """A way that can be judged in 2022, met or not."""
    aim = draw(ways)
    baseline, length = draw(numbers), draw(amounts.filter(bool))
    sign = 1 if aim == "increase" else -1
    return make_course(
        aim,
        baseline=baseline,
        targets=(make_row(baseline + sign * length, draw(st.integers(2020, 2030))),),
        tolerance=draw(perhaps(st.decimals(0, 100, places=2))),
        actuals={2022: draw(numbers)},
    )


def moved(course, *, factor=1, shift=0):
    """The same course on another scale of numbers."""

    def move(value):
        return None if value is None else value * factor + shift

    def move_row(row):
        return replace(row, value=move(row.value))

    return replace(
        course,
        baseline=move(course.baseline),
        targets=tuple(map(move_row, course.targets)),
        tolerance=course.tolerance and course.tolerance * abs(factor),
        actuals={
            year: actual._replace(value=move(actual.value))
            for year, actual in course.actuals.items()
        },
    )


def with_actual(course, value):
    return replace(course, actuals={2022: make_actual(value)})
