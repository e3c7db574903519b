"""A whole plan in one year, to be read from the cover to the last page."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.models import Audience
from indicators.reports.beside import beside
from indicators.reports.grounds import ground_of
from indicators.reports.judged_lines import lines_of
from indicators.reports.measure import MeasureReport, reports_of
from indicators.reports.outline import outline_of
from indicators.reports.plan import PlanReport, plan_report
from indicators.reports.structure import sections_of
from indicators.reports.texts import TextGroup, grouped
from measures.models import Text
from plans.models import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """The plan's own report, its measures in the order of the document, words."""

    report: PlanReport
    measures: tuple[MeasureReport, ...]
    goal_texts: Mapping[str, tuple[TextGroup, ...]]


def booklet(
    plan: Plan,
    *,
    fiscal_year: int | None,
    audience: Audience,
    version: int | None = None,
) -> Booklet:
    """A plan's report and fourteen queries more, whatever the size of the plan."""
    report = plan_report(
        plan, fiscal_year=fiscal_year, audience=audience, version=version, past=True
    )
    return Booklet(
        report=report,
        measures=measure_reports(
            plan, fiscal_year=fiscal_year, audience=audience, version=version
        ),
        goal_texts=_goal_texts(plan),
    )


def measure_reports(
    plan: Plan,
    *,
    fiscal_year: int | None,
    audience: Audience,
    version: int | None = None,
) -> tuple[MeasureReport, ...]:
    """Every measure as on its own page, read at once."""
    outline = outline_of(plan)
    ground = ground_of(
        plan, fiscal_year=fiscal_year, audience=audience, version=version, past=True
    )
    sections = sections_of(outline, lines_of(ground, outline))
    found = beside(ground, audience, only=None)
    return tuple(reports_of(ground, outline, sections, found))


def _goal_texts(plan: Plan) -> dict[str, tuple[TextGroup, ...]]:
    rows: dict[str, list[Text]] = {}
    texts = plan.texts.exclude(goal=None).select_related("goal")
    for text in texts.order_by("position", "pk"):
        rows.setdefault(text.goal.code, []).append(text)
    return {code: grouped(texts) for code, texts in rows.items()}
