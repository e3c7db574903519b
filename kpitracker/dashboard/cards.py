"""An indicator as a card: finished words, and its small chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from indicators.reports.changes import Change
from indicators.reports.lines import IndicatorLine
from indicators.reports.standing import LAGGING
from kpitracker import absent, sentences, sparklines
from kpitracker.dashboard.repeated import Badge, Repeated
from kpitracker.footnotes import LineMark
from kpitracker.marks import Trend
from kpitracker.placed import Placed
from kpitracker.templatetags.languages import escaped
from kpitracker.trends import trend_of
from plans.models import Plan
from plans.phrases import gettext as _
from plans.phrases import pgettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Placed):
    """``chart`` is empty where there is nothing to draw, ``goal`` where it is plain.

    ``badge`` is None without a judgement; each number has its name.
    """

    name: SafeString
    goal: str
    url: SafeString
    footnotes: Sequence[LineMark]
    badge: Badge | None
    chart: SafeString
    baseline_name: str
    baseline: SafeString
    actual_name: str
    actual: SafeString
    target_name: str
    target: SafeString
    gap: SafeString
    change: str
    previous: SafeString


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line with the marks of its chart, which card and table both show."""

    line: IndicatorLine
    trend: Trend


def drawn(line: IndicatorLine, *, plan: Plan) -> Drawn:
    return Drawn(line, trend_of(line, plan=plan))


def card_of(
    one: Drawn,
    repeated: Repeated,
    *,
    goal: str = "",
    footnotes: Sequence[LineMark] = (),
) -> Card:
    line = one.line
    changed = line.change in (Change.IMPROVED, Change.WORSENED)
    actual_name, actual = _actual(line, repeated)
    target_name, target = _target(line, repeated)
    return Card(
        name=escaped(line.name),
        goal=goal,
        url=repeated.addresses.indicator(line),
        footnotes=footnotes,
        badge=repeated.badge(line),
        chart=sparklines.small(one.trend, label=sentences.chart_words(line, one.trend)),
        baseline_name=pgettext("indicator", "Baseline"),
        baseline=repeated.words(absent.baseline_said(line)),
        actual_name=actual_name,
        actual=actual,
        target_name=target_name,
        target=target,
        gap=repeated.mark(sentences.gap_words(line) if line.status in LAGGING else ""),
        change=str(line.change.label) if changed else "",
        previous=repeated.mark(previous_words(line)) if changed else SafeString(),
    )


def previous_words(line: IndicatorLine) -> str:
    """Last year's judgement; empty without one."""
    words = str(line.previous_words)
    return words and _("previous year: %(words)s") % {"words": words}


def _actual(line: IndicatorLine, repeated: Repeated) -> tuple[str, SafeString]:
    """The actual of the year, or what the last survey had found."""
    last = line.judgement and line.judgement.last_surveyed
    if last:
        name = repeated.named(_("Last survey, %(year)s"), last.fiscal_year)
        return name, repeated.words(sentences.last_surveyed_words(line))
    name = pgettext("indicator", "Actual")
    if line.fiscal_year:
        name = repeated.named(_("Actual of %(year)s"), line.fiscal_year)
    return name, repeated.words(absent.actual_said(line))


def _target(line: IndicatorLine, repeated: Repeated) -> tuple[str, SafeString]:
    row = line.target
    name = pgettext("indicator", "Target")
    if row and row.fiscal_year:
        name = repeated.named(_("Target of %(year)s"), row.fiscal_year)
    return name, repeated.words(absent.target_said(line))
