"""Look at one page in every way the statement on accessibility speaks of."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, TimeoutError

from tests.kpitracker import served

HERE = Path(__file__).parent
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
VERSION = re.search(r"axe v([\d.]+)", AXE)[1]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """
([tags, rules]) => axe.run(
  document, { resultTypes: ["violations"], runOnly: tags, rules }
).then(
  (found) => found.violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`))
"""
FITS = "() => document.documentElement.scrollWidth <= innerWidth"
PATIENCE = 3000
DESKTOP = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
MOST_TABS = 1500
# A date has a year, a month, a day, and a button.
MOST_PARTS = 5
# Nobody clicks on paper.
NOT_ON_PAPER = {"target-size": {"enabled": False}}


def script(name: str) -> str:
    return (HERE / f"{name}.js").read_text(encoding="utf-8")


class Looker:
    """A browser window that counts what it looked at and keeps what it found."""

    def __init__(self, chromium: Browser, site: str) -> None:
        self.site = site
        context = chromium.new_context(
            base_url=site, locale="ja-JP", reduced_motion="reduce"
        )
        self.page: Page = context.new_page()
        self.page.add_init_script(served.OBSERVED)
        self.devtools = context.new_cdp_session(self.page)
        self.pages: dict[str, set[str]] = defaultdict(set)
        self.charts = 0
        self.findings: dict[str, int] = defaultdict(int)
        self._faults: dict[str, list[str]] = {}
        self._complaints: list[str] = []
        self.page.on("request", self._see)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._complaints.append(str(error)))

    def _hear(self, told: ConsoleMessage) -> None:
        if told.type in ("error", "warning"):
            self._complaints.append(told.text)

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:")):
            self._complaints.append(f"asked for {request.url}")

    def look(
        self, path: str, *, status: int = 200, state: str = "", walks: bool = False
    ) -> dict[str, list[str]]:
        """Faults by check; ``state``: error or empty, instead of the mode.

        ``walks``: goes through the page by Tab as well, while it is open.
        """
        page = self.page
        self._faults = {}
        self._open(path, status)
        self._note("elsewhere", path, self._elsewhere(status))
        self._charts(path)
        self._axe(state or "desktop", path)
        self._note("targets", path, page.evaluate(script("targets")))
        cut = page.evaluate(script("spacing"))
        if walks:
            self._walk(path)
        page.set_viewport_size(NARROW)
        self._note("reflow", path, self._sideways())
        self._note("targets", path, page.evaluate(script("targets")))
        self._note("spacing", path, [*cut, *page.evaluate(script("spacing"))])
        self._axe(state or "narrow", path)
        page.set_viewport_size(DESKTOP)
        page.emulate_media(media="print")
        self._axe(state or "print", path, NOT_ON_PAPER)
        page.emulate_media(media="screen")
        self._without_script(path, status, state)
        return self._faults

    def glance(self, path: str, *, state: str) -> dict[str, list[str]]:
        """What axe finds on what is shown now, such as a form that was refused."""
        self._faults = {}
        for size in (DESKTOP, NARROW):
            self.page.set_viewport_size(size)
            self._axe(state, path)
        self.page.set_viewport_size(DESKTOP)
        return self._faults

    def walk(self, path: str, status: int = 200) -> tuple[list[str], list[str]]:
        """Press Tab from first to last; the names of what is reached, and faults."""
        self._faults = {}
        self._open(path, status)
        return self._walk(path)

    def _walk(self, path: str) -> tuple[list[str], list[str]]:
        names, faults, rounds = [], [], 0
        for _press in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            at = self.page.evaluate(script("focused"))
            if at is None or at["is_first"]:
                # Where a field has the focus at once, the way begins there.
                rounds += 1
            elif at["is_new"]:
                names.append(at["name"])
                faults += [f"{at['name']}: {fault}" for fault in at["faults"]]
            elif rounds == 0 and at["stays"] > MOST_PARTS:
                faults.append(f"a trap at {at['name']}")
            if rounds > 1 or (faults and "trap" in faults[-1]):
                break
        unreached = self.page.evaluate(script("unreached"))
        faults += [f"never reached: {it}" for it in unreached]
        self.page.evaluate("document.activeElement.blur()")
        self._note("keyboard", path, faults)
        return names, faults

    def hear(self, path: str) -> list[str]:
        """The texts that a screen reader is given, in their order."""
        self._open(path, 200)
        nodes = self.devtools.send("Accessibility.getFullAXTree")["nodes"]
        by_id = {node["nodeId"]: node for node in nodes}
        return list(_texts(nodes[0], by_id))

    def _open(self, path: str, status: int) -> None:
        self._complaints.clear()
        self.page.emulate_media(media="screen")
        self.page.set_viewport_size(DESKTOP)
        answer = self.page.goto(path)
        assert answer.status == status, (path, answer.status)
        if self.page.locator("[data-plot]").count():
            self.page.locator(".chart__frame[data-drawn]").first.wait_for()

    def _elsewhere(self, status: int) -> list[str]:
        # The browser itself complains of a page that was not found.
        own = [it for it in self._complaints if f"status of {status}" not in it]
        return [*own, *self.page.evaluate("window.violations")]

    def _sideways(self) -> list[str]:
        try:
            # plotly.js follows a window a moment later.
            self.page.wait_for_function(FITS, timeout=PATIENCE)
        except TimeoutError:
            return ["scrolls sideways"]
        return []

    def _charts(self, path: str) -> None:
        told = self.page.evaluate(script("charts"))
        self.charts += told["charts"]
        self._note("charts", path, told["faults"])

    def _axe(self, mode: str, path: str, rules: dict | None = None) -> None:
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        self._note(f"axe-{mode}", path, self.page.evaluate(RUN, [TAGS, rules or {}]))

    def _without_script(self, path: str, status: int, state: str) -> None:
        """Scripts are off while the page loads; axe alone runs afterwards."""
        switch = "Emulation.setScriptExecutionDisabled"
        self.devtools.send(switch, {"value": True})
        answer = self.page.goto(path)
        self.devtools.send(switch, {"value": False})
        assert answer.status == status, (path, answer.status)
        assert self.page.locator("[data-drawn]").count() == 0
        self._axe(state or "no-script", path)

    def _note(self, check: str, path: str, faults: list[str]) -> None:
        self.pages[check].add(path)
        self.findings[check] += len(faults)
        if faults:
            self._faults[check] = [*self._faults.get(check, []), *faults]


def _texts(node: dict, by_id: dict[str, dict]) -> Iterator[str]:
    if node.get("role", {}).get("value") == "StaticText":
        yield node["name"]["value"]
    for child in node.get("childIds", []):
        yield from _texts(by_id[child], by_id)
