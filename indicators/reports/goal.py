"""All about one goal."""

from dataclasses import dataclass

from indicators.models import Audience, Publication
from indicators.reports.attention import AttentionItem, attention_of
from indicators.reports.counts import previous_tally_of_lines
from indicators.reports.grounds import ground_of
from indicators.reports.judged_lines import lines_of
from indicators.reports.outline import outline_of
from indicators.reports.structure import GoalSection, sections_of
from indicators.reports.texts import TextGroup, text_groups
from indicators.scales import Scale
from indicators.tallies import Tally
from plans.models import Goal, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReport:
    """One goal: its words, its measures and every indicator under it."""

    plan: Plan
    fiscal_year: int | None
    scale: Scale
    section: GoalSection
    texts: tuple[TextGroup, ...]
    attention: tuple[AttentionItem, ...]
    previous_tally: Tally | None
    publication: Publication | None
    latest: Publication | None


def goal_report(
    goal: Goal,
    *,
    fiscal_year: int | None,
    audience: Audience,
    version: int | None = None,
) -> GoalReport:
    """Seven queries, besides the goal's plan; four of a published year."""
    plan = goal.plan
    outline = outline_of(plan)
    printed = set(outline.at_goal.get(goal.pk, ()))
    for measure in outline.measures:
        if measure.goal_id == goal.pk:
            printed.update(outline.at_measure.get(measure.pk, ()))
    ground = ground_of(
        plan,
        fiscal_year=fiscal_year,
        audience=audience,
        version=version,
        among=printed,
    )
    lines = lines_of(ground, outline)
    sections = zip(outline.goals, sections_of(outline, lines), strict=True)
    section = next(section for row, section in sections if row.pk == goal.pk)
    return GoalReport(
        plan=plan,
        fiscal_year=fiscal_year,
        scale=ground.scale,
        section=section,
        texts=text_groups(goal.texts.all()),
        attention=attention_of(section.lines),
        previous_tally=previous_tally_of_lines(section.lines),
        publication=ground.publication,
        latest=ground.latest,
    )
