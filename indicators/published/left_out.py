"""What stays out when a year is published, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from indicators.courses import CONFIRMED, course_from
from indicators.enums import Stage
from indicators.facts import Facts, facts_of
from plans.models import Plan

ON_ITS_WAY = _("not confirmed yet (stage: {stage})")
NOTHING = _("nothing entered")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An indicator whose year will show no value."""

    code: str
    name: str
    department: str
    why: str | Promise


def left_out(plan: Plan, *, fiscal_year: int) -> tuple[LeftOut, ...]:
    """Followed indicators without a confirmed value of a year that asks for one.

    Four queries.
    """
    indicators = plan.indicators.order_by("position", "pk")
    facts = facts_of(indicators, stages=list(Stage)).values()
    return tuple(_left_out(plan, facts, fiscal_year))


def _left_out(plan: Plan, facts, fiscal_year: int) -> Iterator[LeftOut]:
    for one in facts:
        why = _why(plan, one, fiscal_year)
        if why is not None:
            indicator = one.indicator
            yield LeftOut(
                code=indicator.code,
                name=indicator.name,
                department=str(indicator.department or ""),
                why=why,
            )


def _why(plan: Plan, facts: Facts, fiscal_year: int) -> str | Promise | None:
    entered = {row.fiscal_year: row.stage for row in facts.actuals}
    stage = entered.get(fiscal_year)
    if stage in CONFIRMED:
        return None
    if stage is not None:
        return format_lazy(ON_ITS_WAY, stage=Stage(stage).label)
    course = course_from(facts, plan=plan)
    is_asked = course.is_due(fiscal_year) and not course.has_left(fiscal_year)
    return NOTHING if is_asked else None
