"""All about one goal."""

from dataclasses import dataclass

from indicators.reports.attention import AttentionItem
from indicators.reports.structure import GoalSection
from indicators.reports.texts import TextGroup
from indicators.scales import Scale
from indicators.tallies import Tally
from plans.models import Plan


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
