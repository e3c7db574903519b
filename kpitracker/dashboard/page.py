"""All that the template of a dashboard places, and nothing that it has to work out."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext as _

from indicators.reports.lines import IndicatorLine
from indicators.reports.plan import PlanReport
from indicators.reports.selection import Order, selected
from kpitracker.dashboard.asked import Asked
from kpitracker.dashboard.cards import Drawn, drawn
from kpitracker.dashboard.headlines import (
    estimates_of,
    headline_of,
    moves_of,
    renamed_of,
)
from kpitracker.dashboard.lagging import Lagging, lagging_of
from kpitracker.dashboard.legend import Entry, legend_of
from kpitracker.dashboard.repeated import Repeated
from kpitracker.dashboard.sections import Section, SectionWriter
from kpitracker.placed import Placed
from kpitracker.tally_bars import Piece, pieces_of
from kpitracker.templatetags.years import short_year

MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Link(Placed):
    label: str
    count: int
    url: str


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
        return tuple(
            Link(words, count, self.asked.only(change=kind) if kind and count else "")
            for words, count, kind in moves_of(self.report)
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
            lagging_of(item, self._repeated)
            for item in self.report.attention
            if item.line.code in shown
        )

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Goals in the order of the plan; in any other order one list."""
        writer = SectionWriter(self.report, self._drawn, self._repeated)
        order = self.asked.wish.order
        if order != Order.PLAN:
            return (writer.as_one(self.lines, order=order),)
        return tuple(writer.by_goal(all_goals=not self.asked.wish.narrows))

    @cached_property
    def _repeated(self) -> Repeated:
        return Repeated(self.report.plan)

    @cached_property
    def _drawn(self) -> dict[str, Drawn]:
        plan = self.report.plan
        return {line.code: drawn(line, plan=plan) for line in self.lines}

    @cached_property
    def legend(self) -> tuple[Entry, ...]:
        """What the marks of the charts stand for, those that occur."""
        return legend_of(one.trend for one in self._drawn.values())
