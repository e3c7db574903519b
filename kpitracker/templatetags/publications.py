"""Words for what was published."""

from decimal import Decimal

from django import template

from indicators.models import PublishedJudgement
from indicators.reports.lines import IndicatorLine
from kpitracker.quantities import quantity
from plans.signatures import sentence_of

register = template.Library()


@register.filter
def reason_words(reason: str) -> str:
    """What people gave, line by line; what the product wrote as a sentence."""
    return "\n".join(map(sentence_of, reason.splitlines()))


@register.filter
def published_value(judgement: PublishedJudgement, line: IndicatorLine) -> str:
    """The value that was judged, in the unit of the line."""
    if not judgement.actual:
        return judgement.actual_state
    return quantity(Decimal(judgement.actual), line)
