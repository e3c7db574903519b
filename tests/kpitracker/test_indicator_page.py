"""The page of one indicator."""

import pytest

from indicators.models import Indicator
from tests.factories import (
    make_edition,
    make_indicator,
    make_plan,
    make_target,
)
from tests.kpitracker.conftest import SINCE_2019
from tests.kpitracker.pages import html_of, page, words
from tests.kpitracker.town import make_town
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db


class TestSummary:
    def test_compares_with_the_expected_value(self, client, migration):
        assert (
            "In FY2022 the value was 10人, 18人 below the 28人 expected by then: "
            "Mostly on track." in page(client, "/en/plans/p/indicators/k/")
        )

    def test_is_japanese_by_default(self, client, migration):
        assert (
            "2022年度の実績は10人で、この年度の期待値28人を18人下回り、"
            "「概ね順調」です。" in page(client, "/plans/p/indicators/k/")
        )

    def test_says_when_the_target_is_met(self, client):
        make_indicator(
            make_plan("p"), code="k", aim="at_least", target=15, actuals={2022: 16}
        )

        assert "16件 and met the target of 15件 or more: Achieved (this year)." in page(
            client, "/en/plans/p/indicators/k/"
        )

    def test_names_the_last_survey_beside_a_year_without_one(self, client):
        plan = make_plan("p")
        make_indicator(plan, actuals={2022: 1})
        make_indicator(
            plan, code="k", survey_every=2, survey_first=2021, actuals={2021: 15}
        )

        assert (
            "There is no actual for FY2022: Not judged (no survey this year). "
            "The last survey was in FY2021: 15件."
            in page(client, "/en/plans/p/indicators/k/")
        )

    def test_names_the_way_before_anything_is_published(self, client):
        make_indicator(make_plan("p"), code="k", **SINCE_2019)

        assert (
            "The way leads from 10件 (FY2019) to 20件 by FY2024. No actual has been "
            "published yet." in page(client, "/en/plans/p/indicators/k/")
        )

    def test_percentages_differ_by_points(self, client):
        make_indicator(make_plan("p"), code="k", unit="％", actuals={2022: "14.5"})

        assert "1.5 points below the 16％" in page(client, "/en/plans/p/indicators/k/")


class TestFormula:
    def test_shows_every_step_with_its_numbers(self, client, migration):
        text = page(client, "/en/plans/p/indicators/k/")

        assert "(10 − (−35)) ÷ (70 − (−35)) = 45 ÷ 105 42.9%" in text
        assert "(2022 − 2019) ÷ (2024 − 2019) = 3 ÷ 5 60.0%" in text
        assert "−35 + 105 × 3/5 28人" in text
        assert "3/7 ÷ 3/5 71.4%" in text
        assert "The pace of 71.4% is at least 60% and below 100%" in text

    def test_shows_both_years_where_the_baseline_is_older_than_the_way(self, client):
        make_indicator(
            make_plan("p"),
            code="k",
            actuals={2022: 15},
            baseline_year=2016,
            baseline_year_kind="calendar_year",
        )

        text = page(client, "/en/plans/p/indicators/k/")

        assert "y0: year the way starts in FY2019" in text
        assert "The baseline counts as surveyed in FY2016." in text

    def test_the_ratio_to_the_target_is_told_from_the_progress(self, client, migration):
        text = page(client, "/en/plans/p/indicators/k/")

        assert "Progress (A − B) ÷ (T − B) 42.9%" in text
        assert "Ratio to the target A ÷ T 14.3%" in text
        assert "The way starts from −35人, below 0: the ratio leaves out" in text

    def test_a_target_almost_met_never_reads_100(self, client):
        make_indicator(
            make_plan("p"), code="k", target=10010, actuals={2022: "10009.9999"}
        )

        text = page(client, "/en/plans/p/indicators/k/")

        assert "100.0%" not in text.partition("The calculation")[2].partition("Time")[0]
        assert "Ratio to the target A ÷ T 99.9%" in text

    def test_a_pace_just_below_its_band_does_not_read_as_the_band(self, client):
        make_indicator(
            make_plan("p"), code="k", target=10010, actuals={2022: "3609.9999"}
        )

        text = page(client, "/en/plans/p/indicators/k/")

        assert "The pace of 59.999998% is below 60%: Behind." in text

    def test_the_pace_has_no_more_decimals_than_it_takes(self, client):
        make_indicator(make_plan("p"), code="k", target=10010, actuals={2022: "3607.6"})

        text = page(client, "/en/plans/p/indicators/k/")

        assert "The pace of 59.96% is below 60%: Behind." in text

    def test_a_level_shows_no_way(self, client):
        make_town()

        text = page(client, "/en/plans/town/indicators/every/?year=2022")

        assert "The calculation" not in text
        assert "The target of 1件 or more in every year is met: Achieved." in text
        assert "2 of 3 years" in text


class TestFacts:
    def test_targets_of_every_edition_stand_with_date_and_reason(self, client):
        plan = make_plan("p")
        first = make_edition(plan, name="策定", decided_on="2020-03-24")
        changed = make_edition(plan, name="変更案")
        indicator = make_indicator(
            plan, code="k", target=30, edition=first, printed="30件"
        )
        make_target(
            indicator, 25, edition=changed, printed="25件", reason="見直しのため"
        )

        text = page(client, "/en/plans/p/indicators/k/")

        assert "FY2024 superseded 30件 30件 策定" in text
        assert "FY2024 25件 25件 変更案 見直しのため" in text

    def test_links_lead_to_every_place_that_prints_it(self, client, migration):
        html = html_of(client, "/en/plans/p/indicators/k/")

        assert 'href="/en/plans/p/measures/m1/"' in html
        assert "施策 (2) 移住" in words(html)

    def test_a_merged_indicator_links_to_its_successor(self, client, migration):
        make_indicator(
            migration.plan,
            code="old",
            target="",
            comparison="merged",
            lifecycle="merged",
            successor_indicator=migration,
        )

        html = html_of(client, "/en/plans/p/indicators/old/")

        assert 'href="/en/plans/p/indicators/k/"' in html
        assert "Not judged (merged)" in words(html)

    def test_the_plans_own_words_are_marked_as_japanese(self, client, migration):
        html = html_of(client, "/en/plans/p/indicators/k/")

        assert '<html lang="en"' in html
        assert '<h1 lang="ja">社会増減</h1>' in html


class TestAddress:
    def test_an_unknown_indicator_is_not_found(self, client, migration):
        html_of(client, "/en/plans/p/indicators/zz/", status=404)

    def test_an_indicator_of_another_plan_is_not_found(self, client, migration):
        make_plan("q")

        html_of(client, "/en/plans/q/indicators/k/", status=404)

    def test_a_bad_year_is_said_and_the_default_shown(self, client, migration):
        text = page(client, "/en/plans/p/indicators/k/?year=1850")

        assert "There is nothing for" in text
        assert "In FY2022" in text

    def test_an_earlier_year_is_judged_as_such(self, client, migration):
        assert "In FY2020 the value was −20人" in page(
            client, "/en/plans/p/indicators/k/?year=2020"
        )

    def test_an_earlier_year_knows_no_later_value(self, client):
        risen = {2020: 12, 2021: 13, 2022: 14, 2023: 19}
        make_indicator(make_plan("p"), code="k", actuals=risen)

        text = page(client, "/en/plans/p/indicators/k/?year=2022")

        assert "The newest value is 14件 (FY2022); the target: 20件" in text
        assert "it comes to 16件 in FY2024 and misses the target" in text
        assert "19件" not in text


class TestQueries:
    @pytest.mark.parametrize("size", [1, 3])
    def test_are_twelve_whatever_the_size(
        self, client, django_assert_num_queries, size
    ):
        plan = make_large_plan(size, code="p")
        code = Indicator.objects.filter(plan=plan).first().code

        with django_assert_num_queries(12):
            html_of(client, f"/plans/p/indicators/{code}/")
