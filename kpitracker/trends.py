"""From an indicator's line to the marks that chart, table and small chart all show."""

from collections.abc import Iterator
from decimal import Decimal

from indicators.enums import Aim, Basis, Comparison, Lifecycle
from indicators.outlook import Hindrance, Outlook
from indicators.reports.ends import TargetLine
from indicators.reports.lines import IndicatorLine
from indicators.rounding import half_up
from indicators.targets import row_for
from indicators.way import PathPoint
from kpitracker.marks import Band, Mark, Trend
from kpitracker.templatetags.numbers import number, rounded
from plans.models import Plan


def trend_of(
    line: IndicatorLine, *, plan: Plan, outlook: Outlook | Hindrance | None = None
) -> Trend:
    """Everything of an indicator that can be drawn, over the years of its plan."""
    start = start_of(line, plan=plan)
    steps, rows = _steps(line), line.current_targets
    actuals, path = _actuals(line, steps), _computed(line, line.path)
    baseline = _baseline(line, steps, start)
    targets = _dated(line, rows, steps)
    earlier = _dated(line, line.earlier_targets, steps)
    drawn = [*path[:1], *path[-1:], *targets, *earlier, *filter(None, [baseline])]
    years = _years(line, drawn, rows, start=start, until=plan.period_end)
    held = list(_held(line, years, rows, start))
    return Trend(
        years=years,
        start=start,
        steps=steps,
        is_yearly=line.basis == Basis.YEARLY and not steps,
        actuals=actuals,
        baseline=baseline,
        targets=targets,
        level=tuple(
            _mark(line, steps, year, row.value, row.state)
            for year, row in held
            if row.upper_value is None
        ),
        bands=tuple(
            Band(
                year,
                _mark(line, steps, year, row.value),
                _mark(line, steps, year, row.upper_value),
            )
            for year, row in held
            if row.upper_value is not None
        ),
        path=path,
        earlier=earlier,
        outlook=(
            _computed(line, outlook.points) if isinstance(outlook, Outlook) else ()
        ),
    )


def start_of(line: IndicatorLine, *, plan: Plan) -> int | None:
    """The year the way starts in, as the judgement sees it."""
    if line.judgement is not None:
        return line.judgement.y0
    start, surveyed = plan.way_starts, line.baseline.fiscal_year
    return start if None in (start, surveyed) else max(start, surveyed)


def _mark(
    line: IndicatorLine,
    steps: tuple[str, ...],
    year: int,
    value: Decimal | None,
    state: str | None = None,
    *,
    estimated: bool = False,
    edition: str = "",
) -> Mark:
    if steps:
        rank = Decimal(steps.index(state))
        return Mark(year, rank, state, estimated, edition)
    return Mark(year, value, number(value, line.decimals), estimated, edition)


def _steps(line: IndicatorLine) -> tuple[str, ...]:
    """The states in their order, with any that the list has forgotten at its end."""
    if line.aim != Aim.STATE:
        return ()
    named = [*line.states, line.baseline.state]
    named += [row.state for row in line.targets]
    named += [point.standing.state for point in line.points if point.standing]
    return tuple(dict.fromkeys(state for state in named if state))


def _actuals(line: IndicatorLine, steps: tuple[str, ...]) -> tuple[Mark, ...]:
    return tuple(
        _mark(
            line,
            steps,
            point.fiscal_year,
            point.standing.value,
            point.standing.state,
            estimated=point.estimated,
        )
        for point in line.points
        if point.standing is not None
    )


def _computed(line: IndicatorLine, points: tuple[PathPoint, ...]) -> tuple[Mark, ...]:
    # What is computed falls between the values that are counted: it needs a decimal.
    decimals = max(line.decimals or 0, 1)
    return tuple(
        Mark(year, height := half_up(expected, decimals), rounded(height))
        for year, expected in points
    )


def _baseline(
    line: IndicatorLine, steps: tuple[str, ...], start: int | None
) -> Mark | None:
    baseline = line.baseline
    counts_itself = baseline.value is not None or bool(baseline.state)
    year = baseline.fiscal_year if counts_itself else None
    year = start if year is None or baseline.start != baseline.value else year
    known = baseline.state if steps else baseline.start is not None
    if year is None or not known:
        return None
    return _mark(
        line,
        steps,
        year,
        baseline.start,
        baseline.state,
        estimated=baseline.estimated and baseline.start == baseline.value,
    )


def _dated(
    line: IndicatorLine, rows: tuple[TargetLine, ...], steps: tuple[str, ...]
) -> tuple[Mark, ...]:
    """Targets that are one mark: a value or a state with a year of its own."""
    marks = (
        _mark(
            line,
            steps,
            row.fiscal_year,
            row.value,
            row.state,
            edition=row.edition_name,
        )
        for row in rows
        if row.fiscal_year is not None
        and row.comparison != Comparison.RANGE
        and _can_be_drawn(row)
    )
    return tuple(sorted(marks))


def _held(
    line: IndicatorLine,
    years: tuple[int, ...],
    rows: tuple[TargetLine, ...],
    start: int | None,
) -> Iterator[tuple[int, TargetLine]]:
    """Years with a level to hold; where a way leads to the target there is none."""
    for year in () if line.path else years:
        row = row_for(rows, year)
        if row is None or not _can_be_drawn(row):
            continue
        if (start is None or year > start) and not _has_left(line, year):
            yield year, row


def _years(
    line: IndicatorLine,
    drawn: list[Mark],
    rows: tuple[TargetLine, ...],
    *,
    start: int | None,
    until: int | None,
) -> tuple[int, ...]:
    """Every year from the first that has something to the last, without a hole."""
    known = {mark.fiscal_year for mark in drawn}
    known.update(point.fiscal_year for point in (*line.points[:1], *line.points[-1:]))
    known.update(row.fiscal_year for row in rows if _can_be_drawn(row))
    if start is not None:
        known.add(start + 1)
    if any(row.every_year for row in rows):
        known.add(until)
    known.discard(None)
    return tuple(range(min(known), max(known) + 1)) if known else ()


def _has_left(line: IndicatorLine, year: int) -> bool:
    if line.lifecycle == Lifecycle.ACTIVE:
        return False
    return line.lifecycle_from is None or year >= line.lifecycle_from


def _can_be_drawn(row: TargetLine) -> bool:
    return row.value is not None or row.comparison == Comparison.STATE
