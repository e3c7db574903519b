"""Which fiscal years a plan can be looked at in."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.db.models import Count, QuerySet

from indicators.courses import STAGES
from indicators.models import Actual, Audience, Publication
from indicators.models.actual import HAS_VALUE
from plans.models import Plan
from plans.together import Given, Reading


@dataclass(frozen=True, slots=True)
class Years:
    """The years to choose from, and the latest one that has a value.

    Both are empty until the first value can be seen: then there are plan and
    targets, and nothing to judge.
    """

    choices: tuple[int, ...] = ()
    default: int | None = None

    def pick(self, typed: str | None) -> int | None:
        """The year asked for, or the default where that is no choice."""
        return int(typed) if self._offers(typed) else self.default

    def refuses(self, typed: str | None) -> bool:
        """Whether something was asked for that cannot be shown."""
        return bool(typed) and not self._offers(typed)

    def _offers(self, typed: str | None) -> bool:
        return typed in map(str, self.choices)


def years_of(plan: Plan, *, entered: Iterable[int], valued: Iterable[int]) -> Years:
    """Every year from the plan's first, or the first entered, to the last entered.

    A plan without a stated start, or with nothing entered since, begins with the
    first year entered. ``valued`` are the years of which at least one value is known.
    """
    entered = sorted(set(entered))
    if not entered:
        return Years()
    first, last = entered[0], entered[-1]
    start = plan.way_starts
    if start is not None and start < last:
        first = start + 1
    within = [year for year in valued if first <= year <= last]
    return Years(tuple(range(first, last + 1)), max(within, default=None))


def plan_years(plan: Plan, *, audience: Audience) -> Years:
    """One query. What was published remains to be seen, whatever came later."""
    rows = _reading(audience)(plan=plan.pk)
    published = {year for (year,) in rows["published"]}
    return years_of(
        plan,
        entered=published | {year for year, _valued in rows["entered"]},
        valued=published | {year for year, valued in rows["entered"] if valued},
    )


@cache
def _reading(audience: Audience) -> Reading:
    return Reading(lambda: _rows(audience))


def _rows(audience: Audience) -> dict[str, QuerySet]:
    plan = Given("plan")
    publications = Publication.objects.filter(plan=plan)
    if audience != Audience.PUBLIC:
        publications = publications.none()
    entered = (
        Actual.objects.filter(indicator__plan=plan, stage__in=STAGES[audience])
        .order_by()
        .values("fiscal_year")
        .annotate(valued=Count("pk", filter=HAS_VALUE))
    )
    return {
        "published": publications.order_by().values_list("fiscal_year").distinct(),
        "entered": entered.values_list("fiscal_year", "valued"),
    }
