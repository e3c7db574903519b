"""All about one indicator: its way, year by year, and how it is judged."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.course import Standing
from indicators.progress import Judgement
from indicators.reports.ends import TargetLine
from indicators.reports.lines import IndicatorLine
from indicators.reports.points import Point
from indicators.scales import Scale
from plans.models import Plan


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
    the year is not judged. ``rows`` run without a hole over everything there is to
    chart: baseline, values and targets.
    """

    plan: Plan
    line: IndicatorLine
    scale: Scale
    rows: tuple[YearRow, ...]
    formula: Formula | None
    latest: Standing | None
    before: Standing | None
    difference: Decimal | None

    @property
    def earlier_targets(self) -> tuple[TargetLine, ...]:
        return self.line.earlier_targets
