"""What the database holds of the rows of a block: three queries for any number."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from django.db.models import Q

from indicators.enums import Aim
from indicators.imports.stored import Stored, stored_rows
from indicators.models import Actual, Indicator, IndicatorState, Round
from plans.models.among import Among
from plans.rights import Scope

# Plans and codes are asked for apart, so a block may find more pairs than it named.
MOST_PAIRS_FOUND = 20_000


class KnownIndicator(NamedTuple):
    """What reading and checking need of an indicator."""

    pk: int
    version: int
    plan_id: int
    plan_code: str
    code: str
    name: str
    unit: str
    scale: int
    aim: str
    basis: str
    department_id: int | None
    organization_id: int | None

    @property
    def scope(self) -> Scope:
        """Whose it is, for ``can()``."""
        return Scope(self.organization_id, self.department_id)


PATHS = {
    "plan_code": "plan__code",
    "organization_id": "plan__organization_id",
}


class Known:
    """Indicators by their codes, and stored actuals by indicator and year.

    ``coming``: values that rows of the block give, for those held against them.
    """

    def __init__(
        self, indicators: Iterable[KnownIndicator], actuals: Iterable[Stored]
    ) -> None:
        self.by_code = {(one.plan_code, one.code): one for one in indicators}
        self.by_pk = {one.pk: one for one in self.by_code.values()}
        self.states = _states(self.by_pk.values())
        self.actuals = {(row.indicator_id, row.fiscal_year): row for row in actuals}
        self.coming: dict[tuple[int, int], str | None] = {}

    def round_of(self, indicator: KnownIndicator, year: int) -> Round | None:
        """The round of the year, in which alone its stages are changed."""
        return self._rounds.get((indicator.plan_id, year))

    def allows(self, indicator: KnownIndicator, year: int, texts: dict) -> bool:
        """Whether the state still is a listed one, and no round decides the stage."""
        states = self.states.get(indicator.pk, ())
        is_listed = not texts.get("state") or texts["state"] in states
        moves = "stage" in texts and self.round_of(indicator, year) is not None
        return is_listed and not moves

    @cached_property
    def _rounds(self) -> dict[tuple[int, int], Round]:
        plans = {one.plan_id for one in self.by_pk.values()}
        rows = Round.objects.filter(plan__in=plans)
        return {(row.plan_id, row.fiscal_year): row for row in rows}

    def value_of(self, indicator: int, year: int) -> str | None:
        """What there is, or would be, of an indicator in a year."""
        place = (indicator, year)
        if place in self.coming:
            return self.coming[place]
        return self.actuals[place].value if place in self.actuals else None

    @classmethod
    def of_codes(
        cls, pairs: Collection[tuple[str, str]], years: Collection[int]
    ) -> "Known":
        """``years``: those of the rows; the year before each is read as well."""
        indicators = list(_by_codes(sorted(set(pairs))))
        years = {*years, *(year - 1 for year in years)}
        return cls(indicators, _actuals({one.pk for one in indicators}, years))

    @classmethod
    def of_keys(cls, indicators: Collection[int]) -> "Known":
        """The indicators alone; ``look_at`` says which actuals are needed."""
        return cls(_indicators(Among("pk", indicators)), ())

    def look_at(
        self, *, stored: Collection[int], places: Collection[tuple[int, int]]
    ) -> None:
        """Read actuals by their ids, or by their indicators and years."""
        rows = stored_rows(Actual.objects.filter(Among("pk", stored)))
        there = _actuals({pk for pk, _year in places}, {year for _pk, year in places})
        for row in chain(rows, there):
            self.actuals[row.indicator_id, row.fiscal_year] = row


def _by_codes(pairs: list[tuple[str, str]]) -> Iterator[KnownIndicator]:
    plans, codes = {plan for plan, _ in pairs}, {code for _, code in pairs}
    if len(plans) * len(codes) > MOST_PAIRS_FOUND and len(pairs) > 1:
        middle = len(pairs) // 2
        for start, end in pairwise((0, middle, len(pairs))):
            yield from _by_codes(pairs[start:end])
        return
    yield from _indicators(Q(plan__code__in=plans, code__in=codes))


def _indicators(condition: Q | Among) -> Iterator[KnownIndicator]:
    paths = [PATHS.get(name, name) for name in KnownIndicator._fields]
    rows = Indicator.objects.filter(condition).order_by()
    return map(KnownIndicator._make, rows.values_list(*paths))


def _states(indicators: Iterable[KnownIndicator]) -> dict[int, list[str]]:
    having = [one.pk for one in indicators if one.aim == Aim.STATE]
    states: dict[int, list[str]] = {pk: [] for pk in having}
    if having:
        rows = IndicatorState.objects.filter(indicator__in=having).order_by("order")
        for pk, state in rows.values_list("indicator_id", "state"):
            states[pk].append(state)
    return states


def _actuals(pks: Collection[int], years: Collection[int]) -> Iterator[Stored]:
    of_indicators = Actual.objects.filter(Among("indicator_id", pks))
    return stored_rows(of_indicators.filter(fiscal_year__in=years))
