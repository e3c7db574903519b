"""The same indicator in the plan before and in the plans after, as it was published."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from indicators.models import Audience, Indicator
from indicators.reports.grounds import ground_of
from indicators.reports.judged_lines import line_of
from indicators.reports.lines import IndicatorLine
from indicators.reports.outline import NOWHERE
from indicators.years import plan_years
from plans.models import Plan

MOST_SUCCESSORS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """An indicator of another plan, in the latest year its own plan has published.

    ``is_comparable``: both plans call what they measure by the same common definition.
    """

    plan: Plan
    line: IndicatorLine
    is_comparable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Relatives:
    before: tuple[Relative, ...]
    after: tuple[Relative, ...]

    def __bool__(self) -> bool:
        return bool(self.before or self.after)


def relatives_of(
    line: IndicatorLine, *, plan: Plan, visible: QuerySet[Plan]
) -> Relatives:
    """One query, and seven for each relative among the ``visible`` plans."""
    earlier = Q(
        plan__code=line.predecessor_plan_code, code=line.predecessor_indicator_code
    )
    later = Q(predecessor_plan_code=plan.code, predecessor_indicator_code=line.code)
    rows = Indicator.objects.filter(earlier | later, plan__in=visible)
    rows = rows.exclude(plan=plan).select_related("plan__organization")
    rows = list(rows.order_by("plan__period_start", "plan__code", "position"))
    before = [row for row in rows if row.plan.code == line.predecessor_plan_code]
    after = [row for row in rows if row not in before]
    return Relatives(
        before=tuple(_relatives(before, line)),
        after=tuple(_relatives(after[:MOST_SUCCESSORS], line)),
    )


def _relatives(found: Iterable[Indicator], line: IndicatorLine) -> Iterator[Relative]:
    for indicator in found:
        plan = indicator.plan
        ground = ground_of(
            plan,
            fiscal_year=plan_years(plan, audience=Audience.PUBLIC).default,
            audience=Audience.PUBLIC,
            only=indicator.pk,
        )
        if indicator.pk not in ground.facts:
            continue
        other = line_of(indicator.pk, ground, outline=NOWHERE)
        named = line.common_definition
        yield Relative(
            plan=plan,
            line=other,
            is_comparable=bool(named) and named == other.common_definition,
        )
