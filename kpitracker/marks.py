"""The marks of a chart: what the course of an indicator shows, ready to be drawn.

Plain values; nothing here knows how they will look.
"""

from decimal import Decimal
from typing import NamedTuple


class Mark(NamedTuple):
    """One value of a fiscal year: how high it is drawn and how it is printed."""

    fiscal_year: int
    height: Decimal
    label: str
    estimated: bool = False
    edition: str = ""


class Band(NamedTuple):
    """The range a year's value should stay in."""

    fiscal_year: int
    lower: Mark
    upper: Mark


class Trend(NamedTuple):
    """The course of one indicator, year by year, ready to be drawn or tabulated."""

    years: tuple[int, ...]
    start: int | None
    steps: tuple[str, ...]
    is_yearly: bool
    actuals: tuple[Mark, ...]
    baseline: Mark | None
    targets: tuple[Mark, ...]
    level: tuple[Mark, ...]
    bands: tuple[Band, ...]
    path: tuple[Mark, ...]
    earlier: tuple[Mark, ...]
    outlook: tuple[Mark, ...] = ()

    @property
    def has_states(self) -> bool:
        """Whether heights are ranks of states instead of numbers."""
        return bool(self.steps)

    @property
    def last(self) -> Mark | None:
        """The newest actual."""
        return self.actuals[-1] if self.actuals else None

    @property
    def lead(self) -> tuple[Mark, ...]:
        """From the newest actual on to where the course leads."""
        return (self.actuals[-1], *self.outlook) if self.outlook else ()

    @property
    def ends(self) -> tuple[Mark, ...]:
        """What should be reached: targets with a year, else the level to hold."""
        return self.targets or self.level[-1:]

    @property
    def falls(self) -> bool:
        """Whether the way leads down, so that labels can keep clear of it."""
        if self.baseline is None or not self.ends:
            return False
        return self.ends[-1].height < self.baseline.height

    @property
    def ends_read_below(self) -> bool:
        """Whether targets are labelled underneath, clear of what leads to them."""
        if self.outlook and self.ends:
            return self.outlook[-1].height > self.ends[-1].height
        return self.falls

    @property
    def last_reads_below(self) -> bool:
        """Whether the newest value is better labelled underneath: the rest is above."""
        last = self.last
        if any(mark.fiscal_year == last.fiscal_year for mark in self.targets):
            return not self.falls
        due = {mark.fiscal_year: mark.height for mark in self.path}
        return last.height < due.get(last.fiscal_year, last.height)

    @property
    def runs(self) -> tuple[tuple[Mark, ...], ...]:
        """Actuals of years without a gap between them."""
        runs: list[list[Mark]] = []
        for mark in self.actuals:
            if not runs or mark.fiscal_year - runs[-1][-1].fiscal_year > 1:
                runs.append([])
            runs[-1].append(mark)
        return tuple(tuple(run) for run in runs)

    @property
    def heights(self) -> tuple[Decimal, ...]:
        """Every height that has to fit into the picture."""
        drawn = (*self._stated, *self.path, *self.outlook)
        return tuple(mark.height for mark in drawn)

    @property
    def is_whole(self) -> bool:
        """Whether every value somebody stated is a whole number."""
        return all(mark.height == int(mark.height) for mark in self._stated)

    @property
    def _stated(self) -> list[Mark]:
        marks = [*self.actuals, *self.targets, *self.level, *self.earlier]
        marks += [end for band in self.bands for end in (band.lower, band.upper)]
        return marks + ([self.baseline] if self.baseline else [])
