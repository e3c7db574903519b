"""Serve plotly.js and its style sheet out of the installed plotly package.

Python and JavaScript never drift apart, and the chart needs no inline style: a page
that links the style sheet as ``id="plotly.js-style-global"
class="no-inline-styles"`` keeps plotly.js from injecting its own.
"""

import re
from pathlib import Path

import plotly
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SCRIPT = "plotly.min.js"
STYLE = "plotly.css"
RULES_START = '{"X,X div":'
RULE = re.compile(r""""([XY][^"]*)":(?:'([^']*)'|"([^"]*)")""")
# The names plotly.js gives to its own roots when it injects the rules.
ROOTS = {"X": ".js-plotly-plot .plotly", "Y": ".plotly-notifier"}


def style_sheet(script: str) -> str:
    """The rules that the script would inject, as the text of a style sheet."""
    start = script.index(RULES_START)
    rules = script[start : script.index("};", start)]
    return "".join(
        f"{_selector(names)}{{{single or double}}}\n"
        for names, single, double in RULE.findall(rules)
    )


def _selector(names: str) -> str:
    return ",".join(
        re.sub(r"^[XY]", lambda root: ROOTS[root[0]], name.strip())
        for name in names.split(",")
    )


class PlotlyFinder(BaseFinder):
    """Two files, ``plotly/plotly.min.js`` and ``plotly/plotly.css``."""

    prefix = "plotly"

    def __init__(self, *_args, **_kwargs) -> None:
        package = Path(plotly.__file__).parent / "package_data"
        self.script = FileSystemStorage(package)
        self.style = FileSystemStorage(
            settings.VAR_DIR / f"plotly-{plotly.__version__}"
        )
        for storage in (self.script, self.style):
            storage.prefix = self.prefix

    def check(self, **_options) -> list:
        return []

    def find(self, path, find_all=False):  # noqa: FBT002 - Django's signature
        name = path.removeprefix(f"{self.prefix}/")
        if name == path or name not in {SCRIPT, STYLE}:
            return []
        if name == STYLE:
            self._write_style()
        storage = self.style if name == STYLE else self.script
        found = storage.path(name)
        return [found] if find_all else found

    def list(self, ignore_patterns):
        self._write_style()
        yield SCRIPT, self.script
        yield STYLE, self.style

    def _write_style(self) -> None:
        target = Path(self.style.path(STYLE))
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            script = Path(self.script.path(SCRIPT)).read_text(encoding="utf-8")
            target.write_text(style_sheet(script), encoding="utf-8")
