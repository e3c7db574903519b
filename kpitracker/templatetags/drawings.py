"""The marks of the charts in a legend, on a page and in a file."""

from django import template
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from kpitracker.looks import with_looks
from kpitracker.series import NAMES

register = template.Library()


@register.filter
def role_name(role: str) -> str | Promise:
    """What a mark of a chart stands for; nothing for what only joins marks."""
    return NAMES.get(role, "")


@register.simple_tag
def legend_mark(role: str, has_bars: bool) -> SafeString:  # noqa: FBT001 - of a tag
    """The mark of a legend for a file that has no style sheet."""
    context = {"role": role, "has_bars": has_bars}
    mark = render_to_string("kpitracker/_legend_mark.html", context)
    # Safe: fixed shapes, and attributes of our own style sheet.
    return mark_safe(with_looks(mark))
