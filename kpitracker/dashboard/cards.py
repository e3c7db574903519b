"""An indicator as a card: finished words, and its small chart."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.reports.changes import Change
from indicators.reports.lines import IndicatorLine
from indicators.reports.standing import LAGGING
from indicators.wording import shown_as
from kpitracker import absent, quantities, sentences, sparklines
from kpitracker.marks import Trend
from kpitracker.placed import Placed
from kpitracker.shapes import shape_of
from kpitracker.templatetags.languages import marked
from kpitracker.templatetags.years import short_year
from kpitracker.trends import trend_of
from plans.models import Plan


@dataclass(frozen=True, slots=True)
class Badge(Placed):
    """A status as word, shape and letter; ``status`` is empty without a judgement."""

    status: str
    shape: SafeString
    words: str
    letter: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure(Placed):
    """One of the numbers under a chart."""

    name: str
    words: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Placed):
    """``chart`` is empty where there is nothing to draw, ``goal`` where it is plain."""

    name: str
    goal: str
    url: str
    badge: Badge
    chart: SafeString
    baseline: Figure
    actual: Figure
    target: Figure
    gap: str
    change: str
    previous: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line with the marks of its chart, which card and table both show."""

    line: IndicatorLine
    trend: Trend


def drawn(line: IndicatorLine, *, plan: Plan) -> Drawn:
    return Drawn(line, trend_of(line, plan=plan))


def card_of(one: Drawn, *, plan: Plan, goal: str = "") -> Card:
    line = one.line
    changed = line.change in (Change.IMPROVED, Change.WORSENED)
    return Card(
        name=line.name,
        goal=goal,
        url=indicator_url(line, plan=plan),
        badge=badge_of(line),
        chart=sparklines.small(one.trend, label=sentences.chart_words(line, one.trend)),
        baseline=Figure(
            pgettext("indicator", "Baseline"), breaking(absent.baseline_said(line))
        ),
        actual=_actual(line),
        target=_target(line),
        gap=sentences.gap_words(line) if line.status in LAGGING else "",
        change=str(line.change.label) if changed else "",
        previous=str(line.previous_words) if changed else "",
    )


def badge_of(line: IndicatorLine) -> Badge:
    judgement = line.judgement
    if judgement is None:
        return Badge("", SafeString(), "", "", ())
    shown = shown_as(judgement)
    return Badge(
        status=shown.value,
        shape=shape_of(shown),
        words=str(line.words),
        letter=judgement.letter if judgement.reason is None else "",
        remarks=tuple(map(str, line.remarks)),
    )


def indicator_url(line: IndicatorLine, *, plan: Plan) -> str:
    """The page of the indicator in the year and the version that are shown here."""
    asked = {"year": line.fiscal_year, "version": line.version}
    asked = {name: value for name, value in asked.items() if value}
    address = reverse("indicator", args=[plan.code, line.code])
    return f"{address}?{urlencode(asked)}" if asked else address


def _actual(line: IndicatorLine) -> Figure:
    """The actual of the year, or what the last survey had found."""
    last = line.judgement and line.judgement.last_surveyed
    if last:
        name = _named(_("Last survey, %(year)s"), last.fiscal_year)
        return Figure(name, breaking(sentences.last_surveyed_words(line)))
    name = pgettext("indicator", "Actual")
    if line.fiscal_year:
        name = _named(_("Actual of %(year)s"), line.fiscal_year)
    return Figure(name, breaking(absent.actual_said(line)))


def _target(line: IndicatorLine) -> Figure:
    row = line.target
    name = pgettext("indicator", "Target")
    if row is None:
        return Figure(name, breaking(absent.target_said(line)))
    if row.fiscal_year:
        name = _named(_("Target of %(year)s"), row.fiscal_year)
    return Figure(name, breaking(quantities.target_words(row, line)))


def _named(name: str, year: int) -> SafeString:
    """A heading for a narrow place, where the line may end after the year."""
    said = short_year(year)
    # Safe: all of it has been escaped.
    whole = conditional_escape(name % {"year": said})
    return mark_safe(whole.replace(said, f"{said}<wbr>"))


def breaking(words: str) -> SafeString:
    """Words for a narrow place, where a bracket may begin a line."""
    # Safe: what was not safe yet has been escaped.
    return mark_safe(marked(words).replace("（", "<wbr>（"))
