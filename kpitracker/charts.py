"""The big chart of an indicator: its trend as a plotly figure.

A figure is a plain dict, as plotly.js reads it: building graph objects would cost
every worker 30 MB and tell nobody anything more. Colours are not here: each trace
says what it stands for (``meta``) and chart.js asks the style sheet.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.html import escape
from django.utils.translation import gettext as _

from kpitracker.canvas import Axis, round_steps
from kpitracker.marks import Mark, Trend
from kpitracker.templatetags.numbers import number

MOST_YEARS_NAMED = 10
HALF_A_YEAR = 0.4

# Told apart without any colour: every role has its own symbol or dash.
LOOKS = {
    "course": {"mode": "lines", "line": {"width": 2.5}},
    "actual": {"mode": "markers+text", "marker": {"symbol": "circle", "size": 11}},
    "estimate": {
        "mode": "markers+text",
        "marker": {"symbol": "circle-open", "size": 11, "line": {"width": 2.5}},
    },
    "baseline": {"mode": "markers+text", "marker": {"symbol": "square", "size": 11}},
    "estimated-baseline": {
        "mode": "markers+text",
        "marker": {"symbol": "square-open", "size": 11, "line": {"width": 2.5}},
    },
    "target": {"mode": "markers+text", "marker": {"symbol": "diamond", "size": 14}},
    "earlier": {
        "mode": "markers",
        "marker": {"symbol": "diamond-open", "size": 13, "line": {"width": 2}},
    },
    "expected": {"mode": "lines", "line": {"dash": "dash", "width": 2}},
    "level": {"mode": "lines", "line": {"dash": "dot", "width": 2, "shape": "hvh"}},
    "range": {"mode": "lines", "line": {"dash": "dot", "width": 2, "shape": "hvh"}},
}
BAR = {"type": "bar", "width": 0.6, "marker": {"line": {"width": 2.5}}}


def figure(trend: Trend) -> dict:
    """Traces and layout; without colours, fonts or a template."""
    traces = [
        *_bands(trend),
        *_held(trend),
        *_path(trend),
        *_earlier(trend),
        *_actuals(trend),
        *_targets(trend),
        *_baseline(trend),
    ]
    return {"data": traces, "layout": _layout(trend)}


def _actuals(trend: Trend) -> Iterable[dict]:
    """Settled and expected values; a year without one stays a gap."""
    if not trend.actuals:
        return
    place = (
        {"textposition": "outside"}
        if trend.is_yearly
        else _place(below=trend.last_reads_below)
    )
    if not trend.is_yearly:
        years = range(trend.actuals[0].fiscal_year, trend.last.fiscal_year + 1)
        shape = "hv" if trend.has_states else "linear"
        yield _trace("course", _("Actual"), trend.actuals, years, hoverinfo="skip") | {
            "line": {**LOOKS["course"]["line"], "shape": shape}
        }
    for role, name, is_estimated in (
        ("actual", _("Actual"), False),
        ("estimate", _("Actual (estimate)"), True),
    ):
        marks = [mark for mark in trend.actuals if mark.estimated == is_estimated]
        if marks:
            bars = BAR if trend.is_yearly else {}
            said = ["%{text}" if mark is trend.last else "" for mark in marks]
            yield _trace(role, name, marks, texttemplate=said, **(bars | place))


def _path(trend: Trend) -> Iterable[dict]:
    if trend.path:
        yield _trace("expected", _("Expected path"), trend.path)


def _targets(trend: Trend) -> Iterable[dict]:
    if trend.targets:
        name = _("Target")
        place = _place(below=trend.falls, side="left")
        said = f"{name} %{{text}}"
        yield _trace("target", name, trend.targets, texttemplate=said, **place)


def _earlier(trend: Trend) -> Iterable[dict]:
    if trend.earlier:
        yield _trace("earlier", _("Earlier target"), trend.earlier)


def _baseline(trend: Trend) -> Iterable[dict]:
    if trend.baseline:
        role = "estimated-baseline" if trend.baseline.estimated else "baseline"
        name = _("Baseline")
        place = _place(below=not trend.falls, side="right")
        said = f"{name} %{{text}}"
        yield _trace(role, name, [trend.baseline], texttemplate=said, **place)


def _held(trend: Trend) -> Iterable[dict]:
    if trend.level:
        yield _stretched(_trace("level", _("Target level"), trend.level))


def _bands(trend: Trend) -> Iterable[dict]:
    if trend.bands:
        lower = [band.lower for band in trend.bands]
        upper = [band.upper for band in trend.bands]
        yield _stretched(_trace("range", _("Target range (lower end)"), lower))
        # A filled range would lie over the bars, not behind them.
        filled = {} if trend.is_yearly else {"fill": "tonexty"}
        yield _stretched(
            _trace("range", _("Target range (upper end)"), upper, **filled)
        )


def _trace(
    role: str,
    name: str,
    marks: Sequence[Mark],
    years: Iterable[int] | None = None,
    **looks,
) -> dict:
    """One series. Years without a mark are kept, so that the line has a gap there."""
    by_year = {mark.fiscal_year: mark for mark in marks}
    years = list(by_year if years is None else years)
    present = [by_year.get(year) for year in years]
    return {
        "type": "scatter",
        "meta": role,
        "name": name,
        "x": years,
        "y": [mark and _plain(mark.height) for mark in present],
        "text": [mark and escape(mark.label) for mark in present],
        "hovertemplate": "%{text}",
        "cliponaxis": False,
    } | (looks if looks.get("type") == "bar" else {**LOOKS[role], **looks})


def _stretched(trace: dict) -> dict:
    """Over the whole width of its first and last year, as a level holds."""
    x, y, text = trace["x"], trace["y"], trace["text"]
    return trace | {
        "x": [x[0] - HALF_A_YEAR, *x, x[-1] + HALF_A_YEAR],
        "y": [y[0], *y, y[-1]],
        "text": [text[0], *text, text[-1]],
    }


def _place(*, below: bool, side: str = "center") -> dict:
    return {"textposition": f"{'bottom' if below else 'top'} {side}"}


def _layout(trend: Trend) -> dict:
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
        "tickvals": [_plain(tick) for tick in ticks],
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


def _plain(value: Decimal) -> int | float:
    """The same number for JSON: with at most 15 digits a float loses none."""
    return int(value) if value == value.to_integral_value() else float(value)
