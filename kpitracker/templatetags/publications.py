"""Words for what was published."""

from decimal import Decimal

from django import template

from indicators.enums import Reason
from indicators.models import PublishedJudgement
from indicators.reports.lines import IndicatorLine
from kpitracker.absent import why_none
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
        reason = Reason(judgement.reason) if judgement.reason else None
        return judgement.actual_state or why_none(reason)
    return quantity(Decimal(judgement.actual), line)
