"""From the rows of the database to courses: plain values that can be judged."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from indicators.aims import allowed
from indicators.course import ActualValue, Course, baseline_fiscal_year
from indicators.enums import Comparison, Quality, Stage
from indicators.models import Actual, Audience, Indicator, IndicatorState, Target
from indicators.scales import Scale, scale_of
from indicators.targets import TargetRow
from plans.models import Plan

PUBLISHED = frozenset({Stage.PUBLISHED})
CONFIRMED = frozenset({Stage.CONFIRMED, Stage.PUBLISHED})
EVERY_STAGE = frozenset(Stage)

STAGES: Mapping[str, frozenset[Stage]] = {
    Audience.PUBLIC: PUBLISHED,
    Audience.INTERNAL: CONFIRMED,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """An indicator with all its rows, in their order."""

    indicator: Indicator
    targets: tuple[Target, ...]
    states: tuple[str, ...]
    actuals: tuple[Actual, ...]


def facts_of(
    indicators: QuerySet[Indicator], *, stages: Collection[Stage]
) -> dict[int, Facts]:
    """Facts by the indicator's id, in the order of the queryset. Four queries."""
    found = {row.pk: row for row in indicators.select_related("department")}
    within = {"indicator__in": indicators.order_by().values("pk")}
    targets = Target.objects.filter(**within).select_related("edition")
    states = IndicatorState.objects.filter(**within)
    actuals = Actual.objects.filter(**within, stage__in=stages)
    targets_of = _by_indicator(targets.order_by("position", "pk"))
    states_of = _by_indicator(states.order_by("order"))
    actuals_of = _by_indicator(actuals.order_by("fiscal_year"))
    return {
        pk: Facts(
            indicator=indicator,
            targets=tuple(targets_of.get(pk, ())),
            states=tuple(row.state for row in states_of.get(pk, ())),
            actuals=tuple(actuals_of.get(pk, ())),
        )
        for pk, indicator in found.items()
    }


def courses_of(plan: Plan, *, stages: Collection[Stage]) -> dict[int, Course]:
    """Courses of a plan by the indicator's id, in the plan's order. Four queries."""
    facts = facts_of(plan.indicators.order_by("position", "pk"), stages=stages)
    return {pk: course_from(one, plan=plan) for pk, one in facts.items()}


def scale_for(plan: Plan) -> Scale:
    """The plan's scale with its own bands, where it has any."""
    return scale_of(plan.scale, upper=plan.pace_upper, lower=plan.pace_lower)


def course_from(
    facts: Facts, *, plan: Plan, stages: Collection[Stage] = EVERY_STAGE
) -> Course:
    """Everything progress needs to know; actuals of other stages are left out."""
    indicator = facts.indicator
    return Course(
        aim=indicator.aim,
        basis=indicator.basis,
        entry=indicator.entry or None,
        counts_from=indicator.counts_from,
        baseline_included=indicator.baseline_included,
        baseline=indicator.baseline_value,
        baseline_state=indicator.baseline_state or None,
        baseline_fiscal_year=baseline_fiscal_year(
            indicator.baseline_year,
            indicator.baseline_year_kind,
            indicator.baseline_month,
        ),
        baseline_estimated=indicator.baseline_quality == Quality.ESTIMATE,
        baseline_absent=indicator.baseline_absent or None,
        plan_y0=plan.way_starts,
        targets=tuple(target_row(row, aim=indicator.aim) for row in facts.targets),
        states=facts.states,
        tolerance=indicator.tolerance,
        plan_tolerance=plan.tolerance,
        survey_every=indicator.survey_every,
        survey_first=indicator.survey_first,
        lifecycle=indicator.lifecycle,
        lifecycle_from=indicator.lifecycle_from,
        actuals={
            row.fiscal_year: _actual_value(row)
            for row in facts.actuals
            if row.stage in stages
        },
    )


def target_row(target: Target, *, aim: str) -> TargetRow:
    """A target as a plain value.

    A comparison that does not go with the aim cannot be judged by, whatever brought
    it into the database: it counts as no target, and still supersedes older editions.
    """
    place = {
        "fiscal_year": target.fiscal_year,
        "edition_order": target.edition and target.edition.order,
        "edition_name": target.edition.name if target.edition else "",
        "printed": target.printed,
    }
    if not allowed(aim, target.comparison, every_year=target.every_year):
        return TargetRow(comparison=Comparison.NONE, **place)
    return TargetRow(
        comparison=target.comparison,
        every_year=target.every_year,
        value=target.value,
        upper_value=target.upper_value,
        state=target.state or None,
        **place,
    )


def _actual_value(actual: Actual) -> ActualValue:
    return ActualValue(
        value=actual.value,
        state=actual.state or None,
        quality=actual.quality or None,
        missing_reason=actual.missing_reason or None,
    )


def _by_indicator(rows: QuerySet) -> dict[int, list]:
    grouped: dict[int, list] = {}
    for row in rows:
        grouped.setdefault(row.indicator_id, []).append(row)
    return grouped
