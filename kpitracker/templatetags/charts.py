"""Values, words and small charts of an indicator for the pages that show one."""

from collections.abc import Iterable
from decimal import Decimal

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from indicators import wording
from indicators.progress import Judgement
from indicators.reports.ends import TargetLine
from indicators.reports.lines import IndicatorLine
from kpitracker import absent, quantities, sentences, sparklines
from kpitracker.dashboard.cards import Card, card_of, drawn
from kpitracker.dashboard.repeated import Repeated
from kpitracker.footnotes import Marks
from kpitracker.shapes import shape_of
from kpitracker.tally_bars import counts_of
from kpitracker.templatetags.texts import marked_at
from kpitracker.trends import trend_of
from plans.models import Plan
from plans.printing import plain

register = template.Library()

register.filter("actual_words", sentences.actual_words)
register.filter("actual_said", absent.actual_said)
register.filter("baseline_said", absent.baseline_said)
register.filter("baseline_words", sentences.baseline_words)
register.filter("last_surveyed_words", sentences.last_surveyed_words)
register.filter("unit", quantities.unit_of)
register.filter("plain", plain)
register.filter("counts_of", counts_of)
register.filter("shape", shape_of)


@register.simple_tag
def cards(
    lines: Iterable[IndicatorLine], plan: Plan, marks: Marks | str = ""
) -> list[Card]:
    """Indicators as cards with the footnotes a page has, ready to be placed."""
    repeated = Repeated(plan)
    return [
        card_of(drawn(line, plan=plan), repeated, footnotes=marked_at(marks, line))
        for line in lines
    ]


@register.simple_tag
def small_chart(line: IndicatorLine, plan: Plan) -> SafeString:
    """The chart of a card alone; empty where there is nothing to draw."""
    trend = trend_of(line, plan=plan)
    return sparklines.small(trend, label=sentences.chart_words(line, trend))


@register.simple_tag
def bare_chart(line: IndicatorLine, plan: Plan) -> SafeString:
    """The chart of a row in a table of numbers; empty where there is nothing."""
    trend = trend_of(line, plan=plan)
    return sparklines.bare(trend, label=sentences.chart_words(line, trend))


@register.filter
def quantity(value: Decimal, line: IndicatorLine) -> str:
    return "" if value is None else quantities.quantity(value, line)


@register.filter
def target_words(row: TargetLine | None, line: IndicatorLine) -> str:
    return quantities.target_words(row, line) if row else ""


register.filter("shown_as", wording.shown_as)


@register.filter
def status_words(judgement: Judgement) -> str | Promise:
    return wording.words(judgement)
