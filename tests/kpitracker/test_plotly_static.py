"""plotly.js and its style sheet: the small one where it was fetched."""

import json
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from plotly.offline import get_plotlyjs_version

from kpitracker import plotly_bundle
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


class TestTheSmallScript:
    def test_the_lock_file_names_the_version_that_figures_are_made_for(self):
        folder = Path(plotly_bundle.__file__).parent
        lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
        locked = lock["packages"][f"node_modules/{plotly_bundle.NAME}"]

        assert locked["version"] == get_plotlyjs_version()
        assert locked["integrity"].startswith("sha512-")
        assert "resolved" not in locked

    def test_is_what_is_served(self):
        if plotly_bundle.installed() is None:
            pytest.skip(plotly_bundle.MISSING)

        finder = PlotlyFinder()

        assert finder.check() == []
        assert Path(finder.find("plotly/plotly.min.js")).stat().st_size < 1_300_000

    @pytest.mark.parametrize("version", [None, "1.58.5"])
    def test_where_none_fits_the_whole_one_serves_and_it_is_said(
        self, monkeypatch, tmp_path, version
    ):
        if version:
            package = json.dumps({"version": version})
            (tmp_path / "package.json").write_text(package, encoding="utf-8")
            (tmp_path / plotly_bundle.SCRIPT).touch()
        monkeypatch.setattr(plotly_bundle, "FOLDER", tmp_path)

        finder = PlotlyFinder()

        (said,) = finder.check()
        assert said.msg == plotly_bundle.MISSING
        assert Path(finder.find("plotly/plotly.min.js")).stat().st_size > 4_000_000

    def test_without_a_registry_it_is_said_and_nothing_else_happens(
        self, monkeypatch, capsys
    ):
        monkeypatch.setattr(plotly_bundle.sys, "executable", "/nowhere/python")

        plotly_bundle.main([])

        assert plotly_bundle.MISSING in capsys.readouterr().err
