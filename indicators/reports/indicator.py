"""All about one indicator: its way, year by year, and how it is judged."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.course import Course, Standing
from indicators.models import Audience, Indicator, Publication
from indicators.outlook import Hindrance, Outlook, outlook_of
from indicators.progress import Judgement
from indicators.reports.ends import TargetLine
from indicators.reports.grounds import ground_of
from indicators.reports.judged_lines import line_of
from indicators.reports.lines import IndicatorLine
from indicators.reports.outline import outline_of
from indicators.reports.places import Place
from indicators.reports.points import Point
from indicators.scales import Scale
from plans.models import Plan
from plans.reading.units import same_unit

JudgedIn = Callable[[int], Judgement]
WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One row of the table under the chart.

    ``expected`` is the value due by this year, ``targets`` the rows in force whose
    own year this is, ``judgement`` None before the first year that has a value and
    after the last.
    """

    fiscal_year: int
    is_chosen: bool
    is_baseline: bool
    point: Point | None
    expected: Fraction | None
    targets: tuple[TargetLine, ...]
    judgement: Judgement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """The formula that judged the chosen year, with its numbers.

    B ``baseline`` in ``y0`` (its survey period counts as ``baseline_year``), A
    ``actual`` in ``fiscal_year``, T ``target`` in ``target_year``;
    P = (A − B) / (T − B), E = (y − y0) / (yT − y0), pace = P / E, held against the
    bands ``upper`` and ``lower``. Progress, elapsed and pace are None where the aim
    covers no way: then A is held against T alone, forgiving ``tolerance``.
    """

    baseline: Decimal | None
    baseline_year: int | None
    y0: int | None
    actual: Decimal | None
    actual_state: str | None
    fiscal_year: int
    target: TargetLine
    target_year: int | None
    progress: Fraction | None
    elapsed: Fraction | None
    pace: Fraction | None
    expected: Fraction | None
    upper: Decimal
    lower: Decimal
    tolerance: Decimal

    @property
    def is_way(self) -> bool:
        return self.progress is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorReport:
    """One indicator in full.

    ``latest`` is the newest standing known by the chosen year, ``before`` the one
    preceding it, ``difference`` what lies between them. ``formula`` is None where
    the year is not judged. ``outlook`` draws the course on, or says why it cannot.
    ``rows`` run without a hole over everything there is to chart: baseline, values
    and targets. ``relisted_at``: where its measures are printed once more (再掲).
    """

    plan: Plan
    line: IndicatorLine
    scale: Scale
    rows: tuple[YearRow, ...]
    formula: Formula | None
    outlook: Outlook | Hindrance
    relisted_at: tuple[Place, ...]
    latest: Standing | None
    before: Standing | None
    difference: Decimal | None
    publication: Publication | None
    latest_version: Publication | None

    @property
    def earlier_targets(self) -> tuple[TargetLine, ...]:
        return self.line.earlier_targets


def indicator_report(
    indicator: Indicator,
    *,
    fiscal_year: int | None,
    audience: Audience,
    version: int | None = None,
) -> IndicatorReport | None:
    """Six queries, besides the indicator's plan; three of a published year.

    None where the indicator was not yet in the plan when the year was published.
    """
    plan = indicator.plan
    ground = ground_of(
        plan,
        fiscal_year=fiscal_year,
        audience=audience,
        version=version,
        only=indicator.pk,
    )
    if indicator.pk not in ground.facts:
        return None
    facts, scale = ground.facts[indicator.pk], ground.scale
    course = ground.course(facts)
    outline = outline_of(plan)
    line = line_of(indicator.pk, ground, outline=outline)
    latest = course.last_standing_before(
        max(course.actuals, default=0) + 1 if fiscal_year is None else fiscal_year + 1
    )
    before = latest and course.last_standing_before(latest.fiscal_year)
    return IndicatorReport(
        plan=plan,
        line=line,
        scale=scale,
        rows=_rows(
            line,
            course,
            plan=plan,
            judged=lambda year: ground.judged(facts, course, year),
        ),
        formula=_formula(line, scale),
        outlook=outlook_of(
            course, highest=WHOLE if same_unit(line.unit, "%") else None
        ),
        relisted_at=outline.relistings_of(indicator.pk),
        latest=latest,
        before=before,
        difference=_difference(before, latest),
        publication=ground.publication,
        latest_version=ground.latest,
    )


def _rows(
    line: IndicatorLine, course: Course, *, plan: Plan, judged: JudgedIn
) -> tuple[YearRow, ...]:
    points = {point.fiscal_year: point for point in line.points}
    expected = {point.fiscal_year: point.expected for point in line.path}
    starts = line.baseline.fiscal_year if line.baseline.is_known else None
    years = {*points, *expected, starts, course.y0, plan.period_end}
    years |= {row.fiscal_year for row in line.current_targets}
    years.discard(None)
    if not years:
        return ()
    return tuple(
        YearRow(
            fiscal_year=year,
            is_chosen=year == line.fiscal_year,
            is_baseline=year == starts,
            point=points.get(year),
            expected=expected.get(year),
            targets=tuple(
                row for row in line.current_targets if row.fiscal_year == year
            ),
            judgement=judged(year) if year in points else None,
        )
        for year in range(min(years), max(years) + 1)
    )


def _formula(line: IndicatorLine, scale: Scale) -> Formula | None:
    judgement = line.judgement
    if judgement is None or judgement.reason is not None:
        return None
    return Formula(
        baseline=judgement.baseline,
        baseline_year=line.baseline.fiscal_year,
        y0=judgement.y0,
        actual=judgement.actual,
        actual_state=judgement.actual_state,
        fiscal_year=judgement.fiscal_year,
        target=line.target,
        target_year=judgement.target_year,
        progress=judgement.progress,
        elapsed=judgement.elapsed,
        pace=judgement.pace,
        expected=judgement.expected,
        upper=scale.upper,
        lower=scale.lower,
        tolerance=line.tolerance,
    )


def _difference(before: Standing | None, latest: Standing | None) -> Decimal | None:
    if before is None or before.value is None or latest.value is None:
        return None
    return latest.value - before.value
