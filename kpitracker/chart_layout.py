"""The two axes of the big chart, in the years and values of a trend."""

from decimal import Decimal

from django.utils.html import escape
from django.utils.translation import gettext as _

from kpitracker.canvas import Axis, round_steps
from kpitracker.marks import Trend
from kpitracker.templatetags.numbers import number

MOST_YEARS_NAMED = 10


def layout_of(trend: Trend) -> dict:
    step = -(-len(trend.years) // MOST_YEARS_NAMED) or 1
    named = trend.years[::-step][::-1]
    return {
        "template": "none",
        "showlegend": False,
        "hovermode": "x unified",
        "barmode": "overlay",
        "dragmode": False,
        "margin": {"l": 8, "r": 16, "t": 24, "b": 8},
        "xaxis": {
            "type": "linear",
            "range": [trend.years[0] - 0.6, trend.years[-1] + 0.6],
            "tickvals": list(named),
            "ticktext": [_("FY<br>%(year)d") % {"year": year} for year in named],
            "tickangle": 0,
            "automargin": True,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
        "yaxis": _steps_axis(trend) if trend.has_states else _number_axis(trend),
    }


def _number_axis(trend: Trend) -> dict:
    ticks = _ticks(trend)
    return {
        "type": "linear",
        "rangemode": "tozero" if trend.is_yearly else "normal",
        "tickvals": [json_number(tick) for tick in ticks],
        "ticktext": [number(tick) for tick in ticks],
        "automargin": True,
        "fixedrange": True,
        "zeroline": trend.is_yearly or min(trend.heights) < 0,
    }


def _ticks(trend: Trend) -> tuple[Decimal, ...]:
    """Round values, one more at either end: plotly leaves some room there."""
    heights = [*trend.heights, Decimal(0)] if trend.is_yearly else trend.heights
    ticks = round_steps(Axis.over(heights, 0, 1), whole=trend.is_whole)
    if len(ticks) < 2:
        return ticks
    step = ticks[1] - ticks[0]
    return (ticks[0] - step, *ticks, ticks[-1] + step)


def _steps_axis(trend: Trend) -> dict:
    ranks = list(range(len(trend.steps)))
    return {
        "type": "linear",
        "range": [-0.4, len(trend.steps) - 0.6],
        "tickvals": ranks,
        "ticktext": [escape(step) for step in trend.steps],
        "automargin": True,
        "fixedrange": True,
        "zeroline": False,
    }


def json_number(value: Decimal) -> int | float:
    """The same number for JSON: with at most 15 digits a float loses none."""
    return int(value) if value == value.to_integral_value() else float(value)
