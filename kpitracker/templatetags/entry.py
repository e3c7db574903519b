"""What the grid of a round says of an indicator."""

from django import template
from django.utils.translation import gettext as _

from indicators.models import Round
from indicators.reports.entry_grid import YEARS_BEFORE
from indicators.reports.lines import IndicatorLine
from indicators.reports.points import Point
from kpitracker.quantities import quantity, target_words
from kpitracker.templatetags.numbers import number
from kpitracker.templatetags.years import short_year

register = template.Library()


@register.filter
def years_before(round_: Round) -> range:
    return range(round_.fiscal_year - YEARS_BEFORE, round_.fiscal_year)


@register.filter
def target_said(line: IndicatorLine) -> str:
    """The target that applies, with its year; empty without one."""
    row = line.target
    if row is None:
        return ""
    said = target_words(row, line)
    return f"{said} ({short_year(row.fiscal_year)})" if row.fiscal_year else said


@register.filter
def past_said(point: Point | None, line: IndicatorLine) -> str:
    """What was entered for an earlier year; why there is nothing; or nothing at all."""
    if point is None or not point.is_entered:
        return ""
    if not point.has_value:
        return str(point.missing_reason.label) if point.missing_reason else ""
    said = point.state or number(point.value, line.decimals)
    return _("%(value)s (estimate)") % {"value": said} if point.estimated else said


@register.filter
def reading_words(line: IndicatorLine) -> str:
    """What was understood, with a minus sign that cannot be taken for a rise."""
    point = line.point
    if point is None or not point.has_value:
        return ""
    said = point.state or quantity(point.value, line).replace("△", "−")
    return _("%(value)s (estimate)") % {"value": said} if point.estimated else said


@register.filter
def sum_words(line: IndicatorLine) -> str:
    """Of yearly increments what they add up to; that is judged."""
    point = line.point
    if point is None or point.standing is None or point.value is None:
        return ""
    if point.standing.value == point.value:
        return ""
    return _("in all %(value)s") % {"value": quantity(point.standing.value, line)}
