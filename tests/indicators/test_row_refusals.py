"""What rows of several tables refuse together: aims, targets, states."""

import pytest
from django.core.exceptions import ValidationError

from indicators.models import Indicator, IndicatorState, Target
from tests.factories import (
    make_actual,
    make_department,
    make_indicator,
    make_measure,
    make_organization,
    make_plan,
)

pytestmark = pytest.mark.django_db


class TestAim:
    """An aim and the target's side of the baseline cannot contradict each other."""

    def test_a_target_below_the_baseline_names_the_aims_to_choose_from(self):
        indicator = make_indicator(baseline=17, target=None)

        wrong = Target(
            indicator=indicator, fiscal_year=2024, comparison="reach", value=15
        )

        with pytest.raises(ValidationError, match=r"Choose one of.*at least"):
            wrong.full_clean()

    def test_increments_without_the_baseline_start_from_zero(self):
        indicator = make_indicator(
            baseline=100,
            target=None,
            basis="cumulative",
            entry="increment",
            counts_from=2020,
        )

        fine = Target(
            indicator=indicator, fiscal_year=2024, comparison="reach", value=50
        )

        fine.full_clean()

    def test_a_comparison_must_go_with_the_aim(self):
        wrong = Target(
            indicator=make_indicator(target=None),
            fiscal_year=2024,
            comparison="at_most",
            value=5,
        )

        with pytest.raises(ValidationError, match="does not go with the aim"):
            wrong.full_clean()

    def test_changing_the_aim_is_held_against_the_targets(self):
        indicator = Indicator.objects.get(pk=make_indicator().pk)
        indicator.aim = "decrease"

        with pytest.raises(ValidationError, match="the aim cannot be"):
            indicator.full_clean()


class TestStandingAlone:
    def test_a_target_for_every_year_is_the_only_one_of_its_edition(self):
        indicator = make_indicator(
            aim="at_least", baseline=1, target=1, every_year=True
        )

        second = Target(
            indicator=indicator, fiscal_year=2024, comparison="at_least", value=2
        )

        with pytest.raises(ValidationError, match="is the only one of its edition"):
            second.full_clean()

    def test_only_a_merged_indicator_has_a_merged_target(self):
        merged = Target(
            indicator=make_indicator(target=None), fiscal_year=2024, comparison="merged"
        )

        with pytest.raises(ValidationError, match="Only a merged indicator"):
            merged.full_clean()

    def test_a_state_must_be_on_the_list(self):
        actual = make_actual(make_indicator(aim="state"), 2022, "素案")
        actual.state = "完成"

        with pytest.raises(
            ValidationError, match=r"“完成” is not one of: 未策定、素案、策定"
        ):
            actual.full_clean()


class TestKindOfValue:
    """Numbers belong to a measured indicator, states to one with the aim “state”."""

    def test_a_number_does_not_go_with_states(self):
        actual = make_actual(make_indicator(aim="state"), 2022, "素案")
        actual.state, actual.value = "", 5

        with pytest.raises(ValidationError, match="with states has no number"):
            actual.full_clean()

    def test_a_state_does_not_go_with_numbers(self):
        actual = make_actual(make_indicator(), 2022, 15)
        actual.value, actual.state = None, "策定"

        with pytest.raises(ValidationError, match="whose aim is “Reach a state”"):
            actual.full_clean()

    def test_a_list_of_states_does_not_go_with_numbers(self):
        listed = IndicatorState(indicator=make_indicator(), order=1, state="策定")

        with pytest.raises(ValidationError, match="whose aim is “Reach a state”"):
            listed.full_clean()

    @pytest.mark.parametrize(
        ("row", "aim", "sentence"),
        [
            ({"actuals": {2022: 15}}, "state", "2022: An indicator with states"),
            ({"aim": "state"}, "monitor", "未策定: Only an indicator whose aim"),
        ],
    )
    def test_the_aim_changes_only_where_the_rows_go_with_it(self, row, aim, sentence):
        made = make_indicator(target=None, baseline=None, **row)
        indicator = Indicator.objects.get(pk=made.pk)
        indicator.aim = aim

        with pytest.raises(ValidationError, match=sentence):
            indicator.full_clean()


class TestStates:
    def test_a_baseline_is_on_the_list(self):
        indicator = make_indicator(aim="state")
        indicator.baseline_state = "完成"

        with pytest.raises(ValidationError, match="“完成” is not one of: 未策定、素案"):
            indicator.full_clean()

    def test_an_indicator_may_be_made_before_its_list(self):
        plan = make_plan()

        Indicator(
            plan=plan,
            code="k1",
            name="計画",
            aim="state",
            basis="point",
            baseline_state="未策定",
        ).full_clean()

    @pytest.mark.parametrize(
        "row",
        [{"baseline_state": "素案"}, {"target": "素案"}, {"actuals": {2022: "素案"}}],
    )
    def test_one_in_use_stays_on_the_list(self, row):
        indicator = make_indicator(aim="state", **row)
        indicator.states.get(state="素案").delete()

        with pytest.raises(ValidationError, match="“素案” is not one of: 未策定、策定"):
            indicator.full_clean()


class TestLifecycle:
    def test_of_an_indicator_with_a_merged_target_stays_merged(self):
        made = make_indicator(comparison="merged", lifecycle="merged")
        indicator = Indicator.objects.get(pk=made.pk)
        indicator.lifecycle = "active"

        with pytest.raises(ValidationError, match="Only a merged indicator"):
            indicator.full_clean()

    def test_of_successors_does_not_lead_back(self):
        first = make_indicator(lifecycle="ended")
        second = make_indicator(
            first.plan, lifecycle="ended", successor_indicator=first
        )
        first.successor_indicator = second

        with pytest.raises(ValidationError, match="cannot be merged into itself"):
            first.full_clean()


class TestDepartment:
    @pytest.mark.parametrize("make", [make_indicator, make_measure])
    def test_belongs_to_the_organization_of_the_plan(self, make):
        row = make(make_plan(organization=make_organization()))
        row.department = make_department()

        with pytest.raises(ValidationError, match="belongs to another organization"):
            row.full_clean()

        row.department = make_department(row.plan.organization)
        row.full_clean()
