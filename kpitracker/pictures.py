"""Everything the page of one indicator shows beside the report itself."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from indicators.enums import Aim, Basis, Lifecycle
from indicators.reports.indicator import IndicatorReport
from indicators.reports.lines import IndicatorLine
from kpitracker.absent import reasons_of
from kpitracker.charts import figure
from kpitracker.explanations import Step, rule_of, steps_of
from kpitracker.lasting import since_sentences
from kpitracker.outlooks import OutlookWords, outlook_words
from kpitracker.sentences import chart_words, finding_of, summary_of
from kpitracker.shares import Shares, shares_of
from kpitracker.sparklines import large, narrow
from kpitracker.trends import trend_of
from kpitracker.year_tables import YearTable, table_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The chart (plotly's figure, and drawings for any width), its table and words."""

    kind: str | Promise
    words: str
    summary: str
    since: tuple[str, ...]
    finding: str
    figure: dict | None
    drawing: SafeString
    narrow_drawing: SafeString
    roles: tuple[str, ...]
    has_bars: bool
    table: YearTable
    steps: tuple[Step, ...]
    shares: Shares | None
    outlook: OutlookWords | None
    next_survey: int | None
    rule: str


def picture_of(report: IndicatorReport) -> Picture:
    line = report.line
    trend = trend_of(line, plan=report.plan, outlook=report.outlook)
    words = chart_words(line, trend)
    drawn = figure(trend, reasons=reasons_of(line)) if trend.heights else None
    traces = drawn["data"] if drawn else ()
    return Picture(
        kind=kind_of(line),
        words=words,
        summary=summary_of(line),
        since=since_sentences(line),
        finding=finding_of(line, trend),
        figure=drawn,
        drawing=large(trend, label=words),
        narrow_drawing=narrow(trend, label=words),
        roles=tuple(dict.fromkeys(trace["meta"] for trace in traces)),
        has_bars=trend.is_yearly,
        table=table_of(report, trend),
        steps=steps_of(report),
        shares=shares_of(line),
        outlook=outlook_words(report),
        next_survey=next_survey_of(line),
        rule=rule_of(report),
    )


def next_survey_of(line: IndicatorLine) -> int | None:
    """The first year after the newest value in which the cycle asks for one."""
    if not line.survey_every or line.lifecycle != Lifecycle.ACTIVE:
        return None
    known = [point.fiscal_year for point in line.points if point.has_value]
    year = max(known, default=line.fiscal_year or line.survey_first - 1)
    return year + line.survey_every - (year - line.survey_first) % line.survey_every


def kind_of(line: IndicatorLine) -> str | Promise:
    """Which kind of course the chart shows, for its title."""
    if line.aim == Aim.STATE:
        return _("course of the states")
    match line.basis:
        case Basis.CUMULATIVE:
            return _("running total")
        case Basis.YEARLY:
            return _("value of each year")
    return _("value at each point in time")
