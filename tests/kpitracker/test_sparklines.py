"""Charts that need no script: what the server draws."""

import re

import pytest
from django.utils.translation import override

from indicators.models import Audience, Indicator
from indicators.reports.indicator import indicator_report
from kpitracker.sparklines import large, narrow, small
from kpitracker.trends import trend_of
from tests.factories import make_indicator, make_plan
from tests.kpitracker.town import make_town

pytestmark = pytest.mark.django_db


def drawing(indicator, draw=small, year=2022):
    report = indicator_report(indicator, fiscal_year=year, audience=Audience.PUBLIC)
    return draw(trend_of(report.line, plan=report.plan), label="値")


def of(plan, code, draw=small):
    return drawing(Indicator.objects.get(plan=plan, code=code), draw)


def path(svg, role):
    found = re.search(rf'class="sk-{role}" d="([^"]+)"', svg)
    return found and found[1]


class TestSmall:
    def test_is_a_few_hundred_bytes_without_any_style(self):
        for indicator in make_town().indicators.all():
            svg = drawing(indicator)
            assert len(svg) < 1000, indicator.code
            assert "style" not in svg

    def test_leads_from_baseline_to_target_before_any_value(self):
        svg = of(make_town(), "down")

        assert path(svg, "baseline")
        assert path(svg, "target")
        assert path(svg, "expected").count("L") == 5
        assert path(svg, "course") is None

    def test_shows_the_target_alone_where_no_baseline_is_known(self):
        svg = of(make_town(), "new")

        assert path(svg, "baseline") is None
        assert path(svg, "target")
        assert path(svg, "level")

    def test_draws_nothing_where_the_target_is_open(self):
        assert of(make_town(), "open") == ""

    def test_breaks_the_line_where_a_single_year_is_missing(self):
        actuals = {2020: 11, 2021: 12, 2023: 13}

        svg = drawing(make_indicator(make_plan(), actuals=actuals), year=2023)

        assert path(svg, "course").count("M") == 2
        assert path(svg, "course").count("L") == 1

    def test_draws_estimates_hollow(self):
        svg = of(make_town(), "bars")

        assert path(svg, "bar").count("M") == 2
        assert path(svg, "bar-open").count("M") == 1

    def test_climbs_the_states_by_steps(self):
        svg = drawing(
            make_indicator(
                make_plan(), aim="state", actuals={2021: "未策定", 2022: "素案"}
            )
        )

        assert re.fullmatch(r"M[\d.]+ [\d.]+H[\d.]+V[\d.]+", path(svg, "course"))

    def test_names_the_newest_value_with_its_year(self):
        assert re.search(r'class="sk-last"[^>]*>[^<]*2022[^<]* 9<', self.sums())

    @pytest.mark.parametrize("code", ["sums", "bars", "gap"])
    def test_no_line_crosses_the_newest_value(self, code):
        svg = of(make_town(), code)

        foot = float(re.search(r'class="sk-last" x="[\d.]+" y="([\d.]+)"', svg)[1])
        tops = [float(top) for top in re.findall(r"[ML][\d.]+ ([\d.]+)", svg)]
        assert foot < min(tops)

    def sums(self):
        return of(make_town(), "sums")

    def test_has_a_text_alternative(self):
        assert 'role="img" aria-label="値"' in self.sums()

    def test_escapes_what_it_writes(self):
        states = ("<b>", "策定")
        svg = drawing(
            make_indicator(
                make_plan(), aim="state", states=states, actuals={2022: "<b>"}
            )
        )

        assert "<b>" not in svg
        assert "&lt;b&gt;" in svg


class TestLarge:
    def test_names_every_year_the_baseline_and_the_target(self):
        svg = of(make_town(), "gap", large)

        assert all(str(year) in svg for year in range(2019, 2025))
        assert re.search(r">[^<]+ [△−]35<", svg)
        assert re.search(r">[^<]+ 70<", svg)

    def test_bars_stand_on_zero(self):
        svg = of(make_town(), "bars", large)

        foot = re.search(r'class="sk-zero" d="M\d+ ([\d.]+)H', svg)[1]
        assert all(one == foot for one in re.findall(r"V([\d.]+)z", path(svg, "bar")))

    def test_hanging_bars_carry_their_value_below_and_leave_room_for_the_years(self):
        losses = {
            "basis": "yearly",
            "baseline": -68,
            "target": 0,
            "actuals": {2022: -31},
        }
        svg = drawing(make_indicator(make_plan(), **losses), large)

        bar = re.search(r"V([\d.]+)h", path(svg, "bar"))[1]
        label = re.search(r'class="sk-last" x="[\d.]+" y="([\d.]+)"', svg)[1]
        square = re.match(r"M[\d.]+ ([\d.]+)", path(svg, "baseline"))[1]
        ground = re.match(r"M\d+ ([\d.]+)", path(svg, "axis"))[1]
        assert float(label) > float(bar)
        assert float(square) + 30 < float(ground)

    def test_lines_across_carry_round_numbers(self):
        svg = of(make_town(), "gap", large)

        assert re.findall(r'text-anchor="end">([−\d,.]+)<', svg) == ["0", "50"]

    def test_an_axis_writes_a_minus_as_the_labels_do(self):
        losses = {"baseline": -68, "target": 0, "actuals": {2022: -31}}
        indicator = make_indicator(make_plan(), **losses)

        with override("ja"):
            assert ">△60<" in drawing(indicator, large)
        with override("en"):
            assert ">−60<" in drawing(indicator, large)

    def test_nothing_stands_between_whole_numbers(self):
        few = {"basis": "yearly", "baseline": 0, "target": 1, "actuals": {2022: 1}}
        svg = drawing(make_indicator(make_plan(), **few), large)

        assert re.findall(r'text-anchor="end">([−\d,.]+)<', svg) == ["0", "1"]

    def test_one_value_alone_is_drawn_all_the_same(self):
        svg = of(make_town(), "watched", large)

        assert path(svg, "dot")


class TestNarrow:
    def test_has_the_words_of_the_large_one_within_its_sides(self):
        svg = of(make_town(), "gap", narrow)

        assert re.search(r">[^<]+ 70<", svg)
        assert re.search(r'<text x="[\d.]+" y="[\d.]+">[^<]+ [△−]35<', svg)

    def test_names_few_years_and_marks_nothing_twice(self):
        svg = of(make_town(), "gap", narrow)

        assert re.findall(r">(20\d\d)<", svg) == ["2020", "2022", "2024"]
        assert "data-series" not in svg
