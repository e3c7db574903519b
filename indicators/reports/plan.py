"""A whole plan in one fiscal year: the dashboard's rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.models import Audience
from indicators.reports.attention import AttentionItem
from indicators.reports.changes import Change
from indicators.reports.lines import IndicatorLine
from indicators.reports.structure import GoalSection, LevelCount
from indicators.reports.texts import TextGroup
from indicators.scales import Scale
from indicators.tallies import Tally
from indicators.years import Years
from plans.models import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport:
    """A plan in one fiscal year, each indicator once however often it is printed.

    Without a year (nothing published yet) there are no tallies and no attention;
    ``previous_tally`` is None in the first year too. ``provisional`` counts by
    status what ``tally.provisional`` says in one number: the indicators judged by
    estimates. ``changes`` counts every kind of change, zeros included.
    ``unplaced`` are indicators that stand at no goal and no measure.
    """

    plan: Plan
    audience: Audience
    fiscal_year: int | None
    years: Years
    scale: Scale
    levels: tuple[LevelCount, ...]
    texts: tuple[TextGroup, ...]
    goals: tuple[GoalSection, ...]
    lines: tuple[IndicatorLine, ...]
    unplaced: tuple[IndicatorLine, ...]
    tally: Tally | None
    provisional: Tally | None
    previous_tally: Tally | None
    changes: Mapping[Change, int]
    attention: tuple[AttentionItem, ...]
    departments: tuple[str, ...]

    @property
    def letters(self) -> Mapping[str, int]:
        """Count of each letter of the plan's scale."""
        return self.tally.letters(self.scale) if self.tally else {}
