"""From the rows of indicators to judged lines."""

from django.db.models import QuerySet

from indicators.course import Course
from indicators.courses import STAGES, course_from, scale_for
from indicators.enums import Aim, Basis, Entry, Lifecycle
from indicators.facts import Facts, facts_of
from indicators.models import Audience, Indicator
from indicators.progress import judge
from indicators.reports.changes import change_between
from indicators.reports.ends import baseline_of, target_lines
from indicators.reports.lines import IndicatorLine
from indicators.reports.outline import Outline
from indicators.reports.places import Kind, Place
from indicators.reports.points import points_of
from indicators.scales import Scale
from indicators.way import expected_path
from plans.models import Plan


def lines_of(
    indicators: QuerySet[Indicator],
    *,
    plan: Plan,
    outline: Outline,
    fiscal_year: int | None,
    audience: Audience,
) -> dict[int, IndicatorLine]:
    """Lines of a plan's indicators by id, in the order of the plan. Four queries."""
    facts = facts_of(indicators.order_by("position", "pk"), stages=STAGES[audience])
    scale = scale_for(plan)
    return {
        pk: line_of(
            one, plan=plan, scale=scale, outline=outline, fiscal_year=fiscal_year
        )
        for pk, one in facts.items()
    }


def line_of(
    facts: Facts,
    *,
    plan: Plan,
    scale: Scale,
    outline: Outline,
    fiscal_year: int | None,
) -> IndicatorLine:
    """Judge one indicator in a year and put beside it all that is known of it."""
    indicator = facts.indicator
    course = course_from(facts, plan=plan)
    department = indicator.department
    return IndicatorLine(
        code=indicator.code,
        name=indicator.name,
        role=indicator.role,
        unit=indicator.unit,
        scale=indicator.scale,
        decimals=indicator.decimals,
        aim=Aim(indicator.aim),
        basis=Basis(indicator.basis),
        entry=Entry(indicator.entry) if indicator.entry else None,
        counts_from=indicator.counts_from,
        baseline_included=indicator.baseline_included,
        fiscal_year=fiscal_year,
        **_judgements(course, plan=plan, scale=scale, fiscal_year=fiscal_year),
        baseline=baseline_of(indicator, course),
        points=points_of(facts, course),
        path=expected_path(course),
        targets=target_lines(facts, course, fiscal_year=fiscal_year),
        owners=tuple(outline.owners.get(indicator.pk, ())),
        states=facts.states,
        definition=indicator.definition,
        source=indicator.source,
        common_definition=indicator.common_definition,
        department=department.name if department else "",
        department_code=department.code if department else "",
        tolerance=course.leeway,
        survey_every=indicator.survey_every,
        survey_first=indicator.survey_first,
        lifecycle=Lifecycle(indicator.lifecycle),
        lifecycle_from=indicator.lifecycle_from,
        successor_indicator=_successor(facts),
        successor_measure=outline.measure_places.get(indicator.successor_measure_id),
        predecessor_plan_code=indicator.predecessor_plan_code,
        predecessor_indicator_code=indicator.predecessor_indicator_code,
    )


def _judgements(
    course: Course, *, plan: Plan, scale: Scale, fiscal_year: int | None
) -> dict:
    """This year's judgement, and last year's where the plan had begun by then."""
    if fiscal_year is None:
        return {"judgement": None, "previous": None, "change": None}
    judgement = judge(course, fiscal_year=fiscal_year, scale=scale)
    if plan.way_starts is None or fiscal_year - 1 <= plan.way_starts:
        return {"judgement": judgement, "previous": None, "change": None}
    previous = judge(course, fiscal_year=fiscal_year - 1, scale=scale)
    return {
        "judgement": judgement,
        "previous": previous,
        "change": change_between(previous, judgement),
    }


def _successor(facts: Facts) -> Place | None:
    other = facts.indicator.successor_indicator
    return other and Place(kind=Kind.INDICATOR, code=other.code, title=other.name)
