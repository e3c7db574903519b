"""plotly.js and its style sheet come out of the installed package."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from kpitracker.plotly_static import PlotlyFinder, style_sheet

pytestmark = pytest.mark.pure


def test_both_files_are_found():
    for name in ("plotly/plotly.min.js", "plotly/plotly.css"):
        assert Path(finders.find(name)).stat().st_size > 1000


@pytest.mark.parametrize("name", ["plotly/widgetbundle.js", "plotly.css", "plotly/.."])
def test_nothing_else_of_the_package_is_served(name):
    assert PlotlyFinder().find(name) == []


def test_collecting_brings_exactly_these_files():
    collected = [
        f"{storage.prefix}/{path}"
        for finder in finders.get_finders()
        for path, storage in finder.list([])
        if getattr(storage, "prefix", None) == "plotly"
    ]

    assert collected == ["plotly/plotly.min.js", "plotly/plotly.css"]


def test_the_rules_of_the_script_become_a_style_sheet():
    script = (
        """r={"X,X div":'font:"Open Sans";',"X a:hover":"fill:#000;","Y":"top:0;"};"""
    )

    assert style_sheet(script) == (
        '.js-plotly-plot .plotly,.js-plotly-plot .plotly div{font:"Open Sans";}\n'
        ".js-plotly-plot .plotly a:hover{fill:#000;}\n"
        ".plotly-notifier{top:0;}\n"
    )


def test_the_rules_that_lay_the_chart_out_are_there():
    css = Path(finders.find("plotly/plotly.css")).read_text(encoding="utf-8")

    assert ".js-plotly-plot .plotly .main-svg{position:absolute;top:0;left:0;" in css
    assert css.count("{") == css.count("}") > 40
