"""The plans a reader may see, with how each stands."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from indicators.models import Audience
from indicators.tallies import Tally, latest_judged, tallies_of
from plans.models import Plan


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


def plan_list_rows(user, *, on: date, audience: Audience) -> tuple[PlanRow, ...]:
    """Plans by their code: two queries, and five more where tallies are stale."""
    visible = Plan.objects.visible_to(user, on=on).select_related("organization")
    plans = list(visible.annotate(indicator_count=Count("indicators")))
    tallies = tallies_of(plans, audience=audience)
    # Sorted here, because every database has an order of its own.
    plans.sort(key=lambda plan: plan.code)
    return tuple(_row(plan, tallies[plan.pk]) for plan in plans)


def _row(plan: Plan, tallies: dict[int, Tally]) -> PlanRow:
    year = latest_judged(tallies)
    return PlanRow(
        plan=plan,
        indicators=plan.indicator_count,
        fiscal_year=year,
        tally=tallies.get(year),
    )
