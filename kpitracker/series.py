"""What the marks of a chart stand for, in words: one name for chart, drawing and list.

A role is how a mark looks (``meta`` of a trace, ``sk-…`` of a drawing); a series is
the column of the table that holds its numbers.
"""

from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

NAMES = MappingProxyType(
    {
        "actual": _("Actual"),
        "estimate": _("Actual (estimate)"),
        "baseline": _("Baseline"),
        "estimated-baseline": _("Baseline (estimate)"),
        "target": _("Target"),
        "earlier": _("Earlier target"),
        "expected": _("Expected path"),
        "level": _("Target level"),
        "lower": _("Target range (lower end)"),
        "upper": _("Target range (upper end)"),
        "range": _("Target range"),
        "outlook": _("Extrapolation"),
    }
)
SERIES = MappingProxyType({"estimate": "actual", "estimated-baseline": "baseline"})


def series_of(role: str) -> str:
    """Estimates look different and stand in the same column."""
    return SERIES.get(role, role)
