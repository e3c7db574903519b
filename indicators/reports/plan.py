"""A whole plan in one fiscal year: the dashboard's rows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet

from indicators.enums import Status
from indicators.models import Audience, Publication
from indicators.reports.attention import AttentionItem, attention_of
from indicators.reports.changes import Change
from indicators.reports.costs import cost_rows, costs_from
from indicators.reports.counts import (
    previous_tally_of_lines,
    provisional_of,
    tally_of_lines,
)
from indicators.reports.grounds import ground_of, versions_of
from indicators.reports.judged_lines import lines_of
from indicators.reports.lines import IndicatorLine
from indicators.reports.outline import outline_from, outline_rows
from indicators.reports.structure import (
    GoalSection,
    LevelCount,
    level_counts,
    sections_of,
)
from indicators.reports.texts import TextGroup, grouped
from indicators.reports.voices import voice_rows, voices_from
from indicators.scales import Scale
from indicators.tallies import Tally
from indicators.years import Years, years_of
from measures.models import Text
from plans.models import Plan
from plans.together import Given, Reading, instances, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport:
    """A plan in one fiscal year, each indicator once however often it is printed.

    Without indicators, or without a year (nothing published yet), there are no
    tallies and no attention; ``previous_tally`` is None in the plan's first year too.
    ``provisional`` counts by status those judged by estimates, whom ``tally`` counts
    apart in one number. ``changes`` counts every kind, zeros included.
    ``unplaced`` are indicators that stand at no goal and no measure. ``publication``
    is the version shown, ``latest`` the newest one of that year; None where the year
    is read from the plan as it is now.
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
    provisional: Mapping[Status, int]
    previous_tally: Tally | None
    changes: Mapping[Change, int]
    attention: tuple[AttentionItem, ...]
    departments: tuple[str, ...]
    publication: Publication | None
    latest: Publication | None

    @property
    def letters(self) -> Mapping[str, int]:
        """Count of each letter of the plan's scale."""
        return self.tally.letters(self.scale) if self.tally else {}


def plan_report(
    plan: Plan,
    *,
    fiscal_year: int | None,
    audience: Audience,
    version: int | None = None,
    past: bool = False,
) -> PlanReport:
    """Two queries of a published year, else five, whatever the size of the plan.

    With ``past``, each line that lags tells since when.
    """
    rows = _reading(audience)(plan=plan.pk, year=fiscal_year)
    outline = outline_from(rows)
    ground = ground_of(
        plan,
        fiscal_year=fiscal_year,
        audience=audience,
        version=version,
        versions=list(instances(Publication, rows["versions"])),
        past=past,
    )
    by_id = lines_of(ground, outline)
    lines = tuple(by_id.values())
    changes = Counter(line.change for line in lines)
    departments = dict.fromkeys(line.department for line in lines if line.department)
    return PlanReport(
        plan=plan,
        audience=audience,
        fiscal_year=fiscal_year,
        years=_years(plan, lines),
        scale=ground.scale,
        levels=level_counts(outline),
        texts=grouped(instances(Text, rows["texts"])),
        goals=sections_of(outline, by_id),
        lines=lines,
        unplaced=tuple(line for line in lines if not line.owners),
        tally=tally_of_lines(lines),
        provisional=provisional_of(lines),
        previous_tally=previous_tally_of_lines(lines),
        changes={change: changes[change] for change in Change},
        attention=attention_of(
            lines,
            voices=voices_from(rows, ground, outline),
            costs=costs_from(rows, outline),
        ),
        departments=tuple(departments),
        publication=ground.publication,
        latest=ground.latest,
    )


@cache
def _reading(audience: Audience) -> Reading:
    return Reading(lambda: _rows(audience))


def _rows(audience: Audience) -> dict[str, QuerySet]:
    plan, year = Given("plan"), Given("year")
    texts = Text.objects.filter(plan=plan, goal=None, measure=None)
    versions = versions_of(plan, year, audience)
    return {
        **outline_rows(plan),
        **voice_rows(plan, fiscal_year=year, audience=audience),
        **cost_rows(plan, fiscal_year=year),
        "texts": texts.order_by("position", "pk").values_list(*whole(Text)),
        "versions": versions.values_list(*whole(Publication)),
    }


def _years(plan: Plan, lines: Iterable[IndicatorLine]) -> Years:
    points = [point for line in lines for point in line.points if point.is_entered]
    return years_of(
        plan,
        entered={point.fiscal_year for point in points},
        valued={point.fiscal_year for point in points if point.has_value},
    )
