"""The big chart of an indicator: its trend as a plotly figure.

A figure is a plain dict, as plotly.js reads it: building graph objects would cost
every worker 30 MB and tell nobody anything more. Colours are not here: each trace
says what it stands for (``meta``) and chart.js asks the style sheet.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.html import escape
from django.utils.translation import gettext as _

from kpitracker.absent import no_data
from kpitracker.chart_layout import json_number, layout_of
from kpitracker.marks import Mark, Trend
from kpitracker.series import NAMES
from kpitracker.templatetags.years import short_year

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
    "lead": {"mode": "lines", "line": {"dash": "dashdot", "width": 2}},
    "outlook": {
        "mode": "markers+text",
        "marker": {"symbol": "triangle-up-open", "size": 12, "line": {"width": 2.5}},
    },
    "level": {"mode": "lines", "line": {"dash": "dot", "width": 2, "shape": "hvh"}},
    "range": {"mode": "lines", "line": {"dash": "dot", "width": 2, "shape": "hvh"}},
}
BAR = {"type": "bar", "width": 0.6, "marker": {"line": {"width": 2.5}}}


def figure(trend: Trend, *, reasons: Mapping[int, str] | None = None) -> dict:
    """Traces and layout; without colours, fonts or a template.

    ``reasons``: why years have no value, as far as that is known.
    """
    traces = [
        *_bands(trend),
        *_held(trend),
        *_path(trend),
        *_earlier(trend),
        *_actuals(trend),
        *_outlook(trend),
        *_targets(trend),
        *_baseline(trend),
    ]
    read_out = _read_out(trend, reasons or {})
    return {"data": traces, "layout": {**layout_of(trend), "meta": read_out}}


def _read_out(trend: Trend, reasons: Mapping[int, str]) -> dict:
    """What a script needs to say a year's values: which years, and in which words."""
    return {
        "years": [[year, short_year(year)] for year in trend.years],
        "nothing": no_data(),
        "reasons": dict(reasons),
        "joint": _("; "),
    }


def _actuals(trend: Trend) -> Iterable[dict]:
    """Settled and expected values; a year without one stays a gap."""
    if not trend.actuals:
        return
    place = (
        {
            "textposition": "auto",
            "insidetextanchor": "end",
            "constraintext": "none",
            "textangle": 0,
        }
        if trend.is_yearly
        else _place(below=trend.last_reads_below)
    )
    if not trend.is_yearly:
        years = range(trend.actuals[0].fiscal_year, trend.last.fiscal_year + 1)
        shape = "hv" if trend.has_states else "linear"
        yield _trace(
            "course", trend.actuals, years, name="actual", hoverinfo="skip"
        ) | {"line": {**LOOKS["course"]["line"], "shape": shape}}
    for role, is_estimated in (("actual", False), ("estimate", True)):
        marks = [mark for mark in trend.actuals if mark.estimated == is_estimated]
        if marks:
            bars = BAR if trend.is_yearly else {}
            said = ["%{text}" if mark is trend.last else "" for mark in marks]
            yield _trace(role, marks, texttemplate=said, **(bars | place))


def _path(trend: Trend) -> Iterable[dict]:
    if trend.path:
        yield _trace("expected", trend.path)


def _outlook(trend: Trend) -> Iterable[dict]:
    """Hollow marks, and a broken line to them from the newest actual."""
    if trend.outlook:
        yield _trace("lead", trend.lead, name="outlook", hoverinfo="skip")
        place = _place(below=not trend.ends_read_below)
        *others, _last = trend.outlook
        said = [*("" for _ in others), f"{NAMES['outlook']} %{{text}}"]
        yield _trace("outlook", trend.outlook, texttemplate=said, **place)


def _targets(trend: Trend) -> Iterable[dict]:
    if trend.targets:
        place = _place(below=trend.ends_read_below)
        said = f"{NAMES['target']} %{{text}}"
        yield _trace("target", trend.targets, texttemplate=said, **place)


def _earlier(trend: Trend) -> Iterable[dict]:
    if trend.earlier:
        yield _trace("earlier", trend.earlier)


def _baseline(trend: Trend) -> Iterable[dict]:
    if trend.baseline:
        role = "estimated-baseline" if trend.baseline.estimated else "baseline"
        place = _place(below=not trend.falls, side="right")
        said = f"{NAMES['baseline']} %{{text}}"
        yield _trace(role, [trend.baseline], texttemplate=said, **place)


def _held(trend: Trend) -> Iterable[dict]:
    if trend.level:
        yield _stretched(_trace("level", trend.level)) | _level_words(trend)


def _level_words(trend: Trend) -> dict:
    """The level by name at its end, where no target of a year says it."""
    if trend.targets:
        return {}
    *others, _last = trend.level
    said = ["", *("" for _ in others), f"{NAMES['target']} %{{text}}", ""]
    return {
        "mode": "lines+text",
        "texttemplate": said,
        **_place(below=trend.ends_read_below),
    }


def _bands(trend: Trend) -> Iterable[dict]:
    if trend.bands:
        lower = [band.lower for band in trend.bands]
        upper = [band.upper for band in trend.bands]
        yield _stretched(_trace("range", lower, name="lower"))
        # A filled range would lie over the bars, not behind them.
        filled = {} if trend.is_yearly else {"fill": "tonexty"}
        yield _stretched(_trace("range", upper, name="upper", **filled))


def _trace(
    role: str,
    marks: Sequence[Mark],
    years: Iterable[int] | None = None,
    *,
    name: str = "",
    **looks,
) -> dict:
    """One series. Years without a mark are kept, so that the line has a gap there."""
    by_year = {mark.fiscal_year: mark for mark in marks}
    years = list(by_year if years is None else years)
    present = [by_year.get(year) for year in years]
    # With a template plotly.js forgets that a trace is to be skipped.
    hover = {} if "hoverinfo" in looks else {"hovertemplate": "%{text}"}
    return {
        "type": "scatter",
        "meta": role,
        "name": str(NAMES[name or role]),
        "x": years,
        "y": [mark and json_number(mark.height) for mark in present],
        "text": [mark and escape(mark.label) for mark in present],
        "cliponaxis": False,
        **hover,
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
