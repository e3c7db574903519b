"""From the rows of the database to courses: plain values that can be judged."""

from collections.abc import Collection, Mapping

from indicators.aims import allowed
from indicators.course import ActualValue, Course, baseline_fiscal_year
from indicators.enums import Comparison, Quality, Stage
from indicators.facts import ActualFacts, Facts, TargetFacts, facts_of
from indicators.models import Audience
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


def target_row(target: TargetFacts, *, aim: str) -> TargetRow:
    """A target as a plain value.

    A comparison that does not go with the aim cannot be judged by, whatever brought
    it into the database: it counts as no target, and still supersedes older editions.
    """
    place = {
        "fiscal_year": target.fiscal_year,
        "edition_order": target.edition_order,
        "edition_name": target.edition_name or "",
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


def _actual_value(actual: ActualFacts) -> ActualValue:
    return ActualValue(
        actual.value,
        actual.state or None,
        actual.quality or None,
        actual.missing_reason or None,
    )
