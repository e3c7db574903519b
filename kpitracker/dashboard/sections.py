"""The indicators of a dashboard under their goals, or in one list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.reports.counts import tally_of_lines
from indicators.reports.lines import IndicatorLine
from indicators.reports.plan import PlanReport
from indicators.reports.selection import Order
from indicators.reports.structure import GoalSection
from kpitracker.dashboard.cards import Card, Drawn, card_of
from kpitracker.dashboard.figures_table import FiguresTable, figures_table
from kpitracker.dashboard.repeated import Repeated
from kpitracker.placed import Placed
from kpitracker.tally_bars import Count, counts_of
from plans.phrases import gettext as _


@dataclass(frozen=True, slots=True)
class PlaceLink(Placed):
    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Placed):
    """Indicators under one heading; ``shown`` of how many, where some are left out.

    A goal without indicators says so (``empty``) and links to its measures.
    """

    key: str
    level: str
    title: str
    url: str
    shown: str
    counts: tuple[Count, ...]
    cards: tuple[Card, ...]
    table: FiguresTable | None
    empty: str
    measures: tuple[PlaceLink, ...]


@dataclass(frozen=True, slots=True)
class SectionWriter:
    """``charts``: the indicators that are shown, by their code."""

    report: PlanReport
    charts: Mapping[str, Drawn]
    repeated: Repeated

    def as_one(self, lines: Sequence[IndicatorLine], *, order: Order) -> Section:
        """One list in an order that is not the plan's; each card names its goal."""
        goals: dict[str, str] = {}
        for goal in self.report.goals:
            for line in goal.lines:
                goals.setdefault(line.code, _level(goal))
        return Section(
            key="list",
            level="",
            title=_("Indicators: %(order)s") % {"order": order.label},
            url="",
            shown="",
            empty="",
            measures=(),
            **self._content(lines, goals),
        )

    def by_goal(self, *, all_goals: bool) -> Iterator[Section]:
        """The goals, also those of which nothing is shown if all are asked for."""
        for goal in self.report.goals:
            lines = [line for line in goal.lines if line.code in self.charts]
            if lines or all_goals:
                yield self._goal(goal, lines)
        rest = [line for line in self.report.unplaced if line.code in self.charts]
        if rest:
            yield Section(
                key="unplaced",
                level="",
                title=_("Indicators without a place in the plan"),
                url="",
                shown="",
                empty="",
                measures=(),
                **self._content(rest),
            )

    def _goal(self, goal: GoalSection, lines: Sequence[IndicatorLine]) -> Section:
        facts = {"shown": len(lines), "total": len(goal.lines)}
        left_out = len(lines) < len(goal.lines)
        measures = () if goal.lines else tuple(self._measures(goal))
        return Section(
            key=goal.place.code,
            level=_level(goal),
            title=goal.place.title,
            url=self.repeated.addresses.place(goal.place),
            shown=_("%(shown)d of %(total)d indicators") % facts if left_out else "",
            empty="" if lines else self._why_empty(measures),
            measures=measures,
            **self._content(lines),
        )

    def _content(
        self, lines: Sequence[IndicatorLine], goals: Mapping[str, str] | None = None
    ) -> dict:
        goals = goals or {}
        charts = [self.charts[line.code] for line in lines]
        return {
            "counts": counts_of(tally_of_lines(lines)),
            "cards": tuple(
                card_of(one, self.repeated, goal=goals.get(one.line.code, ""))
                for one in charts
            ),
            "table": figures_table(charts, mark=self.repeated.mark),
        }

    def _measures(self, goal: GoalSection) -> Iterator[PlaceLink]:
        for measure in goal.measures:
            url = self.repeated.addresses.place(measure.place)
            yield PlaceLink(str(measure.place), url)

    def _why_empty(self, measures: tuple[PlaceLink, ...]) -> str:
        if not measures:
            return _("No measures have been entered under this goal.")
        return _("No indicator stands at this goal.") if self.report.lines else ""


def _level(goal: GoalSection) -> str:
    return f"{goal.place.level} {goal.place.number}".strip()
