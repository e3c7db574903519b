"""The extrapolation in words."""

import pytest

from indicators.models import Audience
from indicators.reports.indicator import indicator_report
from kpitracker.outlooks import outlook_words
from tests.factories import make_actual, make_indicator, make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.once]

RISING = {2020: 12, 2021: 13, 2022: 14}


def said(*, estimate=None, year=2022, **facts):
    indicator = make_indicator(make_plan(), **facts)
    if estimate is not None:
        make_actual(indicator, 2023, estimate, quality="estimate")
    report = indicator_report(indicator, fiscal_year=year, audience=Audience.PUBLIC)
    return outlook_words(report)


class TestFinding:
    def test_says_by_how_much_the_target_is_missed(self):
        assert said(actuals=RISING).finding == (
            "If the course goes on as it has, it comes to 16件 in FY2024 and misses "
            "the target of 20件 by 4件."
        )

    def test_says_that_it_is_reached(self):
        assert said(actuals=RISING, target=16).finding == (
            "If the course goes on as it has, it comes to 16件 in FY2024 and reaches "
            "the target of 16件."
        )

    def test_percentages_differ_by_points(self):
        assert "by 4 points" in said(actuals=RISING, unit="％").finding

    def test_a_value_just_below_its_target_does_not_read_as_the_target(self):
        found = said(actuals=RISING, target="16.0004")

        assert "16件 in FY2024 and misses the target of 16.0004件" in found.finding
        found = said(actuals={2020: 12, 2021: 13, 2022: "13.999"}, target=16)
        assert "comes to 15.998件 in FY2024 and misses" in found.finding
        assert "the target of 16件 by 0.002件" in found.finding

    def test_a_range_is_missed_by_its_nearer_end(self):
        found = said(aim="range", target=(17, 30), actuals=RISING)

        assert "misses the target of 17 to 30件 by 1件" in found.finding


class TestRemarks:
    def test_name_the_method_and_say_that_it_is_no_forecast(self):
        found = " ".join(said(actuals=RISING).remarks)

        assert "straight line of least squares through the 3 actuals" in found
        assert "FY2020 to FY2022, drawn on (+1件 a year;" in found
        assert "no forecast" in found

    def test_of_a_running_total_name_its_average(self):
        totals = {"basis": "cumulative", "entry": "running_total"}
        found = said(actuals=RISING, **totals)

        assert found.remarks[0] == (
            "Method: the running total of FY2022, growing by the average of the years "
            "from FY2020 to FY2022 (+1.3件 a year)."
        )

    def test_of_a_running_total_without_beginning_leave_out_its_first_year(self):
        totals = {"basis": "cumulative", "entry": "running_total", "baseline": None}
        found = said(actuals=RISING, **totals)

        assert "from FY2021 to FY2022 (+1件 a year)" in found.remarks[0]

    def test_say_where_the_calculation_was_cut(self):
        falls = {"aim": "decrease", "baseline": 9, "target": 0}
        found = said(actuals={2020: 8, 2021: 5, 2022: 2}, **falls)

        assert "comes to 0件 in FY2024 and reaches" in found.finding
        assert "The calculation gives −4件" in " ".join(found.remarks)

    def test_say_that_an_estimate_is_among_the_values(self):
        assert "estimated actuals" in " ".join(
            said(actuals=RISING, estimate=15, year=2023).remarks
        )


class TestNothing:
    @pytest.mark.parametrize(
        ("facts", "words"),
        [
            ({"actuals": {2022: 1}}, "from three actuals"),
            ({"aim": "state", "actuals": {2022: "素案"}}, "states have no distances"),
            (
                {"aim": "at_least", "every_year": True, "actuals": RISING},
                "in every year anew",
            ),
        ],
    )
    def test_is_extrapolated_and_the_page_says_why(self, facts, words):
        found = said(**facts)

        assert words in found.finding
        assert found.remarks == ()

    @pytest.mark.parametrize(
        "facts",
        [
            {},
            {"actuals": RISING | {2024: 17}, "year": 2024},
            {"aim": "monitor", "target": None},
        ],
    )
    def test_is_said_where_nobody_asks(self, facts):
        assert said(**facts) is None
