"""Where the present course leads by the target's year: an extrapolation.

Arithmetic only, on the values of the course it is given. It is no forecast, knows of
no cause, and decides no judgement.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from indicators.course import Course, Standing
from indicators.enums import Aim, Basis
from indicators.targets import KEPT, TargetRow, row_for
from indicators.way import PathPoint

FEWEST_ACTUALS = 3


class Method(StrEnum):
    """How the course is drawn on.

    A running total only grows by what each year adds, so it goes on by the average
    of that; every other value goes on along the straight line of least squares.
    """

    LEAST_SQUARES = "least_squares"
    AVERAGE_INCREASE = "average_increase"


class Hindrance(StrEnum):
    """Why nothing is extrapolated."""

    NO_TARGET_AHEAD = "no_target_ahead"
    EVERY_YEAR = "every_year"
    STATES = "states"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """A course drawn on from ``standings``, by ``slope`` a year, to the target's year.

    ``first_year`` is the first one that ``slope`` rests on: the first standing's, but
    of a running total the first whose growth is known.
    ``points`` are the years after the last actual; ``computed`` is what the method
    gives for the last of them, which may lie outside what such a value can be: then
    ``is_bounded``, and the points stop at 0 or at the highest possible value.
    """

    method: Method
    standings: tuple[Standing, ...]
    slope: Fraction
    first_year: int
    target: TargetRow
    points: tuple[PathPoint, ...]
    computed: Fraction
    is_reached: bool

    @property
    def value(self) -> Fraction:
        """Where the course leads in the target's year."""
        return self.points[-1].expected

    @property
    def is_bounded(self) -> bool:
        return self.value != self.computed

    @property
    def provisional(self) -> bool:
        """Whether it rests on an estimate (見込)."""
        return any(standing.provisional for standing in self.standings)


def outlook_of(
    course: Course, *, highest: Decimal | None = None
) -> Outlook | Hindrance:
    """Draw the course on to the next target, from three actuals of the plan on.

    ``highest``: what no value of the kind can exceed, such as 100 per cent. No value
    falls below 0 where nothing known of the indicator does.
    """
    known = _known(course)
    year = known[-1].fiscal_year if known else course.y0 or 0
    target = row_for(course.targets_in_force, year + 1)
    hindrance = _hindrance(course, target, year)
    if hindrance is not None:
        return hindrance
    if len(known) < FEWEST_ACTUALS:
        return Hindrance.TOO_FEW
    if course.basis == Basis.CUMULATIVE:
        method, begins = Method.AVERAGE_INCREASE, _beginning(course, known[0])
        first_year = begins[0] + 1
        slope, at = _on_average(begins, known[-1])
    else:
        first_year = known[0].fiscal_year
        method, slope, at = Method.LEAST_SQUARES, *_least_squares(known)
    within = _bounds(course, target, known, highest)
    years = range(year + 1, target.fiscal_year + 1)
    points = tuple(PathPoint(one, within(at(one))) for one in years)
    return Outlook(
        method=method,
        standings=known,
        slope=slope,
        first_year=first_year,
        target=target,
        points=points,
        computed=at(target.fiscal_year),
        is_reached=_reaches(course, target, points[-1].expected),
    )


def _known(course: Course) -> tuple[Standing, ...]:
    """Standings of the way itself: what lies before y0 is another story."""
    years = sorted(course.actuals)
    after = [year for year in years if course.y0 is None or year > course.y0]
    found = map(course.standing_in, after)
    return tuple(standing for standing in found if standing is not None)


def _hindrance(course: Course, target: TargetRow | None, year: int) -> Hindrance | None:
    if target is None or course.aim == Aim.MONITOR:
        return Hindrance.NO_TARGET_AHEAD
    if target.every_year:
        return Hindrance.EVERY_YEAR
    has_end = target.value is not None or bool(target.state)
    if not has_end or target.fiscal_year is None or target.fiscal_year <= year:
        return Hindrance.NO_TARGET_AHEAD
    if course.has_left(target.fiscal_year):
        return Hindrance.NO_TARGET_AHEAD
    return Hindrance.STATES if course.aim == Aim.STATE else None


Line = tuple[Fraction, Callable[[int], Fraction]]


def _least_squares(known: tuple[Standing, ...]) -> Line:
    """The straight line from which the values lie least far, squares summed."""
    size = len(known)
    middle = Fraction(sum(one.fiscal_year for one in known), size)
    level = sum((Fraction(one.value) for one in known), Fraction(0)) / size
    apart = [one.fiscal_year - middle for one in known]
    slope = sum(
        (by * Fraction(one.value) for by, one in zip(apart, known, strict=True)),
        Fraction(0),
    ) / sum(by * by for by in apart)
    return slope, lambda year: level + slope * (year - middle)


def _beginning(course: Course, first: Standing) -> tuple[int, Decimal]:
    """The total that all growth is counted from, and its year.

    That is where the counting begins, or B in its own year, else in y0, where it began
    before; only where neither is known, the first actual.
    """
    year, total = course.baseline_fiscal_year, course.start
    if year is None:
        year = course.y0
    counts_from = course.counts_from
    if counts_from is not None and (
        course.sums_increments or year is None or counts_from > year
    ):
        year = counts_from - 1
        total = course.start if course.baseline_included else Decimal(0)
    if year is None or total is None or year >= first.fiscal_year:
        return first.fiscal_year, first.value
    return year, total


def _on_average(begins: tuple[int, Decimal], last: Standing) -> Line:
    """From the last total on by what a year has added so far, on average."""
    year, total = begins
    grown = Fraction(last.value) - Fraction(total)
    slope = grown / (last.fiscal_year - year)
    return slope, lambda year: Fraction(last.value) + slope * (year - last.fiscal_year)


def _bounds(
    course: Course,
    target: TargetRow,
    known: tuple[Standing, ...],
    highest: Decimal | None,
) -> Callable[[Fraction], Fraction]:
    """Keep to what the value can be, as far as everything known of it does."""
    ends = (course.start, target.value, target.upper_value)
    seen = [value for value in ends if value is not None]
    seen += [standing.value for standing in known]

    def within(value: Fraction) -> Fraction:
        if min(seen) >= 0:
            value = max(value, Fraction(0))
        if highest is not None and max(seen) <= highest:
            value = min(value, Fraction(highest))
        return value

    return within


def _reaches(course: Course, target: TargetRow, value: Fraction) -> bool:
    """Hold the exact fraction against the target, as an actual would be held."""
    upper = target.upper_value
    exact = replace(
        target,
        value=Fraction(target.value),
        upper_value=None if upper is None else Fraction(upper),
    )
    leeway = Fraction(course.leeway) if course.aim in KEPT else Fraction(0)
    return exact.is_met_by(value, aim=course.aim, leeway=leeway)
