"""The plans a reader may see, with how each stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from indicators.models import Audience, Indicator
from indicators.reports.selection import folded
from indicators.tallies import Tally, latest_judged, tallies_of
from plans.models import Plan

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One plan in the list.

    ``fiscal_year`` and ``tally`` are those of its latest judged year, None before
    one; ``indicators`` counts its indicators either way.
    """

    plan: Plan
    indicators: int
    fiscal_year: int | None
    tally: Tally | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanList:
    """One page of the plans that were ``found``, of all the reader may see."""

    rows: tuple[PlanRow, ...]
    found: int
    total: int
    page: int
    pages: int


class _Name(NamedTuple):
    """What a plan is found and sorted by."""

    pk: int
    code: str
    title: str
    owner_code: str | None
    owner: str | None

    def says(self, terms: Iterable[str]) -> bool:
        said = folded(" ".join([self.code, self.title, self.owner or ""]))
        return all(term in said for term in terms)

    @property
    def place(self) -> tuple:
        """By owner, those without one last."""
        return (self.owner is None, self.owner_code or "~", self.owner, self.code)


def plan_list(
    user, *, on: date, audience: Audience, text: str = "", page: int = 1
) -> PlanList:
    """Three queries, and five more where tallies are stale.

    A page there is not is the first one.
    """
    visible = Plan.objects.visible_to(user, on=on)
    owner = ("organization__code", "organization__name")
    rows = visible.order_by().values_list("pk", "code", "title", *owner)
    names = [_Name(*row) for row in rows]
    terms = folded(text).split()
    found = [one for one in names if one.says(terms)] if terms else names
    # Sorted here, because every database has an order of its own.
    found = sorted(found, key=lambda one: one.place)
    pages = max(-(-len(found) // PAGE), 1)
    page = page if 1 <= page <= pages else 1
    shown = [one.pk for one in found[(page - 1) * PAGE : page * PAGE]]
    return PlanList(
        rows=_rows(shown, audience=audience),
        found=len(found),
        total=len(names),
        page=page,
        pages=pages,
    )


def _rows(shown: list[int], *, audience: Audience) -> tuple[PlanRow, ...]:
    own = Indicator.objects.filter(plan=OuterRef("pk")).order_by().values("plan")
    # Not joined: all columns of the plans would be sorted to group them.
    number = Subquery(own.annotate(number=Count("pk")).values("number"))
    rows = Plan.objects.filter(pk__in=shown).select_related("organization")
    rows = rows.annotate(number=Coalesce(number, 0))
    plans = {plan.pk: plan for plan in rows}
    tallies = tallies_of(plans.values(), audience=audience)
    return tuple(_row(plans[pk], tallies[pk]) for pk in shown if pk in plans)


def _row(plan: Plan, tallies: dict[int, Tally]) -> PlanRow:
    year = latest_judged(tallies)
    return PlanRow(
        plan=plan,
        indicators=plan.number,
        fiscal_year=year,
        tally=tallies.get(year),
    )
