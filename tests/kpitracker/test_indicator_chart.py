"""The chart on the page of one indicator, and the table that says the same."""

import json
import re

import pytest

from tests.factories import (
    make_actual,
    make_indicator,
    make_plan,
)
from tests.kpitracker.chart_contract import (
    charted,
    sketched,
    tabulated,
    without_named_levels,
)
from tests.kpitracker.pages import html_of, words
from tests.kpitracker.town import make_town

pytestmark = pytest.mark.django_db


def figure_in(html):
    found = re.search(r'<script id="figure"[^>]*>(.*?)</script>', html)
    return found and json.loads(found[1])


class TestChartAndTable:
    def test_say_the_same_cell_by_cell(self, client):
        for indicator in make_town().indicators.all():
            html = html_of(client, f"/en/plans/town/indicators/{indicator.code}/")
            chart = charted(figure_in(html))
            assert chart == sketched(html), indicator.code
            assert without_named_levels(chart) == tabulated(html), indicator.code

    def test_every_year_of_the_way_has_a_row(self, client, migration):
        html = html_of(client, "/en/plans/p/indicators/k/").partition("The calc")[0]

        years = re.findall(r'<th scope="row">FY(\d+)</th>', html)
        assert years == ["2019", "2020", "2021", "2022", "2023", "2024"]

    def test_a_missing_value_says_so_and_why(self, client, migration):
        make_actual(migration, 2021, "collecting")

        html = html_of(client, "/en/plans/p/indicators/k/")

        row = re.search(r'<th scope="row">FY2021</th>(.*?)</tr>', html, re.S)[1]
        assert "being collected" in words(row)

    def test_has_a_drawing_where_no_script_runs(self, client, migration):
        html = html_of(client, "/en/plans/p/indicators/k/")

        assert html.count('class="sketch sketch-large"') == 2  # wide and narrow
        assert html.index("sketch-large") < html.index("data-plot")

    def test_a_name_cannot_break_out_of_the_page(self, client):
        make_indicator(make_plan("p"), code="k", name="</script><script>alert(1)")

        assert "<script>alert" not in html_of(client, "/en/plans/p/indicators/k/")

    def test_with_nothing_to_draw_it_says_so(self, client):
        make_town()

        html = html_of(client, "/en/plans/town/indicators/open/")

        assert "There is nothing to draw yet" in words(html)
        assert "plotly" not in html
