"""Charts in a real browser, and every width. What axe finds is in accessibility/."""

from pathlib import Path

import pytest

from tests.kpitracker import served

pytestmark = [pytest.mark.browser, pytest.mark.pure]

PAGES = [
    "/",
    "/en/",
    "/login/",
    "/plans/mihon/structure/?sdg=3&depth=1",
    "/plans/mihon/goals/g2/",
    "/plans/mihon/measures/g1-1/",
    "/plans/mihon/measures/g1-1-1/",
    "/plans/mihon/",
    "/plans/mihon/?year=2020",
    "/plans/mihon/?year=1999",
    "/plans/mihon/?status=behind&sort=worst&goal=unknown",
    "/plans/mihon/?q=ない",
    "/en/plans/mihon/",
    "/plans/chuo-senryaku-2/",
    "/plans/kushiro-senryaku-2/",
    "/plans/mihon/indicators/i03/",
    "/plans/mihon/indicators/i06/",
    "/plans/mihon/indicators/i12/",
    "/plans/mihon/indicators/i27/",
    "/plans/mihon/indicators/i41/",
    "/en/plans/mihon/indicators/i25/",
    "/plans/mihon/data/",
    "/en/plans/mihon/data/",
    "/plans/chuo-senryaku-2/data/",
    "/plans/kushiro-senryaku-2/data/",
]
CHARTS = [page for page in PAGES if "/indicators/" in page]
WIDTHS = [1280, 820, 390, 320]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a server with three of the plans, ended after the tests."""
    plans = ["mihon", "chuo-senryaku-2", "kushiro-senryaku-2"]
    folder = tmp_path_factory.mktemp("site")
    with served.server(folder, *map(served.fixture, plans)) as address:
        yield address


@pytest.fixture(scope="module")
def opened(site, chromium):
    """Opens a page once, keeps it for all tests, and what the browser complains of."""
    kept = {}

    def open_page(path, **options):
        key = (path, *options.items())
        if key not in kept:
            kept[key] = _open(chromium, f"{site}{path}", **options)
        page = kept[key]
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1280, "height": 900})
        return page

    return open_page


def _open(chromium, address, **options):
    page = chromium.new_context(**options).new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(address)
    if options.get("java_script_enabled", True):
        _wait_for_chart(page)
    return page


def _wait_for_chart(page):
    if page.locator("[data-plot]").count() and not page.evaluate(
        "matchMedia('(forced-colors: active)').matches"
    ):
        page.locator(".chart__frame[data-drawn]").wait_for()


@pytest.mark.parametrize("path", PAGES)
class TestEveryPage:
    def test_never_scrolls_sideways(self, opened, path):
        page = opened(path)

        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(150)
            overflow = page.evaluate(
                "document.documentElement.scrollWidth - innerWidth"
            )
            assert overflow <= 0, width

    def test_reads_the_same_without_javascript(self, opened, path):
        page = opened(path, java_script_enabled=False)

        assert page.complaints == []
        assert page.locator("h1").is_visible()
        for drawing in page.locator("figure .chart__wide svg").all():
            assert drawing.is_visible()
        for drawing in page.locator(".card svg.sketch").all():
            assert drawing.is_visible()


@pytest.mark.parametrize("path", CHARTS)
class TestCharts:
    def test_are_drawn_once_with_a_name(self, opened, path):
        page = opened(path)

        assert page.locator(".chart__plot svg.main-svg").count() >= 1
        assert not page.locator(".chart__still").is_visible()
        assert page.locator(".chart__plot[role=img]").get_attribute("aria-label")

    def test_have_no_mode_bar_and_no_links(self, opened, path):
        page = opened(path)

        assert page.locator(".modebar a, .chart__plot a[href]").count() == 0

    def test_leave_paper_and_forced_colours_to_the_drawing(self, opened, path):
        paper = opened(path)
        paper.emulate_media(media="print")
        forced = opened(path, forced_colors="active")

        for page in (paper, forced):
            assert page.locator(".chart__wide svg").is_visible()
            assert not page.locator(".chart__plot").is_visible()


class TestChartControls:
    def test_arrow_keys_read_the_chart_year_by_year(self, opened):
        page = opened("/en/plans/mihon/indicators/i25/")
        values = page.locator("output.chart__values")

        assert values.inner_text() == "FY2023 Expected path 442.4; Actual 418"
        page.locator("#walk").focus()
        page.keyboard.press("Home")

        said = "FY2019 Expected path 412.0; Baseline 412"
        assert values.inner_text() == said
        assert page.locator("#walk").get_attribute("aria-valuetext") == said
        page.locator(".hoverlayer", has_text="412").wait_for()

    def test_a_png_is_made_within_the_policy(self, opened):
        page, complaints = opened("/en/plans/mihon/indicators/i25/"), []
        page.on("console", lambda message: complaints.append(message.text))

        with page.expect_download() as saving:
            page.locator("[data-png]").click()

        assert saving.value.suggested_filename == "mihon_i25.png"
        assert Path(saving.value.path()).read_bytes().startswith(b"\x89PNG")
        assert complaints == []

    def test_without_javascript_the_svg_alone_is_offered(self, opened):
        page = opened("/plans/mihon/indicators/i12/", java_script_enabled=False)

        assert page.locator("[data-drawing]").is_visible()
        assert not page.locator("[data-png]").is_visible()
        assert not page.locator("#walk").is_visible()


class TestTree:
    def test_folds_in_place_and_the_other_choices_follow(self, opened):
        page = opened("/plans/mihon/structure/?sdg=3&depth=1")
        page.evaluate("window.stayed = true")

        page.locator("a[data-depth='0']").click()

        assert page.locator("#tree details[open]").count() == 0
        assert page.url.endswith("/structure/?sdg=3&depth=0")
        other = page.locator(".structure__choice a:not([data-depth])").first
        assert other.get_attribute("href").endswith("depth=0")
        assert page.locator("input[name=depth]").get_attribute("value") == "0"

        page.locator("a[data-depth='2']").click()

        assert page.locator("#tree details:not([open])").count() == 0
        assert page.locator("input[name=depth]").count() == 0
        assert page.evaluate("window.stayed")
