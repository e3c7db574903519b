"""One indicator in full."""

from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.models import Indicator
from indicators.reports.indicator import indicator_report
from tests.factories import (
    make_actual,
    make_edition,
    make_goal,
    make_indicator,
    make_measure,
    make_plan,
    make_target,
)
from tests.large_plans import make_large_plan

pytestmark = pytest.mark.django_db


def report_of(indicator, year=2022, *, audience="public"):
    indicator = Indicator.objects.select_related("plan").get(pk=indicator.pk)
    return indicator_report(indicator, fiscal_year=year, audience=audience)


class TestFormula:
    def test_has_every_number_it_needs(self):
        report = report_of(
            make_indicator(
                baseline=24,
                target=32,
                baseline_year=2019,
                baseline_year_kind="fiscal_year",
                actuals={2022: 28},
            )
        )

        formula = report.formula
        assert (formula.baseline, formula.baseline_year) == (Decimal(24), 2019)
        assert (formula.actual, formula.fiscal_year) == (Decimal(28), 2022)
        assert (formula.target.value, formula.target_year) == (Decimal(32), 2024)
        assert formula.y0 == 2019
        assert (formula.progress, formula.elapsed) == (Fraction(1, 2), Fraction(3, 5))
        assert formula.pace == Fraction(5, 6)
        assert formula.expected == Fraction(144, 5)
        assert (formula.upper, formula.lower) == (Decimal("1.00"), Decimal("0.60"))
        assert formula.is_way

    def test_tells_both_years_apart_where_the_baseline_is_later(self):
        formula = report_of(
            make_indicator(
                baseline=102,
                target=111,
                baseline_year=2021,
                baseline_year_kind="calendar_year",
                actuals={2022: 105},
            )
        ).formula

        assert (formula.y0, formula.baseline_year) == (2021, 2021)
        assert formula.pace == 1

    def test_tells_both_years_apart_where_the_baseline_is_earlier(self):
        formula = report_of(
            make_indicator(
                baseline_year=2015,
                baseline_year_kind="fiscal_year",
                actuals={2022: 16},
            )
        ).formula

        assert (formula.y0, formula.baseline_year) == (2019, 2015)

    def test_of_a_level_holds_the_actual_against_the_target(self):
        formula = report_of(
            make_indicator(aim="at_least", tolerance=3, actuals={2022: 18})
        ).formula

        assert not formula.is_way
        assert (formula.actual, formula.target.value) == (Decimal(18), Decimal(20))
        assert formula.tolerance == Decimal(3)

    def test_of_a_state_names_the_state(self):
        formula = report_of(make_indicator(aim="state", actuals={2024: "策定"}), 2024)

        assert formula.formula.actual_state == "策定"
        assert formula.formula.actual is None

    def test_is_none_where_nothing_was_judged(self):
        assert report_of(make_indicator()).formula is None
        assert report_of(make_indicator(actuals={2022: 12}), None).formula is None


class TestSummary:
    def test_holds_the_latest_value_and_what_became_of_it(self):
        report = report_of(make_indicator(actuals={2020: 11, 2022: 16, 2023: 18}))

        assert (report.latest.fiscal_year, report.latest.value) == (2022, Decimal(16))
        assert (report.before.fiscal_year, report.before.value) == (2020, Decimal(11))
        assert report.difference == Decimal(5)

    def test_goes_back_where_the_year_has_no_value(self):
        report = report_of(make_indicator(actuals={2021: 11, 2022: "collecting"}))

        assert report.latest.fiscal_year == 2021
        assert (report.before, report.difference) == (None, None)

    def test_without_a_year_takes_the_newest(self):
        report = report_of(make_indicator(actuals={2020: 11, 2021: 12}), None)

        assert report.latest.fiscal_year == 2021

    def test_of_states_has_no_difference(self):
        report = report_of(
            make_indicator(aim="state", actuals={2021: "未策定", 2022: "素案"})
        )

        assert (report.before.state, report.difference) == ("未策定", None)

    def test_without_any_value_has_nothing(self):
        report = report_of(make_indicator())

        assert (report.latest, report.before, report.difference) == (None, None, None)


class TestRows:
    def test_run_from_the_start_to_the_last_target(self):
        report = report_of(
            make_indicator(
                baseline_year=2018,
                baseline_year_kind="fiscal_year",
                target_year=2026,
                actuals={2020: 11, 2022: 16},
            )
        )

        rows = {row.fiscal_year: row for row in report.rows}
        assert list(rows) == list(range(2018, 2027))
        assert [year for year in rows if rows[year].is_baseline] == [2018]
        assert [year for year in rows if rows[year].is_chosen] == [2022]
        assert rows[2019].expected == 10
        assert rows[2026].expected == 20
        assert [target.value for target in rows[2026].targets] == [Decimal(20)]
        assert rows[2020].targets == ()

    def test_judge_every_year_that_has_a_point(self):
        report = report_of(make_indicator(actuals={2020: 11, 2022: 16}))

        judged = {
            row.fiscal_year: row.judgement and row.judgement.status.value
            for row in report.rows
        }
        assert judged == {
            2019: None,
            2020: "behind",
            2021: "not_judged",
            2022: "on_track",
            2023: None,
            2024: None,
        }

    def test_keep_what_was_entered_before_the_plan(self):
        report = report_of(make_indicator(actuals={2015: 8, 2020: 11}))

        assert report.rows[0].fiscal_year == 2015
        assert report.rows[0].judgement.reason == "before_start"

    def test_of_a_target_for_every_year_cover_the_plan(self):
        report = report_of(
            make_indicator(aim="at_least", every_year=True, actuals={2020: 21})
        )

        assert [row.fiscal_year for row in report.rows] == list(range(2019, 2025))
        assert all(row.targets == () for row in report.rows)

    def test_are_none_where_nothing_is_known(self):
        plan = make_plan(period_start=None, period_end=None)

        assert report_of(make_indicator(plan, target=None)).rows == ()


class TestEarlierTargets:
    def test_are_those_of_superseded_editions(self):
        plan = make_plan()
        indicator = make_indicator(plan, target=20, edition=make_edition(plan))
        make_target(indicator, 30, edition=make_edition(plan))

        report = report_of(indicator)

        assert [row.value for row in report.earlier_targets] == [Decimal(20)]
        assert report.rows[-1].targets[0].value == Decimal(30)


class TestAudience:
    def test_decides_what_is_read(self):
        indicator = make_indicator()
        make_actual(indicator, 2022, 16, stage="confirmed")

        assert report_of(indicator).latest is None
        assert report_of(indicator, audience="internal").latest.value == Decimal(16)


class TestQueries:
    @pytest.mark.parametrize("size", [1, 3])
    def test_are_six_whatever_the_size(self, size, django_assert_num_queries):
        make_large_plan(size)
        indicator = Indicator.objects.select_related("plan").first()

        with django_assert_num_queries(6):
            indicator_report(indicator, fiscal_year=2022, audience="public")

    def test_are_over_once_the_report_is_there(self, django_assert_num_queries):
        goal = make_goal()
        indicator = make_indicator(on=[goal, make_measure(goal=goal)])
        report = report_of(indicator)

        with django_assert_num_queries(0):
            repr(report.line)
            repr(report.rows)
