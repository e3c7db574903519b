"""What stands where there is no value: why, or one word."""

import pytest
from django.utils.translation import override

from kpitracker import absent
from kpitracker.charts import figure
from kpitracker.trends import trend_of
from tests.factories import make_indicator, make_plan
from tests.indicators.lines import line_of
from tests.kpitracker.pages import html_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def _in_japanese():
    with override("ja"):
        yield


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"actuals": {2021: 12}}, "データなし"),
        ({"actuals": {2021: 12, 2022: "collecting"}}, "集計中"),
        (
            {"actuals": {2021: 12}, "survey_every": 2, "survey_first": 2021},
            "調査年でない",
        ),
        (
            {"actuals": {2021: 12}, "lifecycle": "ended", "lifecycle_from": 2022},
            "終了",
        ),
        ({"actuals": {2022: 0}, "unit": "人"}, "0人"),
    ],
)
def test_an_actual_is_a_value_or_why_there_is_none(facts, said):
    assert absent.actual_said(line_of(make_indicator(**facts))) == said


def test_before_anything_is_published_it_is_unpublished():
    assert absent.actual_said(line_of(make_indicator(), None)) == "未公表"


def test_a_baseline_is_unknown_or_not_given():
    known = line_of(make_indicator(baseline=None, baseline_absent="unknown"))
    plain = line_of(make_indicator(baseline=None))

    assert (absent.baseline_said(known), absent.baseline_said(plain)) == (
        "不明",
        "データなし",
    )


def test_without_a_target_there_is_none():
    assert absent.target_said(line_of(make_indicator(target=None))) == "目標なし"


def test_a_chart_is_told_why_a_year_is_empty():
    indicator = make_indicator(actuals={2021: 12, 2022: "not_surveyed", 2023: 13})
    line = line_of(indicator, 2023)

    drawn = figure(trend_of(line, plan=indicator.plan), reasons=absent.reasons_of(line))

    assert drawn["layout"]["meta"]["reasons"] == {2022: "調査年でない"}


def test_every_place_says_the_same(client):
    indicator = make_indicator(make_plan("p"), code="i", actuals={2021: 12, 2023: 13})
    indicator.actuals.create(
        fiscal_year=2022, stage="published", missing_reason="collecting"
    )

    for page in ("", "indicators/i/", "report/", "years/"):
        html = html_of(client, f"/plans/p/{page}?year=2022")

        assert "集計中" in html, page
        assert "データなし（" not in html, page
        assert ">－<" not in html.replace('<span aria-hidden="true">－<', ""), page


def test_a_year_that_was_never_published_as_a_version_says_so(client):
    plan = make_plan("p")
    make_indicator(plan, code="i", actuals={2022: 12})

    for place in ("", "indicators/i/", "report/"):
        html = html_of(client, f"/en/plans/p/{place}")

        assert "There is no record of a publication" in html, place
    assert "no record" not in html_of(client, "/en/plans/p/publications/")
