"""One indicator through several plans: a table that goes on from plan to plan."""

from dataclasses import dataclass

from indicators.reports.indicator import IndicatorReport
from indicators.reports.lines import IndicatorLine
from indicators.reports.relatives import Relative, Relatives
from kpitracker.marks import Mark, Trend
from kpitracker.quantities import quantity
from kpitracker.trends import trend_of
from plans.models import Plan


@dataclass(frozen=True, slots=True)
class KinYear:
    """A fiscal year with a value or a target; the words carry their unit."""

    fiscal_year: int
    actual: str
    is_estimated: bool
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """One plan's part of the table. ``is_this``: the part of the page's own plan."""

    plan: Plan
    line: IndicatorLine
    is_this: bool
    is_comparable: bool
    years: tuple[KinYear, ...]


def kin_of(report: IndicatorReport, relatives: Relatives) -> tuple[Kin, ...]:
    """From the earliest plan to the latest; empty where this plan stands alone."""
    if not relatives:
        return ()
    own = Kin(
        plan=report.plan,
        line=report.line,
        is_this=True,
        is_comparable=True,
        years=_years(report.line, report.plan),
    )
    before, after = map(_parts, (relatives.before, relatives.after))
    return (*before, own, *after)


def _parts(relatives: tuple[Relative, ...]) -> list[Kin]:
    return [
        Kin(
            plan=one.plan,
            line=one.line,
            is_this=False,
            is_comparable=one.is_comparable,
            years=_years(one.line, one.plan),
        )
        for one in relatives
    ]


def _years(line: IndicatorLine, plan: Plan) -> tuple[KinYear, ...]:
    trend = trend_of(line, plan=plan)
    actuals = {mark.fiscal_year: mark for mark in trend.actuals}
    targets = {mark.fiscal_year: mark for mark in trend.targets}
    return tuple(
        KinYear(
            fiscal_year=year,
            actual=_words(actuals.get(year), trend, line),
            is_estimated=year in actuals and actuals[year].estimated,
            target=_words(targets.get(year), trend, line),
        )
        for year in sorted({*actuals, *targets})
    )


def _words(mark: Mark | None, trend: Trend, line: IndicatorLine) -> str:
    if mark is None:
        return ""
    return mark.label if trend.has_states else quantity(mark.height, line)
