"""Serve plotly.js, of the version the figures are made for, and its style sheet.

The small one where it was fetched, else the whole one of the Python package: the two
never drift apart. The chart needs no inline style: a page that links the style sheet as
``id="plotly.js-style-global" class="no-inline-styles"`` keeps plotly.js from injecting
its own.
"""

import re
from pathlib import Path

import plotly
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core import checks
from django.core.files.storage import FileSystemStorage

from kpitracker import plotly_bundle

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


class _Script(FileSystemStorage):
    """One file under the name that pages know, the smallest there is."""

    def __init__(self) -> None:
        folder = plotly_bundle.installed()
        self.is_small = folder is not None
        self.stored_as = plotly_bundle.SCRIPT if folder else SCRIPT
        super().__init__(folder or Path(plotly.__file__).parent / "package_data")

    def path(self, _name: str) -> str:
        return super().path(self.stored_as)


class PlotlyFinder(BaseFinder):
    """Two files, ``plotly/plotly.min.js`` and ``plotly/plotly.css``."""

    prefix = "plotly"

    def __init__(self, *_args, **_kwargs) -> None:
        self.script = _Script()
        self.style = FileSystemStorage(
            settings.VAR_DIR / f"plotly-{plotly.__version__}"
        )
        for storage in (self.script, self.style):
            storage.prefix = self.prefix

    def check(self, **_options) -> list[checks.CheckMessage]:
        """Say which of the two is served, wherever static files are collected."""
        if self.script.is_small:
            return []
        hint = "python -m kpitracker.plotly_bundle"
        return [checks.Info(plotly_bundle.MISSING, hint=hint, id="kpitracker.I001")]

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
