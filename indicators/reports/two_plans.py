"""Two plans side by side, by the indicators that are about the same thing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Q

from indicators.models import Audience, Publication
from indicators.per_head import base_of, per_head_of
from indicators.published.titles import title_of
from indicators.reports.counterparts import Counterpart, Match
from indicators.reports.grounds import ground_of
from indicators.reports.judged_lines import lines_of
from indicators.reports.lines import IndicatorLine
from indicators.reports.outline import NOWHERE
from indicators.reports.pairs import Pair
from plans.models import Plan, Population


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSide:
    """One of the plans in its year.

    ``fiscal_year`` is None before the first publication, ``publication`` where the
    year never had a version, ``population`` where nobody counted in that year.
    """

    plan: Plan
    fiscal_year: int | None
    publication: Publication | None
    population: Population | None

    @property
    def title(self) -> str:
        return title_of(self.plan, self.publication)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """Two indicators about the same thing.

    ``base``: for how many people the ``heads`` are told; None where that makes no
    sense. They are there only where the values themselves may be compared.
    """

    pair: Pair
    match: Match
    common_definition: str
    base: int | None
    heads: tuple[Fraction | None, Fraction | None]

    @property
    def head_difference(self) -> Fraction | None:
        one, other = self.heads
        return None if one is None or other is None else other - one


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoPlans:
    one: PlanSide
    other: PlanSide
    rows: tuple[PlanRow, ...]

    @property
    def comparable(self) -> int:
        """How many of the rows have nothing in the way."""
        return sum(row.pair.obstacle is None for row in self.rows)


def two_plans(
    one: tuple[Plan, int | None],
    other: tuple[Plan, int | None],
    counterparts: Sequence[Counterpart],
) -> TwoPlans:
    """Published values of one year each. Thirteen queries at most."""
    people = _populations([one, other])
    first, lines = _side(*one, (it.one.pk for it in counterparts), people)
    second, others = _side(*other, (it.other.pk for it in counterparts), people)
    sides = (first, second)
    rows = (
        _row(it, lines.get(it.one.pk), others.get(it.other.pk), sides)
        for it in counterparts
    )
    return TwoPlans(one=first, other=second, rows=tuple(filter(None, rows)))


def _side(
    plan: Plan,
    year: int | None,
    indicators: Iterable[int],
    people: Mapping[tuple[int, int], Population],
) -> tuple[PlanSide, dict[int, IndicatorLine]]:
    ground = ground_of(
        plan,
        fiscal_year=year,
        audience=Audience.PUBLIC,
        among=set(indicators),
    )
    side = PlanSide(
        plan=plan,
        fiscal_year=year,
        publication=ground.publication,
        population=people.get((plan.organization_id, year)),
    )
    return side, lines_of(ground, NOWHERE)


def _row(
    found: Counterpart,
    one: IndicatorLine | None,
    other: IndicatorLine | None,
    sides: tuple[PlanSide, PlanSide],
) -> PlanRow | None:
    """None where neither year knew the indicator."""
    if one is None and other is None:
        return None
    pair = Pair(first=one, second=other)
    base, heads = None, (None, None)
    if pair.obstacle is None:
        base = _base(one) and _base(other)
    if base is not None:
        heads = tuple(
            _head(line, side, base)
            for line, side in zip((one, other), sides, strict=True)
        )
    return PlanRow(
        pair=pair,
        match=found.match,
        common_definition=found.one.common_definition or found.other.common_definition,
        base=base,
        heads=heads,
    )


def _base(line: IndicatorLine) -> int | None:
    return base_of(
        name=line.name, unit=line.unit, definition=line.definition, aim=line.aim
    )


def _head(line: IndicatorLine, side: PlanSide, base: int) -> Fraction | None:
    people = side.population and side.population.people
    actual = line.judgement.actual
    return per_head_of(actual, people=people, base=base, scale=line.scale)


def _populations(
    sides: Iterable[tuple[Plan, int | None]],
) -> dict[tuple[int, int], Population]:
    """By organization and fiscal year; the last count of a year stands for it."""
    asked = Q(pk__in=[])
    for plan, year in sides:
        if year is not None and plan.organization_id is not None:
            asked |= Q(
                organization=plan.organization_id, counted_on__range=_days_of(year)
            )
    rows = Population.objects.filter(asked).order_by("counted_on")
    return {(row.organization_id, row.fiscal_year): row for row in rows}


def _days_of(year: int) -> tuple[date, date]:
    """The first and the last day of a fiscal year."""
    return (date(year, 4, 1), date(year + 1, 3, 31))
