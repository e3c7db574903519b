"""The rows of indicators, read in a fixed number of queries."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from django.db.models import QuerySet

from indicators.models import (
    Actual,
    Indicator,
    IndicatorState,
    PublishedIndicator,
    Target,
)
from indicators.progress import Judgement
from plans.models.among import Among


class TargetFacts(NamedTuple):
    """A target and the edition that set it (None where no edition is named)."""

    indicator_id: int
    fiscal_year: int | None
    every_year: bool
    comparison: str
    value: Decimal | None
    upper_value: Decimal | None
    state: str
    printed: str
    decided_on: date | None
    reason: str
    edition_code: str | None
    edition_name: str | None
    edition_order: int | None
    edition_decided_on: date | None


class ActualFacts(NamedTuple):
    """What was entered for one fiscal year, and how far it has come."""

    indicator_id: int
    fiscal_year: int
    value: Decimal | None
    state: str
    quality: str
    missing_reason: str
    stage: str
    comment: str
    source: str

    @property
    def has_value(self) -> bool:
        """Whether a number or a state was entered; 0 is a number."""
        return self.value is not None or bool(self.state)


@dataclass(frozen=True, slots=True)
class Facts:
    """An indicator with all its rows, in their order.

    ``judgements`` by year are those of a publication, where it stands in one: then
    nothing is judged anew.
    """

    indicator: Indicator | PublishedIndicator
    targets: tuple[TargetFacts, ...]
    states: tuple[str, ...]
    actuals: tuple[ActualFacts, ...]
    judgements: Mapping[int, Judgement] | None = None

    def until(self, fiscal_year: int) -> "Facts":
        """Without what came after the year.

        Where no later year has a value, they only say why, and may stay.
        """
        later = (row for row in self.actuals if row.fiscal_year > fiscal_year)
        if not any(row.has_value for row in later):
            return self
        known = (row for row in self.actuals if row.fiscal_year <= fiscal_year)
        return replace(self, actuals=tuple(known))


def facts_of(
    indicators: QuerySet[Indicator], *, stages: Collection[str]
) -> dict[int, Facts]:
    """Facts by the indicator's id, in the order of the queryset. Four queries."""
    found = list(indicators.select_related("department", "successor_indicator"))
    # By their keys: joined once more, freshly written tables were planned so badly
    # that PostgreSQL read them for half a minute.
    within = Among("indicator_id", (row.pk for row in found))
    targets = _by_indicator(_targets(Target.objects.filter(within)))
    actuals = Actual.objects.filter(within, stage__in=stages).order_by("fiscal_year")
    actuals = actuals.values_list(*ActualFacts._fields)
    entered = _by_indicator(map(ActualFacts._make, actuals))
    states: dict[int, list[str]] = {}
    rows = IndicatorState.objects.filter(within).order_by("order")
    for indicator, state in rows.values_list("indicator_id", "state"):
        states.setdefault(indicator, []).append(state)
    return {
        indicator.pk: Facts(
            indicator=indicator,
            targets=tuple(targets.get(indicator.pk, ())),
            states=tuple(states.get(indicator.pk, ())),
            actuals=tuple(entered.get(indicator.pk, ())),
        )
        for indicator in found
    }


def _targets(targets: QuerySet[Target]) -> Iterable[TargetFacts]:
    paths = [name.replace("edition_", "edition__") for name in TargetFacts._fields]
    rows = targets.order_by("position", "pk").values_list(*paths)
    return map(TargetFacts._make, rows)


Row = TypeVar("Row", TargetFacts, ActualFacts)


def _by_indicator(rows: Iterable[Row]) -> dict[int, list[Row]]:
    grouped: dict[int, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.indicator_id, []).append(row)
    return grouped
