"""The way from the baseline to the target, and how much of it was due by a year.

Every figure is an exact fraction: rounding belongs to whoever prints it.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from indicators.course import Course
from indicators.enums import Aim


class Way(NamedTuple):
    """A stretch with two ends: B in y0, T in its own year."""

    y0: int
    baseline: Decimal
    target_year: int
    target: Decimal

    def elapsed(self, fiscal_year: int) -> Fraction:
        """E: share of the time gone by, at most 1."""
        if fiscal_year >= self.target_year:
            return Fraction(1)
        return Fraction(fiscal_year - self.y0, self.target_year - self.y0)

    def expected(self, fiscal_year: int) -> Fraction:
        """Value that was due by the year, had the way been covered evenly."""
        return next(self.points((fiscal_year,))).expected

    def points(self, years: Iterable[int]) -> Iterator["PathPoint"]:
        """The same for many years, in whole numbers: both ends of one denominator."""
        start, start_parts = self.baseline.as_integer_ratio()
        end, end_parts = self.target.as_integer_ratio()
        start, end = start * end_parts, end * start_parts
        parts = start_parts * end_parts
        for year in years:
            gone, left = year - self.y0, self.target_year - year
            due = start * left + end * gone, parts * (left + gone)
            yield PathPoint(year, Fraction(*(due if left > 0 else (end, parts))))

    def figures(self, actual: Decimal, fiscal_year: int) -> "WayFigures":
        """How much of the way is covered, and how much was due."""
        actual, start = Fraction(actual), Fraction(self.baseline)
        progress = (actual - start) / (Fraction(self.target) - start)
        elapsed, expected = self.elapsed(fiscal_year), self.expected(fiscal_year)
        return WayFigures(
            progress, elapsed, progress / elapsed, expected, actual - expected
        )


class WayFigures(NamedTuple):
    """A value held against its way. Progress is not clamped."""

    progress: Fraction
    elapsed: Fraction
    pace: Fraction
    expected: Fraction
    gap: Fraction


class PathPoint(NamedTuple):
    """One point of the expected path."""

    fiscal_year: int
    expected: Fraction


def way_in(course: Course, fiscal_year: int) -> Way | None:
    """The way that applies to a year.

    None where the aim covers no way, where an end of it is unknown, or where the
    target does not lie on the side of the baseline that the aim names.
    """
    row = course.target_for(fiscal_year)
    if row is None or row.value is None or row.fiscal_year is None:
        return None
    start, y0 = course.start, course.y0
    if start is None or y0 is None:
        return None
    rises, falls = row.value > start, row.value < start
    if not {Aim.INCREASE: rises, Aim.DECREASE: falls}.get(course.aim, False):
        return None
    return Way(y0, start, row.fiscal_year, row.value)


def expected_path(course: Course, *, until: int | None = None) -> tuple[PathPoint, ...]:
    """Points from y0 to the last target year, or on to ``until``.

    The path bends where the next target begins to apply, and ends with the year
    before an indicator is merged or ended.
    """
    rows = course.targets_in_force
    if not rows or rows[-1].fiscal_year is None or course.y0 is None:
        return ()
    last = max(rows[-1].fiscal_year, until or rows[-1].fiscal_year)
    due = tuple(_due(course, last))
    if not due:
        return ()
    return (PathPoint(course.y0, Fraction(course.start)), *due)


def _due(course: Course, last: int) -> Iterator[PathPoint]:
    """Each target's own years: to the year it is set for, and the last one's on."""
    first, rows = course.y0 + 1, course.targets_in_force
    for row in rows:
        until = last if row is rows[-1] else row.fiscal_year or last
        years = [year for year in range(first, until + 1) if not course.has_left(year)]
        way = way_in(course, years[0]) if years else None
        if way:
            yield from way.points(years)
        first = max(first, until + 1)
