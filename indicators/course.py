"""Everything progress needs to know of one indicator, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from indicators.enums import (
    Aim,
    BaselineAbsent,
    Basis,
    Comparison,
    Entry,
    Lifecycle,
    Quality,
    YearKind,
)
from indicators.targets import KEPT, TargetRow, row_for, rows_in_force
from plans.fiscal import fiscal_year_of_month


def baseline_fiscal_year(
    year: int | None, kind: str | None, month: int | None = None
) -> int | None:
    """Fiscal year of a survey period: 2020年 is 2020, 2020年3月 is 2019."""
    if year is None or kind == YearKind.NONE:
        return None
    if kind == YearKind.MONTH and month is not None:
        return fiscal_year_of_month(year, month)
    return year


class ActualValue(NamedTuple):
    """What was entered for one fiscal year: a value, a state or why there is none."""

    value: Decimal | None = None
    state: str | None = None
    quality: str | None = None
    missing_reason: str | None = None


class Standing(NamedTuple):
    """Where an indicator stands in a fiscal year; for increments, their sum."""

    fiscal_year: int
    value: Decimal | None
    state: str | None
    provisional: bool


@dataclass(frozen=True, kw_only=True)
class Course:
    """One indicator from where it set out to where it should be."""

    aim: str
    basis: str = Basis.POINT
    entry: str | None = None
    counts_from: int | None = None
    baseline_included: bool = False
    baseline: Decimal | None = None
    baseline_state: str | None = None
    baseline_fiscal_year: int | None = None
    baseline_estimated: bool = False
    baseline_absent: str | None = None
    plan_y0: int | None = None
    targets: tuple[TargetRow, ...] = ()
    states: tuple[str, ...] = ()
    tolerance: Decimal | None = None
    plan_tolerance: Decimal | None = None
    survey_every: int | None = None
    survey_first: int | None = None
    lifecycle: str = Lifecycle.ACTIVE
    lifecycle_from: int | None = None
    actuals: Mapping[int, ActualValue] = field(default_factory=dict)

    @property
    def y0(self) -> int | None:
        """Year the way starts in; a plan that states no start has none."""
        if self.plan_y0 is None or self.baseline_fiscal_year is None:
            return self.plan_y0
        return max(self.plan_y0, self.baseline_fiscal_year)

    @cached_property
    def sums_increments(self) -> bool:
        """Whether what people type has to be added up."""
        cumulative = self.basis == Basis.CUMULATIVE and self.aim != Aim.STATE
        return cumulative and self.entry == Entry.INCREMENT

    @property
    def starts_at_zero(self) -> bool:
        """Whether increments count without the baseline."""
        return self.sums_increments and not self.baseline_included

    @property
    def start(self) -> Decimal | None:
        """B: the value the way starts from, None where nobody knows it."""
        if self.starts_at_zero:
            return Decimal(0)
        if self.baseline is None and self.baseline_absent == BaselineAbsent.ZERO:
            return Decimal(0)
        return self.baseline

    @property
    def leeway(self) -> Decimal:
        """Tolerance of the indicator, else the plan's, else 0."""
        for tolerance in (self.tolerance, self.plan_tolerance):
            if tolerance is not None:
                return tolerance
        return Decimal(0)

    @cached_property
    def targets_in_force(self) -> tuple[TargetRow, ...]:
        """Rows of the newest edition that has any, by year."""
        return rows_in_force(self.targets)

    def target_for(self, fiscal_year: int) -> TargetRow | None:
        """The target that applies to a year."""
        return row_for(self.targets_in_force, fiscal_year)

    def has_left(self, fiscal_year: int) -> bool:
        """Whether the indicator was merged or ended by then."""
        if self.lifecycle == Lifecycle.ACTIVE:
            return False
        return self.lifecycle_from is None or fiscal_year >= self.lifecycle_from

    def is_due(self, fiscal_year: int) -> bool:
        """Whether the survey cycle, if there is one, asks for a value."""
        if self.survey_every is None or self.survey_first is None:
            return True
        return (fiscal_year - self.survey_first) % self.survey_every == 0

    def standing_in(self, fiscal_year: int) -> Standing | None:
        """A: what is known for exactly this year, None where it is incomplete."""
        if not self.sums_increments:
            return self._entered(fiscal_year)
        if self.start is None or not self.has_all_increments(fiscal_year):
            return None
        years = range(self.counts_from, fiscal_year + 1)
        entered = [self._entered(year) for year in years]
        return Standing(
            fiscal_year=fiscal_year,
            value=sum((one.value for one in entered), start=self.start),
            state=None,
            provisional=any(one.provisional for one in entered),
        )

    def has_all_increments(self, fiscal_year: int) -> bool:
        """Whether every year from the first that counts has its increment."""
        if self.counts_from is None or fiscal_year < self.counts_from:
            return False
        years = range(self.counts_from, fiscal_year + 1)
        return all(self._entered(year) is not None for year in years)

    def last_standing_before(self, fiscal_year: int) -> Standing | None:
        """The latest earlier year that is known."""
        for year in sorted(self.actuals, reverse=True):
            if year < fiscal_year and (standing := self.standing_in(year)) is not None:
                return standing
        return None

    def meets(self, row: TargetRow, standing: Standing) -> bool:
        """Whether a standing counts as reaching a target.

        A level that is kept may be missed by the tolerance; a way may not.
        """
        leeway = self.leeway if self.aim in KEPT else Decimal(0)
        return self._meets(row, standing, leeway)

    def meets_outright(self, row: TargetRow, standing: Standing) -> bool:
        """Whether a standing reaches a target without any tolerance."""
        return self._meets(row, standing, Decimal(0))

    def _meets(self, row: TargetRow, standing: Standing, leeway: Decimal) -> bool:
        if row.comparison == Comparison.STATE:
            return standing.state in self._states_from(row.state)
        return row.is_met_by(standing.value, aim=self.aim, leeway=leeway)

    def _entered(self, fiscal_year: int) -> Standing | None:
        actual = self.actuals.get(fiscal_year)
        if actual is None:
            return None
        is_state = self.aim == Aim.STATE
        value, state = (None, actual.state) if is_state else (actual.value, None)
        if value is None and not state:
            return None
        return Standing(fiscal_year, value, state, actual.quality == Quality.ESTIMATE)

    def _states_from(self, state: str) -> tuple[str, ...]:
        if state not in self.states:
            return (state,)
        return self.states[self.states.index(state) :]
