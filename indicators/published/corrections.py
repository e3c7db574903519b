"""What was published and is no longer so: the values that a write has corrected."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from indicators.facts import ActualFacts
from indicators.models import (
    Actual,
    Indicator,
    Publication,
    PublishedActual,
    PublishedIndicator,
)
from indicators.published.loading import actual_from
from indicators.published.storing import KEPT_OF_ACTUAL
from plans.models import Plan
from plans.models.among import Among
from plans.signatures import PUBLISHED_LATER

# The year of an indicator.
Cell = tuple[int, int]
Values = Mapping[Cell, ActualFacts]


@dataclass(frozen=True, slots=True)
class Correction:
    """A publication, its cells that are no longer so, and what is published now.

    ``actuals``: all values of the indicators of those cells, by the indicator.
    """

    publication: Publication
    cells: frozenset[Cell]
    actuals: dict[int, tuple[ActualFacts, ...]]


def corrections(
    plan: Plan, publications: Collection[Publication]
) -> tuple[Correction, ...]:
    """Publications whose values differ from what is published now. Four queries.

    Of the indicators that they show and that are still there: what was added to the
    plan or taken from it later leaves a published year as it was.
    """
    standing = set(Indicator.objects.filter(plan=plan).values_list("pk", flat=True))
    shown: dict[int, set[int]] = {one.pk: set() for one in publications}
    rows = PublishedIndicator.objects.filter(publication__in=publications)
    for publication, original in rows.values_list("publication_id", "original"):
        if original in standing:
            shown[publication].add(original)
    live, told = _live(plan), _told(publications)
    found = (
        _correction(one, shown[one.pk], told=told[one.pk], live=live)
        for one in publications
    )
    return tuple(one for one in found if one.cells)


def _correction(
    publication: Publication, shown: set[int], *, told: Values, live: Values
) -> Correction:
    until = publication.fiscal_year
    now = {
        cell: row for cell, row in live.items() if cell[0] in shown and cell[1] <= until
    }
    before = {cell: row for cell, row in told.items() if cell[0] in shown}
    cells = {cell for cell in {*now, *before} if now.get(cell) != before.get(cell)}
    actuals: dict[int, list[ActualFacts]] = {pk: [] for pk, _year in cells}
    for pk, year in sorted(now):
        if pk in actuals:
            actuals[pk].append(now[pk, year])
    return Correction(
        publication,
        frozenset(cells),
        {pk: tuple(rows) for pk, rows in actuals.items()},
    )


def _live(plan: Plan) -> Values:
    rows = Actual.objects.published().filter(indicator__plan=plan)
    return _by_cell(map(ActualFacts._make, rows.values_list(*ActualFacts._fields)))


def _told(publications: Collection[Publication]) -> dict[int, Values]:
    told: dict[int, dict[Cell, ActualFacts]] = {one.pk: {} for one in publications}
    rows = PublishedActual.objects.filter(indicator__publication__in=publications)
    names = ("indicator__publication_id", "indicator__original", *KEPT_OF_ACTUAL)
    for publication, *values in rows.values_list(*names):
        told[publication] |= _by_cell([actual_from(values)])
    return told


def _by_cell(rows: Iterable[ActualFacts]) -> dict[Cell, ActualFacts]:
    return {(row.indicator_id, row.fiscal_year): row for row in rows}


@dataclass(frozen=True, slots=True)
class Signature:
    """Who wrote the cells last, when, and for which reasons."""

    user_id: int | None
    at: datetime | None
    reason: str


def signature_of(cells: Collection[Cell]) -> Signature:
    """As the newest entry of each cell's history tells. One query."""
    newest = list(_newest(cells))
    reasons = dict.fromkeys(entry["history_change_reason"] for entry in newest)
    said = "\n".join(reason for reason in reasons if reason)
    last = newest[0] if newest else {}
    return Signature(
        last.get("history_user_id"),
        last.get("history_date"),
        said or PUBLISHED_LATER,
    )


def _newest(cells: Collection[Cell]) -> Iterator[dict]:
    """Entries, the newest first."""
    entries = Actual.history.filter(
        Among("indicator_id", {pk for pk, _year in cells}),
        fiscal_year__in={year for _pk, year in cells},
    )
    seen: set[Cell] = set()
    for entry in entries.order_by("-history_id").values(
        "indicator_id",
        "fiscal_year",
        "history_change_reason",
        "history_user_id",
        "history_date",
    ):
        cell = (entry["indicator_id"], entry["fiscal_year"])
        if cell in cells and cell not in seen:
            seen.add(cell)
            yield entry
