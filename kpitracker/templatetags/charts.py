"""Values, words and small charts of an indicator for the pages that show one."""

from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from indicators import wording
from indicators.progress import Judgement
from indicators.reports.ends import TargetLine
from indicators.reports.lines import IndicatorLine
from indicators.scales import Scale
from indicators.tallies import Tally
from kpitracker import quantities, sentences, sparklines
from kpitracker.tally_bars import pieces_of, words_beside
from kpitracker.trends import trend_of
from plans.models import Plan
from plans.printing import plain

register = template.Library()

register.filter("actual_words", sentences.actual_words)
register.filter("baseline_words", sentences.baseline_words)
register.filter("gap_words", sentences.gap_words)
register.filter("last_surveyed_words", sentences.last_surveyed_words)
register.filter("unit", quantities.unit_of)
register.filter("plain", plain)


register.filter("words_beside", words_beside)


@register.filter
def breaking(words: str) -> SafeString:
    """Words for a narrow place, where a bracket may begin a line."""
    # Safe: what was not safe yet has been escaped.
    return mark_safe(conditional_escape(words).replace("（", "<wbr>（"))


@register.simple_tag
def small_chart(line: IndicatorLine, plan: Plan) -> SafeString:
    """The chart of a card; empty where there is nothing to draw."""
    trend = trend_of(line, plan=plan)
    return sparklines.small(trend, label=sentences.chart_words(line, trend))


@register.simple_tag
def tally_pieces(tally: Tally, scale: Scale | None, before: Tally | None):
    """The pieces of a tally's bar."""
    return pieces_of(tally, scale=scale or None, before=before or None)


@register.filter
def quantity(value: Decimal, line: IndicatorLine) -> str:
    return "" if value is None else quantities.quantity(value, line)


@register.filter
def computed(value: Fraction, line: IndicatorLine) -> str:
    return "" if value is None else quantities.computed(value, line)


@register.filter
def target_words(row: TargetLine | None, line: IndicatorLine) -> str:
    return quantities.target_words(row, line) if row else ""


@register.filter
def status_words(judgement: Judgement) -> str | Promise:
    return wording.words(judgement)
