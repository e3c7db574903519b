"""Two fiscal years of a plan side by side, each as it was published."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from indicators.enums import Status
from indicators.models import Audience, Publication
from indicators.reports.changes import Change, change_between
from indicators.reports.counts import provisional_of, tally_of_lines
from indicators.reports.grounds import Ground, ground_of
from indicators.reports.judged_lines import lines_of
from indicators.reports.lines import IndicatorLine
from indicators.reports.outline import Outline, outline_of
from indicators.reports.pairs import Pair
from indicators.reports.places import Place
from indicators.reports.structure import sections_of
from indicators.scales import Scale
from indicators.tallies import Tally
from plans.models import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSide:
    """One of the two years; ``publication`` is None where it never had a version."""

    fiscal_year: int
    publication: Publication | None
    scale: Scale
    tally: Tally | None
    provisional: Mapping[Status, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One indicator in both years.

    ``change`` is None where the later year is not judged.
    """

    pair: Pair
    change: Change | None

    @property
    def code(self) -> str:
        return self.pair.line.code

    @property
    def is_no_longer_judged(self) -> bool:
        """Whether the earlier year was judged and the later one is not."""
        return self.change is None and _is_judged(self.pair.first)

    @property
    def is_changed(self) -> bool:
        """Whether the two years are not judged alike."""
        if self.change == Change.ESTIMATED:
            return _status(self.pair.first) != _status(self.pair.second)
        return self.change not in (None, Change.UNCHANGED) or self.is_no_longer_judged


@dataclass(frozen=True, slots=True, kw_only=True)
class YearGroup:
    """What stands at a goal and below it; without a place, what stands nowhere."""

    place: Place | None
    rows: tuple[YearRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoYears:
    """``rows`` hold each indicator once, in the order of the plan."""

    plan: Plan
    before: YearSide
    now: YearSide
    groups: tuple[YearGroup, ...]
    rows: tuple[YearRow, ...]

    @property
    def changes(self) -> Mapping[Change, int]:
        """Count of every kind, zeros included."""
        counts = Counter(row.change for row in self.rows)
        return {change: counts[change] for change in Change}

    @property
    def no_longer_judged(self) -> int:
        return sum(row.is_no_longer_judged for row in self.rows)

    def shown(self, *, goal: str = "", changed: bool = False) -> tuple[YearGroup, ...]:
        """Groups with a row to show, each indicator in the first of them only."""
        return tuple(self._shown(goal, changed))

    def _shown(self, goal: str, changed: bool) -> Iterator[YearGroup]:  # noqa: FBT001 - given by name above
        seen: set[int] = set()
        for group in self.groups:
            if goal and (group.place is None or group.place.code != goal):
                continue
            rows = [row for row in group.rows if id(row) not in seen]
            seen |= set(map(id, rows))
            rows = [row for row in rows if row.is_changed or not changed]
            if rows:
                yield replace(group, rows=tuple(rows))


def two_years(plan: Plan, *, before: int, now: int) -> TwoYears:
    """Published values only. Nine queries at most, whatever the plan's size."""
    outline = outline_of(plan)
    earlier = _ground(plan, before)
    later = _ground(plan, now)
    first, second = lines_of(earlier, outline), lines_of(later, outline)
    rows = {
        pk: _row(first.get(pk), second.get(pk))
        for pk in dict.fromkeys([*second, *first])
    }
    return TwoYears(
        plan=plan,
        before=_side(earlier, first),
        now=_side(later, second),
        groups=tuple(_groups(outline, rows)),
        rows=tuple(rows.values()),
    )


def _ground(plan: Plan, year: int) -> Ground:
    return ground_of(plan, fiscal_year=year, audience=Audience.PUBLIC)


def _side(ground: Ground, lines: Mapping[int, IndicatorLine]) -> YearSide:
    return YearSide(
        fiscal_year=ground.fiscal_year,
        publication=ground.publication,
        scale=ground.scale,
        tally=tally_of_lines(lines.values()),
        provisional=provisional_of(lines.values()),
    )


def _row(first: IndicatorLine | None, second: IndicatorLine | None) -> YearRow:
    before = first and first.judgement
    change = change_between(before, second.judgement) if second else None
    return YearRow(pair=Pair(first=first, second=second), change=change)


def _status(line: IndicatorLine | None) -> Status:
    """Who was not in the plan was not judged."""
    return Status.NOT_JUDGED if line is None else line.status


def _is_judged(line: IndicatorLine | None) -> bool:
    return _status(line) != Status.NOT_JUDGED


def _groups(outline: Outline, rows: Mapping[int, YearRow]) -> Iterator[YearGroup]:
    lines = {pk: row.pair.line for pk, row in rows.items()}
    # Not by code, which an indicator that came later may have taken over.
    by_line = {id(row.pair.line): row for row in rows.values()}
    for section in sections_of(outline, lines):
        found = tuple(by_line[id(line)] for line in section.lines)
        yield YearGroup(place=section.place, rows=found)
    unplaced = tuple(row for row in rows.values() if not row.pair.line.owners)
    yield YearGroup(place=None, rows=unplaced)
