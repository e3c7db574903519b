"""The big chart: what plotly is told, and what it is not."""

import json
import re
from decimal import Decimal
from pathlib import Path

import plotly.graph_objects as go
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.translation import override

from indicators.models import Audience, Indicator
from indicators.reports.indicator import indicator_report
from kpitracker.charts import figure
from kpitracker.trends import trend_of
from tests.factories import make_indicator, make_plan
from tests.kpitracker.town import make_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return make_town()


def trend_for(indicator, year=2023):
    report = indicator_report(indicator, fiscal_year=year, audience=Audience.PUBLIC)
    return trend_of(report.line, plan=report.plan)


def traces(plan, code, role):
    drawn = figure(trend_for(Indicator.objects.get(plan=plan, code=code)))
    return [trace for trace in drawn["data"] if trace["meta"] == role]


def points(plan, code, role):
    (trace,) = traces(plan, code, role)
    return dict(zip(trace["x"], trace["y"], strict=True))


class TestFigure:
    def test_every_figure_is_one_that_plotly_accepts(self, town):
        for indicator in town.indicators.all():
            trend = trend_for(indicator)
            if trend.heights:
                go.Figure(figure(trend))

    def test_names_no_colour_and_no_template(self, town):
        for indicator in town.indicators.all():
            trend = trend_for(indicator)
            if trend.heights:
                drawn = json.dumps(figure(trend))
                assert not re.search(r"#[0-9a-f]{3}|rgb|color", drawn), indicator.code
                assert '"template": "none"' in drawn

    def test_a_year_without_a_value_is_a_gap_in_the_line(self, town):
        assert points(town, "gap", "course") == {2020: -20, 2021: None, 2022: None} | {
            2023: 9
        }

    def test_a_gap_is_no_mark(self, town):
        assert points(town, "gap", "actual") == {2020: -20, 2023: 9}

    def test_estimates_are_marks_of_their_own(self, town):
        assert points(town, "bars", "actual") == {2020: 11, 2021: 12}
        assert points(town, "bars", "estimate") == {2022: 14}

    def test_yearly_values_are_bars_that_start_at_zero(self, town):
        drawn = figure(trend_for(Indicator.objects.get(plan=town, code="bars")))

        types = {trace["meta"]: trace["type"] for trace in drawn["data"]}
        assert types["actual"] == types["estimate"] == "bar"
        assert drawn["layout"]["yaxis"]["rangemode"] == "tozero"

    def test_the_expected_path_leads_evenly_from_baseline_to_target(self, town):
        assert points(town, "gap", "expected") == {
            2019: -35,
            2020: -14,
            2021: 7,
            2022: 28,
            2023: 49,
            2024: 70,
        }
        assert points(town, "gap", "baseline") == {2019: -35}
        assert points(town, "gap", "target") == {2024: 70}

    def test_the_path_bends_at_an_interim_target(self, town):
        path = points(town, "interim", "expected")

        assert (path[2022], path[2024]) == (14, 20)
        assert points(town, "interim", "target") == {2022: 14, 2024: 20}

    def test_a_superseded_target_is_drawn_apart(self, town):
        assert points(town, "changed", "earlier") == {2024: 30}
        assert points(town, "changed", "target") == {2024: 25}

    def test_without_a_way_the_target_is_a_level(self, town):
        level = points(town, "bare", "level")

        assert {level[year] for year in range(2020, 2025)} == {20}
        assert traces(town, "bare", "expected") == []

    def test_with_a_way_there_is_no_level(self, town):
        assert traces(town, "gap", "level") == []

    def test_a_level_begins_after_the_year_of_the_baseline(self):
        plan = make_plan()
        make_indicator(
            plan,
            code="k",
            aim="at_least",
            baseline_year=2019,
            baseline_year_kind="fiscal_year",
        )

        years = [year for year in points(plan, "k", "level") if year % 1 == 0]

        assert years == [2020, 2021, 2022, 2023, 2024]

    def test_a_level_of_every_year_covers_the_whole_plan(self, town):
        years = [year for year in points(town, "every", "level") if year % 1 == 0]

        assert years == [2020, 2021, 2022, 2023, 2024]

    def test_a_range_is_its_two_ends(self, town):
        lower, upper = traces(town, "range", "range")

        assert (set(lower["y"]), set(upper["y"])) == ({20}, {30})

    def test_states_are_steps_with_their_names(self, town):
        drawn = figure(trend_for(Indicator.objects.get(plan=town, code="steps")))

        assert drawn["layout"]["yaxis"]["ticktext"] == ["未策定", "素案", "策定"]
        assert points(town, "steps", "actual") == {2020: 0, 2022: 1}
        assert points(town, "steps", "target") == {2024: 2}

    def test_increments_are_drawn_as_their_sum(self, town):
        assert points(town, "sums", "actual") == {2020: 2, 2021: 5, 2022: 9}

    def test_all_fifteen_digits_reach_the_chart(self):
        plan = make_plan()
        make_indicator(plan, code="k", actuals={2021: "12345678901.2345"})

        drawn = points(plan, "k", "actual")[2021]

        assert Decimal(repr(drawn)) == Decimal("12345678901.2345")

    def test_years_are_named_as_fiscal_years(self, town):
        drawn = figure(trend_for(Indicator.objects.get(plan=town, code="bars")))

        axis = drawn["layout"]["xaxis"]
        assert axis["tickvals"] == list(range(2019, 2025))
        with override("en"):
            drawn = figure(trend_for(Indicator.objects.get(plan=town, code="bars")))
        assert drawn["layout"]["xaxis"]["ticktext"][0] == "FY<br>2019"

    def test_a_long_course_names_every_other_year_and_the_last(self):
        indicator = make_indicator(
            make_plan(),
            baseline_year=2008,
            baseline_year_kind="fiscal_year",
            actuals={2022: 12},
        )

        named = figure(trend_for(indicator))["layout"]["xaxis"]["tickvals"]

        assert named[-1] == 2024
        assert len(named) <= 10

    def test_a_state_cannot_write_markup_into_the_chart(self):
        states = ("<a href='//x'>x</a>", "策定")
        indicator = make_indicator(
            make_plan(), aim="state", states=states, target="策定"
        )

        drawn = json.dumps(figure(trend_for(indicator)))

        assert "<a" not in drawn


class TestPlotly:
    """What the page tells plotly.js about styles is what this version looks for."""

    def test_the_ids_on_the_page_are_those_the_script_looks_for(self):
        template = settings.BASE_DIR / "templates/kpitracker/indicator.html"
        page = template.read_text(encoding="utf-8")
        script = Path(finders.find("plotly/plotly.min.js")).read_text(encoding="utf-8")

        looked_for = re.findall(r'getElementById\("([0-9a-f]{64})"\)', script)

        assert looked_for
        assert all(f'id="{one}"' in page for one in looked_for)
        assert "plotly.js-style-" in script
        assert ".no-inline-styles" in script


class TestTicks:
    def test_write_a_minus_as_the_labels_do(self):
        losses = {"baseline": -68, "target": 0, "actuals": {2022: -31}}
        trend = trend_for(make_indicator(make_plan(), **losses))

        for language, sixty in (("ja", "△60"), ("en", "−60")):
            with override(language):
                axis = figure(trend)["layout"]["yaxis"]
            assert dict(zip(axis["tickvals"], axis["ticktext"], strict=True)) == {
                -80: sixty.replace("6", "8"),
                -60: sixty,
                -40: sixty.replace("6", "4"),
                -20: sixty.replace("6", "2"),
                0: "0",
                20: "20",
            }

    @pytest.mark.parametrize(
        ("value", "ticks"), [("1", [-1, 0, 1, 2]), ("0.5", [0, 1])]
    )
    def test_are_whole_where_every_value_is(self, value, ticks):
        few = {"basis": "yearly", "baseline": 0, "target": 1, "actuals": {2022: value}}
        axis = figure(trend_for(make_indicator(make_plan(), **few)))["layout"]["yaxis"]

        assert set(ticks) <= set(axis["tickvals"])
        assert all(tick == int(tick) for tick in axis["tickvals"]) == (value == "1")
