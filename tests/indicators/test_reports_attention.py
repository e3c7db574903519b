"""What needs attention first."""

from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.reports.plan import plan_report
from indicators.reports.standing import shortfall_of
from tests.factories import make_actual, make_indicator, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan()


def attention(plan, year=2022):
    return plan_report(plan, fiscal_year=year, audience="public").attention


def codes(plan, year=2022):
    return [item.line.code for item in attention(plan, year)]


class TestOrder:
    def test_is_worse_then_missed_then_behind(self, plan):
        make_indicator(plan, code="behind", actuals={2022: 11})
        make_indicator(plan, code="missed", aim="at_least", actuals={2022: 19})
        make_indicator(plan, code="worse", actuals={2022: 9})

        assert codes(plan) == ["worse", "missed", "behind"]

    def test_within_one_status_the_largest_missing_share_comes_first(self, plan):
        make_indicator(plan, code="near", target=110, actuals={2022: 45})
        make_indicator(plan, code="far", target=20, actuals={2022: 11})

        assert codes(plan) == ["far", "near"]

    def test_of_missed_levels_follows_the_share_of_the_target(self, plan):
        make_indicator(plan, code="1-in-20", aim="at_least", actuals={2022: 19})
        make_indicator(
            plan, code="half", aim="at_most", target=100, actuals={2022: 150}
        )
        make_indicator(
            plan, code="tenth", aim="range", target=(10, 20), actuals={2022: 22}
        )

        assert codes(plan) == ["half", "tenth", "1-in-20"]

    def test_puts_a_missed_zero_first_and_a_state_last(self, plan):
        make_indicator(plan, code="state", aim="state", actuals={2024: "素案"})
        make_indicator(plan, code="level", aim="at_least", actuals={2024: 19})
        make_indicator(plan, code="zero", aim="at_most", target=0, actuals={2024: 3})

        assert codes(plan, 2024) == ["zero", "level", "state"]

    def test_of_equals_is_that_of_the_document(self, plan):
        make_indicator(plan, code="second", actuals={2022: 11}, position=2)
        make_indicator(plan, code="first", actuals={2022: 11}, position=1)

        assert codes(plan) == ["first", "second"]


class TestItem:
    def test_says_how_far_the_expected_value_is_away_and_why(self, plan):
        indicator = make_indicator(plan, target=110)
        make_actual(indicator, 2022, 45, comment="資材の高騰")
        make_actual(indicator, 2021, 40, comment="昨年の理由")

        (item,) = attention(plan)

        judgement = item.line.judgement
        assert judgement.gap == Fraction(-25)
        assert judgement.gap_to_target == Decimal(-65)
        assert shortfall_of(judgement) == Fraction(1, 4)
        assert item.comment == "資材の高騰"

    def test_of_a_level_has_only_the_gap_to_the_target(self, plan):
        make_indicator(plan, aim="at_most", target=100, actuals={2022: 150})

        (item,) = attention(plan)

        judgement = item.line.judgement
        assert judgement.gap is None
        assert judgement.gap_to_target == Decimal(50)
        assert shortfall_of(judgement) == Fraction(1, 2)

    @pytest.mark.parametrize(
        ("actual", "gap", "shortfall"),
        [(24, 4, Fraction(1, 5)), (8, -2, Fraction(1, 5))],
    )
    def test_of_a_range_is_measured_from_the_nearer_end(
        self, plan, actual, gap, shortfall
    ):
        make_indicator(plan, aim="range", target=(10, 20), actuals={2022: actual})

        (item,) = attention(plan)

        judgement = item.line.judgement
        assert judgement.gap_to_target == gap
        assert shortfall_of(judgement) == shortfall


class TestMembers:
    def test_are_only_those_that_lag(self, plan):
        make_indicator(plan, actuals={2022: 20})
        make_indicator(plan, actuals={2022: 16})
        make_indicator(plan, actuals={2022: 14})
        make_indicator(plan, actuals={2022: "collecting"})
        make_indicator(plan)

        assert attention(plan) == ()

    def test_are_none_without_a_year(self, plan):
        make_indicator(plan, actuals={2022: 9})

        assert attention(plan, None) == ()
