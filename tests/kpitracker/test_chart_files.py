"""The chart as a file: an SVG that stands alone."""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from indicators.publishing import publish
from kpitracker.chart_files import broken
from kpitracker.looks import attributes, token
from tests.factories import make_indicator, make_plan
from tests.kpitracker.chart_contract import charted, sketched
from tests.kpitracker.pages import html_of
from tests.kpitracker.test_indicator_chart import figure_in
from tests.kpitracker.town import make_town, withhold_everything

SVG = "{http://www.w3.org/2000/svg}"


def file_of(client, code="k", plan="p", query="", status=200):
    address = f"/en/plans/{plan}/indicators/{code}/chart.svg{query}"
    return html_of(client, address, status=status)


@pytest.mark.django_db
class TestFile:
    def test_is_an_svg_with_a_name(self, client, migration):
        response = client.get("/en/plans/p/indicators/k/chart.svg")

        assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
        assert response["Content-Disposition"] == 'inline; filename="p_k.svg"'

    def test_of_every_kind_of_chart_is_well_formed_and_holds_its_numbers(self, client):
        for indicator in make_town().indicators.exclude(code="open"):
            text = file_of(client, indicator.code, "town")
            page = html_of(client, f"/en/plans/town/indicators/{indicator.code}/")

            root = ElementTree.fromstring(text)
            assert root.find(f"{SVG}title").text == indicator.name
            assert sketched(text) == charted(figure_in(page)), indicator.code

    def test_needs_no_style_sheet_and_nothing_else(self, client):
        make_town()

        for code in ("gap", "bars", "range", "steps"):
            text = file_of(client, code, "town")

            assert not re.search(r"class=|style=|<style|<script|href=|url\(", text)
            assert 'fill="#ffffff"' in text
            assert 'font-family="&quot;BIZ UDPGothic&quot;' in text

    def test_says_what_is_drawn_and_from_where(self, client, migration):
        migration.source, migration.definition = "住民基本台帳", "転入−転出"
        migration.save()

        text = file_of(client)

        for words in ("社会増減", "unit: 人", "Source: 住民基本台帳", "Expected path"):
            assert words in text

    def test_follows_the_year(self, client):
        make_indicator(make_plan("p"), code="k", actuals={2021: 12, 2022: 13})

        assert "2022" in file_of(client, query="?year=2021")

    def test_tells_the_day_of_publication_as_it_was_here(self, client):
        plan = make_plan("p")
        make_indicator(plan, code="k", actuals={2022: 12})
        at = datetime(2023, 5, 31, 23, tzinfo=UTC)
        publish(plan, 2022, user=None, at=at)

        assert "published on June 1, 2023" in file_of(client)

    def test_holds_published_values_only(self, client):
        plan = make_plan("p")
        make_indicator(plan, code="k", actuals={2021: 181})
        withhold_everything(plan)

        assert "181" not in file_of(client)

    def test_names_cannot_break_out(self, client):
        make_indicator(make_plan("p"), code="k", name="</text><script>alert(1)\x0b")

        text = file_of(client)

        assert "<script" not in text
        ElementTree.fromstring(text)

    def test_is_not_there_where_nothing_is_drawn(self, client):
        make_town()

        file_of(client, "open", "town", status=404)
        file_of(client, "zz", "town", status=404)


@pytest.mark.pure
class TestLooks:
    def test_are_those_of_the_style_sheet(self):
        assert attributes("sk-target") == f'fill="{token("--chart-target")}"'
        assert 'stroke-dasharray="6 5"' in attributes("sk-expected")
        assert "stroke" in attributes("sk-bar-open")

    def test_forced_colours_are_not_among_them(self):
        assert "Canvas" not in attributes("sk-dot") + attributes("sk-course")


@pytest.mark.pure
class TestBrokenLines:
    def test_fit_the_room(self):
        assert list(broken("あいうえおか", 4)) == ["あいうえ", "おか"]

    def test_keep_words_whole(self):
        assert list(broken("a longer word here", 6)) == ["a longer", "word here"]

    def test_of_nothing_are_none(self):
        assert list(broken("", 4)) == []
