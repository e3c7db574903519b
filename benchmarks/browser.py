"""What a reader's browser sees: bytes, first paint, charts, blocked time, in Chromium.

A dashboard of 75 indicators and the page of one of them, from gunicorn as production
runs it; with an empty cache and again, as fast as the machine is and at a quarter of
its speed, and without JavaScript. Medians; times of one run compare, no others do.
Chromium takes gzip, not brotli, where there is no TLS; both are told.
"""

# ruff: noqa: E501 - a script that the browser runs

import statistics
import tempfile
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.pages import PAGE, step
from benchmarks.pages_server import Server, environment, serving
from tests import browser

TIMES = 5
PAGES = {"dashboard": PAGE, "indicator": f"{PAGE}indicators/k1/"}
WATCH = """
window.seen = {blocked: 0};
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.seen.blocked += Math.max(0, task.duration - 50);
}).observe({type: "longtask", buffered: true});
function look() {
  const closed = document.readyState !== "loading";
  const charts = document.querySelectorAll("svg.sketch-small, [data-drawn], svg.sketch-large");
  if (closed && charts.length) requestAnimationFrame(() => { window.seen.drawn = performance.now(); });
  else requestAnimationFrame(look);
}
requestAnimationFrame(look);
"""
FACTS = """() => ({
  blocked: window.seen.blocked, drawn: window.seen.drawn,
  paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  charts: document.querySelectorAll("svg.sketch").length,
})"""


def main() -> None:
    chromium = browser.ensure()
    with tempfile.TemporaryDirectory(prefix="kpitracker-bench-") as name:
        folder = Path(name)
        (folder / "static").mkdir()
        variables = environment(f"sqlite:///{folder}/db.sqlite3", folder)
        step("fill", "2", variables)
        with serving(variables) as server, sync_playwright() as playwright:
            opened = playwright.chromium.launch(executable_path=chromium)
            for kind, path in PAGES.items():
                _report(kind, path, server, opened)
            opened.close()


def _report(kind: str, path: str, server: Server, opened: Browser) -> None:
    print(f"{kind} {path}")
    for slower in (1, 4):
        found = [_visit(opened, server, path, slower) for _time in range(TIMES)]
        first, again = ([pair[at] for pair in found] for at in (0, 1))
        for words, facts in (("first view", first), ("once more", again)):
            print(f"  {words}, {slower} × slower: {_said(facts)}")
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.port}{path}")
    shown = page.locator("svg.sketch:visible").count()
    print(f"  without JavaScript: {shown} charts are visible")
    context.close()


def _visit(opened: Browser, server: Server, path: str, slower: int) -> tuple:
    context = opened.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    travelled: list[float] = []
    line.on(
        "Network.loadingFinished",
        lambda event: travelled.append(event["encodedDataLength"]),
    )
    seen = []
    for _time in range(2):
        travelled.clear()
        seen.append(_load(page, f"http://127.0.0.1:{server.port}{path}", travelled))
    context.close()
    return tuple(seen)


def _load(page: Page, address: str, travelled: list[float]) -> Mapping[str, float]:
    page.goto("about:blank")
    travelled.clear()
    page.goto(address, wait_until="load")
    page.wait_for_function("window.seen.drawn")
    page.wait_for_timeout(500)
    return page.evaluate(FACTS) | {"bytes": sum(travelled)}


def _said(facts: list[Mapping[str, float]]) -> str:
    middle = {
        name: statistics.median(one[name] for one in facts)
        for name in ("bytes", "paint", "drawn", "blocked", "charts")
    }
    ratio = statistics.median(one["drawn"] / one["paint"] for one in facts)
    return (
        f"{middle['bytes'] / 1000:.1f} kB (gzip), first paint {middle['paint']:.0f} ms, "
        f"all {middle['charts']:.0f} charts {middle['drawn']:.0f} ms ({ratio:.2f} × it), "
        f"blocked {middle['blocked']:.0f} ms"
    )


if __name__ == "__main__":
    main()
