"""All that the template of a dashboard places, and nothing that it has to work out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.reports.changes import Change
from indicators.reports.counts import tally_of_lines
from indicators.reports.lines import IndicatorLine
from indicators.reports.plan import PlanReport
from indicators.reports.selection import Order, selected
from indicators.reports.structure import GoalSection
from kpitracker.dashboard.asked import Asked
from kpitracker.dashboard.cards import Card, Drawn, card_of, drawn
from kpitracker.dashboard.figures_table import FiguresTable, figures_table
from kpitracker.dashboard.headlines import estimates_of, headline_of, renamed_of
from kpitracker.dashboard.lagging import Lagging, lagging_of, place_url
from kpitracker.dashboard.legend import Entry, legend_of
from kpitracker.placed import Placed
from kpitracker.tally_bars import Count, Piece, counts_of, pieces_of
from kpitracker.templatetags.years import short_year

MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Link(Placed):
    label: str
    count: int
    url: str


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


@dataclass(frozen=True)
class Dashboard(Placed):
    """Above the selection all is of the whole plan, below it only of what it shows."""

    report: PlanReport
    query: QueryDict

    @cached_property
    def asked(self) -> Asked:
        return Asked(self.report, self.query)

    @cached_property
    def headline(self) -> str:
        return headline_of(self.report)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What has to be said for the counts to be true."""
        if self.report.tally is None:
            return ()
        said = [estimates_of(self.report.provisional), *renamed_of(self.report.lines)]
        return tuple(sentence for sentence in said if sentence)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        report = self.report
        if report.tally is None:
            return ()
        return pieces_of(
            report.tally,
            scale=report.scale,
            before=report.previous_tally,
            url_of=lambda status: self.asked.only(status=status),
        )

    @cached_property
    def changes(self) -> tuple[Link, ...]:
        """Against the year before, counted over indicators and not over percentages."""
        if self.report.previous_tally is None:
            return ()
        kinds = (Change.IMPROVED, Change.WORSENED, Change.NEWLY_JUDGED)
        return tuple(
            Link(
                str(kind.label),
                self.report.changes[kind],
                self.asked.only(change=kind.value) if self.report.changes[kind] else "",
            )
            for kind in kinds
        )

    @property
    def year_before(self) -> str:
        return short_year(self.report.fiscal_year - 1)

    @cached_property
    def lines(self) -> tuple[IndicatorLine, ...]:
        """The selection."""
        return selected(
            self.report.lines,
            self.asked.wish,
            under={
                goal.place.code: {line.code for line in goal.lines}
                for goal in self.report.goals
            },
        )

    @cached_property
    def summary(self) -> str:
        facts = {"shown": len(self.lines), "total": len(self.report.lines)}
        if not self.asked.wish.narrows:
            return _("All %(total)d indicators are shown.") % facts
        return _("%(shown)d of %(total)d indicators are shown.") % facts

    @cached_property
    def first(self) -> tuple[Lagging, ...]:
        """Of what needs attention the worst, which stands open."""
        return self._lagging[:MOST_SHOWN]

    @cached_property
    def rest(self) -> tuple[Lagging, ...]:
        return self._lagging[MOST_SHOWN:]

    @cached_property
    def _lagging(self) -> tuple[Lagging, ...]:
        shown = {line.code for line in self.lines}
        return tuple(
            lagging_of(item, plan=self.report.plan)
            for item in self.report.attention
            if item.line.code in shown
        )

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Goals in the order of the plan; in any other order one list."""
        if self.asked.wish.order != Order.PLAN:
            title = str(self.asked.wish.order.label)
            return (self._section("list", self.lines, title=title),)
        return tuple(self._in_plan())

    def _in_plan(self) -> Iterator[Section]:
        shown = {line.code for line in self.lines}
        for goal in self.report.goals:
            lines = [line for line in goal.lines if line.code in shown]
            if lines or not self.asked.wish.narrows:
                yield self._goal(goal, lines)
        unplaced = [line for line in self.report.unplaced if line.code in shown]
        if unplaced:
            title = _("Indicators without a place in the plan")
            yield self._section("unplaced", unplaced, title=title)

    def _goal(self, goal: GoalSection, lines: Sequence[IndicatorLine]) -> Section:
        left_out = len(lines) < len(goal.lines)
        facts = {"shown": len(lines), "total": len(goal.lines)}
        return self._section(
            goal.place.code,
            lines,
            title=goal.place.title,
            level=f"{goal.place.level} {goal.place.number}".strip(),
            url=reverse("goal", args=[self.report.plan.code, goal.place.code]),
            shown=_("%(shown)d of %(total)d indicators") % facts if left_out else "",
            measures=() if goal.lines else self._measures(goal),
        )

    def _measures(self, goal: GoalSection) -> tuple[PlaceLink, ...]:
        plan = self.report.plan
        places = (measure.place for measure in goal.measures)
        return tuple(PlaceLink(str(one), place_url(one, plan=plan)) for one in places)

    def _section(
        self,
        key: str,
        lines: Sequence[IndicatorLine],
        *,
        title: str,
        level: str = "",
        url: str = "",
        shown: str = "",
        measures: tuple[PlaceLink, ...] = (),
    ) -> Section:
        charts = [self._drawn[line.code] for line in lines]
        return Section(
            key=key,
            level=level,
            title=title,
            url=url,
            shown=shown,
            counts=counts_of(tally_of_lines(lines)),
            cards=tuple(card_of(one, plan=self.report.plan) for one in charts),
            table=figures_table(charts),
            empty=self._why_empty(measures) if not lines else "",
            measures=measures,
        )

    def _why_empty(self, measures: tuple[PlaceLink, ...]) -> str:
        if not measures:
            return _("No measures have been entered under this goal.")
        return _("No indicator stands at this goal.") if self.report.lines else ""

    @cached_property
    def _drawn(self) -> dict[str, Drawn]:
        plan = self.report.plan
        return {line.code: drawn(line, plan=plan) for line in self.lines}

    @cached_property
    def legend(self) -> tuple[Entry, ...]:
        """What the marks of the charts stand for, those that occur."""
        return legend_of(one.trend for one in self._drawn.values())
