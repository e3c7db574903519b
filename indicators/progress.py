"""The judgement of one indicator in one fiscal year.

Arithmetic only: no database, no clock, no settings, no rounding. Whoever prints a
figure rounds it; a rounded figure never decides a judgement.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from indicators.course import Course, Standing
from indicators.enums import Aim, Comparison, Lifecycle, Reason, Status
from indicators.figures import NO_FIGURES, Figures
from indicators.scales import Scale
from indicators.targets import KEPT, TargetRow
from indicators.way import WayFigures, way_in

# Raised with every change after which a year may be judged in another way: what was
# published keeps the number of the formula that judged it.
FORMULA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How an indicator stands in a year, with everything that explains it.

    What surrounds the judgement (the value, both ends of the way, their years) is
    there wherever it is known. The figures drawn from it are there only where the
    year was judged, and None where they are not defined.
    """

    course: Course = field(repr=False)
    scale: Scale = field(repr=False)
    fiscal_year: int
    status: Status
    reason: Reason | None
    letter: str

    actual: Decimal | None
    actual_state: str | None
    baseline: Decimal | None
    baseline_estimated: bool
    target: TargetRow | None
    y0: int | None
    target_year: int | None
    last_surveyed: Standing | None

    figures: Figures = NO_FIGURES
    gap_to_target: Decimal | None = None
    provisional: bool = False
    within_tolerance: bool = False
    years_met: int | None = None
    years_judged: int | None = None
    formula: int = FORMULA

    @property
    def progress(self) -> Fraction | None:
        return self.figures.progress

    @property
    def elapsed(self) -> Fraction | None:
        return self.figures.elapsed

    @property
    def pace(self) -> Fraction | None:
        return self.figures.pace

    @property
    def expected(self) -> Fraction | None:
        return self.figures.expected

    @property
    def gap(self) -> Fraction | None:
        return self.figures.gap

    @property
    def ratio_to_target(self) -> Fraction | None:
        return self.figures.ratio_to_target

    @property
    def is_before_target(self) -> bool:
        """Whether the target has a year and it is still to come."""
        return self.target_year is not None and self.fiscal_year < self.target_year

    @property
    def is_after_target(self) -> bool:
        """Whether the target's own year is over."""
        return self.target_year is not None and self.fiscal_year > self.target_year


def judge(course: Course, *, fiscal_year: int, scale: Scale) -> Judgement:
    """Judge a fiscal year by the actual of that year alone."""
    row = course.target_for(fiscal_year)
    standing = course.standing_in(fiscal_year)
    way = way_in(course, fiscal_year)
    status, drawn = Status.NOT_JUDGED, {}
    reason = _set_aside(course, row, fiscal_year)
    if reason is None and standing is None:
        reason = _missing(course, fiscal_year)
    if reason is None:
        on_way = way and way.figures(standing.value, fiscal_year)
        pace = on_way and on_way.pace
        status, reason = _verdict(course, row, standing, pace, fiscal_year, scale)
    if status != Status.NOT_JUDGED:
        drawn = _drawn(course, row, standing, fiscal_year, on_way)
    return Judgement(
        course=course,
        scale=scale,
        fiscal_year=fiscal_year,
        status=status,
        reason=reason,
        letter=scale.letter(status),
        actual=standing and standing.value,
        actual_state=standing and standing.state,
        baseline=course.start,
        baseline_estimated=course.baseline_estimated and not course.starts_at_zero,
        target=row,
        y0=course.y0,
        target_year=row and row.fiscal_year,
        last_surveyed=_last_surveyed(course, reason, fiscal_year),
        **drawn,
    )


def _set_aside(course: Course, row: TargetRow | None, year: int) -> Reason | None:
    """Rules 1 and 2: what keeps a year from being judged, whatever its value."""
    if course.has_left(year):
        return Reason.MERGED if course.lifecycle == Lifecycle.MERGED else Reason.ENDED
    if course.aim == Aim.MONITOR:
        return Reason.MONITOR
    if row is None or row.comparison == Comparison.NONE:
        return Reason.NO_TARGET
    if row.comparison == Comparison.MERGED:
        return Reason.MERGED
    if row.comparison == Comparison.UNDETERMINED:
        return Reason.TARGET_UNDETERMINED
    if course.y0 is None:
        return Reason.NO_PERIOD
    return Reason.BEFORE_START if year <= course.y0 else None


def _missing(course: Course, year: int) -> Reason:
    """Rule 3: why there is nothing to judge."""
    entered = course.actuals.get(year)
    if entered is not None and entered.missing_reason:
        return Reason(entered.missing_reason)
    if not course.is_due(year):
        return Reason.NOT_DUE
    if course.has_all_increments(year):
        # All is entered, but the sum starts from a baseline that nobody knows.
        return Reason.NO_BASELINE
    return Reason.NO_ACTUAL


def _verdict(
    course: Course,
    row: TargetRow,
    standing: Standing,
    pace: Fraction | None,
    year: int,
    scale: Scale,
) -> tuple[Status, Reason | None]:
    """Rules 4 to 10."""
    if course.meets(row, standing):
        return Status.ACHIEVED, None
    if row.every_year or course.aim in KEPT:
        return Status.MISSED, None
    if course.aim == Aim.STATE or course.start is None:
        if year >= row.fiscal_year:
            return Status.MISSED, None
        if course.aim == Aim.STATE:
            return Status.NOT_JUDGED, Reason.BEFORE_TARGET
        return Status.NOT_JUDGED, Reason.NO_BASELINE
    if _is_worse(course, standing):
        return Status.WORSE, None
    if pace is not None and pace >= Fraction(scale.upper):
        return Status.ON_TRACK, None
    if pace is not None and pace >= Fraction(scale.lower):
        return Status.MOSTLY, None
    return Status.BEHIND, None


def _is_worse(course: Course, standing: Standing) -> bool:
    """Rule 7: beyond the tolerance on the wrong side of the baseline."""
    if course.aim == Aim.INCREASE:
        return standing.value < course.start - course.leeway
    return standing.value > course.start + course.leeway


def _drawn(
    course: Course,
    row: TargetRow,
    standing: Standing,
    year: int,
    on_way: WayFigures | None,
) -> dict:
    outright = course.meets_outright(row, standing)
    ratio = ratio_to_target(course.aim, row.value, standing.value)
    way = on_way._asdict() if on_way else {}
    drawn = {
        "figures": Figures(**way, ratio_to_target=ratio),
        "provisional": standing.provisional,
        "within_tolerance": course.meets(row, standing) and not outright,
    }
    if standing.value is not None:
        drawn["gap_to_target"] = row.distance_of(standing.value)
    if row.every_year:
        drawn |= _run(course, row, year)
    return drawn


def ratio_to_target(
    aim: str, target: Decimal | None, value: Decimal | None
) -> Fraction | None:
    """A / T (目標比), where more is better and the target lies above 0."""
    if aim != Aim.INCREASE or value is None or target is None or target <= 0:
        return None
    return Fraction(value) / Fraction(target)


def _run(course: Course, row: TargetRow, year: int) -> dict[str, int]:
    """In how many of the years since y0 a target for every year was met."""
    standings = [course.standing_in(past) for past in range(course.y0 + 1, year + 1)]
    known = [standing for standing in standings if standing is not None]
    met = [one for one in known if course.meets(row, one)]
    return {"years_met": len(met), "years_judged": len(known)}


def _last_surveyed(course: Course, reason: Reason | None, year: int) -> Standing | None:
    """The value to show beside a year in which nobody surveyed."""
    if reason not in (Reason.NOT_DUE, Reason.NOT_SURVEYED):
        return None
    return course.last_standing_before(year)
