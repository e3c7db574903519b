"""From the rows of indicators to judged lines."""

from indicators.course import Course
from indicators.enums import Aim, Basis, Entry, Lifecycle
from indicators.facts import Facts
from indicators.lasting import LAGGING, Lasting, lasting_in
from indicators.progress import Judgement
from indicators.reports.changes import change_between
from indicators.reports.ends import baseline_of, target_lines
from indicators.reports.grounds import Ground
from indicators.reports.lines import IndicatorLine
from indicators.reports.outline import Outline
from indicators.reports.places import Kind, Place
from indicators.reports.points import points_of
from indicators.way import expected_path


def lines_of(ground: Ground, outline: Outline) -> dict[int, IndicatorLine]:
    """Lines of the ground's indicators by id, in the order of the plan."""
    return {pk: line_of(pk, ground, outline=outline) for pk in ground.facts}


def line_of(pk: int, ground: Ground, *, outline: Outline) -> IndicatorLine:
    """One indicator judged in the year, and beside it all that is known of it."""
    facts = ground.facts[pk]
    indicator, fiscal_year = facts.indicator, ground.fiscal_year
    course = ground.course(facts)
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
        version=ground.earlier_version,
        **(judged := _judgements(facts, course, ground)),
        lasting=_lasting(judged["judgement"], facts, course, ground),
        baseline=baseline_of(indicator, course),
        points=points_of(facts, course),
        path=expected_path(course),
        targets=target_lines(facts, course, fiscal_year=fiscal_year),
        owners=tuple(outline.owners.get(pk, ())),
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


def _judgements(facts: Facts, course: Course, ground: Ground) -> dict:
    """This year's judgement, and last year's where the plan had begun by then."""
    year, starts = ground.fiscal_year, ground.way_starts
    if year is None:
        return {"judgement": None, "previous": None, "change": None}
    judgement = ground.judged(facts, course, year)
    if starts is None or year - 1 <= starts:
        return {"judgement": judgement, "previous": None, "change": None}
    previous = ground.judged(facts, course, year - 1)
    return {
        "judgement": judgement,
        "previous": previous,
        "change": change_between(previous, judgement),
    }


def _lasting(
    judgement: Judgement | None, facts: Facts, course: Course, ground: Ground
) -> Lasting | None:
    if not ground.knows_past or judgement is None or judgement.status not in LAGGING:
        return None
    year = ground.fiscal_year
    return lasting_in(ground.judgements(facts, course), fiscal_year=year)


def _successor(facts: Facts) -> Place | None:
    other = facts.indicator.successor_indicator
    return other and Place(kind=Kind.INDICATOR, code=other.code, title=other.name)
