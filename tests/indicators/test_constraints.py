"""What indicators promise, the database keeps and says in a sentence."""

from datetime import date

import pytest
from django.apps import apps

from tests.factories import (
    make_goal,
    make_indicator,
    make_link,
    make_measure,
    make_plan,
)
from tests.indicators import rows
from tests.promises import (
    assert_promise,
    assert_promise_of_new_rows,
    case_id,
    constraints_of,
)

pytestmark = pytest.mark.django_db


CASES = [
    ("indicator_code_is_stable", make_indicator, {"code": "指標"}),
    (
        "indicator_origin_plan_is_stable",
        make_indicator,
        {"predecessor_plan_code": "a b"},
    ),
    (
        "indicator_origin_code_is_stable",
        make_indicator,
        {"predecessor_indicator_code": "指標"},
    ),
    ("indicator_code_is_unique", rows.two_indicators, {"code": "k1"}),
    ("indicator_aim_is_known", make_indicator, {"aim": "shrink"}),
    ("indicator_basis_is_known", make_indicator, {"basis": "weekly"}),
    ("indicator_entry_is_known", rows.cumulative, {"entry": "guess"}),
    (
        "indicator_year_kind_is_known",
        make_indicator,
        {"baseline_year": 2019, "baseline_year_kind": "era"},
    ),
    ("indicator_quality_is_known", make_indicator, {"baseline_quality": "rumour"}),
    ("indicator_absence_is_known", make_indicator, {"baseline_absent": "lost"}),
    ("indicator_lifecycle_is_known", make_indicator, {"lifecycle": "asleep"}),
    ("indicator_counts_from_is_plausible", rows.cumulative, {"counts_from": 20}),
    (
        "indicator_baseline_year_is_plausible",
        make_indicator,
        {"baseline_year": 19, "baseline_year_kind": "fiscal_year"},
    ),
    ("indicator_survey_first_is_plausible", rows.surveyed, {"survey_first": 19}),
    (
        "indicator_lifecycle_from_is_plausible",
        make_indicator,
        {"lifecycle": "ended", "lifecycle_from": 19},
    ),
    ("indicator_scale_is_positive", make_indicator, {"scale": 0}),
    ("indicator_decimals_are_at_most_four", make_indicator, {"decimals": 5}),
    ("indicator_entry_belongs_to_cumulative", make_indicator, {"entry": "increment"}),
    ("indicator_counting_belongs_to_cumulative", make_indicator, {"counts_from": 2020}),
    ("indicator_increments_count_from_a_year", rows.increments, {"counts_from": None}),
    (
        "indicator_baseline_is_value_or_state",
        make_indicator,
        {"baseline_state": "素案"},
    ),
    (
        "indicator_baseline_state_belongs_to_state",
        make_indicator,
        {"baseline_value": None, "baseline_state": "素案"},
    ),
    ("indicator_state_has_no_number", rows.state, {"baseline_value": 1}),
    (
        "indicator_baseline_is_there_or_absent",
        make_indicator,
        {"baseline_absent": "zero"},
    ),
    ("indicator_baseline_year_has_its_kind", make_indicator, {"baseline_year": 2019}),
    (
        "indicator_baseline_month_belongs_to_month",
        make_indicator,
        {"baseline_month": 3},
    ),
    ("indicator_tolerance_is_not_negative", make_indicator, {"tolerance": -1}),
    ("indicator_survey_cycle_is_whole", make_indicator, {"survey_every": 2}),
    ("indicator_survey_cycle_is_whole", make_indicator, {"survey_first": 2020}),
    ("indicator_survey_cycle_is_whole", rows.surveyed, {"survey_every": 0}),
    (
        "indicator_baseline_month_belongs_to_month",
        rows.by_month,
        {"baseline_month": None},
    ),
    (
        "indicator_baseline_month_belongs_to_month",
        rows.by_month,
        {"baseline_month": 13},
    ),
    (
        "target_has_what_it_compares_with",
        rows.target,
        {"comparison": "range", "upper_value": None},
    ),
    (
        "indicator_end_belongs_to_merged_or_ended",
        make_indicator,
        {"lifecycle_from": 2022},
    ),
    ("state_order_is_unique", rows.last_state, {"order": 1}),
    ("state_name_is_unique", rows.last_state, {"state": "素案"}),
    ("target_comparison_is_known", rows.target, {"comparison": "resemble"}),
    ("target_year_is_plausible", rows.target, {"fiscal_year": 24}),
    ("target_year_is_said_once", rows.two_targets, {"fiscal_year": 2024}),
    ("target_has_a_year_or_holds_every_year", rows.target, {"fiscal_year": None}),
    ("target_has_a_year_or_holds_every_year", rows.kept, {"fiscal_year": 2024}),
    ("target_of_every_year_compares_levels", rows.kept, {"comparison": "reach"}),
    ("target_has_what_it_compares_with", rows.target, {"value": None}),
    ("target_has_what_it_compares_with", rows.target, {"upper_value": 30}),
    ("target_has_what_it_compares_with", rows.target, {"comparison": "none"}),
    ("target_has_what_it_compares_with", rows.target, {"comparison": "state"}),
    (
        "target_has_what_it_compares_with",
        rows.target,
        {"comparison": "range", "upper_value": 19},
    ),
    ("actual_year_is_said_once", rows.two_actuals, {"fiscal_year": 2021}),
    ("actual_year_is_plausible", rows.actual, {"fiscal_year": 22}),
    ("actual_stage_is_known", rows.actual, {"stage": "leaked"}),
    ("actual_reason_is_known", rows.missing, {"missing_reason": "forgot"}),
    ("actual_is_value_or_state", rows.state_actual, {"value": 1}),
    ("actual_has_a_quality_exactly_with_a_value", rows.actual, {"quality": ""}),
    ("actual_has_a_quality_exactly_with_a_value", rows.missing, {"quality": "actual"}),
    ("actual_has_a_quality_exactly_with_a_value", rows.state_actual, {"quality": ""}),
    (
        "actual_has_a_reason_only_without_a_value",
        rows.actual,
        {"missing_reason": "other"},
    ),
    ("tally_audience_is_known", rows.two_tallies, {"audience": "press"}),
    ("tally_is_kept_once", rows.two_tallies, {"audience": "public"}),
    ("round_year_is_said_once", rows.two_rounds, {"fiscal_year": 2022}),
    ("round_year_is_plausible", rows.a_round, {"fiscal_year": 23}),
    ("round_closes_after_it_opens", rows.a_round, {"closes_on": date(2024, 4, 30)}),
]
# The log of stages takes no UPDATE at all: its own tests insert what is refused.
OF_THE_LOG = {
    "stage_change_is_a_step",
    "stage_change_returns_with_a_comment",
    "stage_change_has_four_eyes",
}


# Of rows that are never changed, so that only another one can break it.
CASES_OF_NEW_ROWS = [
    ("publication_version_is_unique", rows.publication, {}),
    (
        "publication_year_is_plausible",
        rows.publication,
        {"fiscal_year": 22, "version": 2, "reason": "誤り"},
    ),
    (
        "publication_versions_count_from_one",
        rows.publication,
        {"version": 0, "reason": "誤り"},
    ),
    (
        "publication_of_later_version_has_a_reason",
        rows.publication,
        {"version": 2, "reason": ""},
    ),
    ("published_indicator_is_unique", rows.published_indicator, {}),
    ("published_target_is_unique", rows.published("targets"), {}),
    ("published_state_is_unique", rows.published("states"), {}),
    ("published_actual_is_unique", rows.published("actuals"), {}),
    ("published_judgement_is_unique", rows.published("judgements"), {}),
    ("published_review_is_unique", rows.published_review, {}),
]


@pytest.mark.parametrize(("name", "make", "broken"), CASES_OF_NEW_ROWS, ids=case_id)
def test_a_promise_of_new_rows_is_kept_at_both_gates(name, make, broken):
    assert_promise_of_new_rows(constraints_of("indicators", apps)[name], make, broken)


@pytest.mark.parametrize(("name", "make", "broken"), CASES, ids=case_id)
def test_a_promise_is_kept_at_both_gates(name, make, broken):
    assert_promise(constraints_of("indicators", apps)[name], make, broken)


class TestRelations:
    @pytest.fixture
    def promises(self):
        return constraints_of("indicators", apps)

    def test_a_link_has_one_owner(self, promises):
        goal = make_goal()
        link = make_link(make_indicator(goal.plan), make_measure(goal=goal))

        assert_promise(promises["link_has_one_owner"], lambda: link, {"goal": goal})

    @pytest.mark.parametrize("kind", ["goal", "measure"])
    def test_a_link_is_said_once(self, promises, kind):
        make = {"goal": make_goal, "measure": make_measure}[kind]
        plan = make_plan()
        first, second = make(plan), make(plan)
        indicator = make_indicator(plan, on=first)
        link = make_link(indicator, second)

        assert_promise(
            promises[f"link_to_{kind}_is_said_once"], lambda: link, {kind: first}
        )

    def test_only_a_merged_or_ended_indicator_has_a_successor(self, promises):
        measure = make_measure()

        assert_promise(
            promises["indicator_successor_follows_an_end"],
            lambda: make_indicator(measure.plan),
            {"successor_measure": measure},
        )

    def test_an_indicator_does_not_succeed_itself(self, promises):
        row = make_indicator(lifecycle="merged")

        assert_promise(
            promises["indicator_does_not_succeed_itself"],
            lambda: row,
            {"successor_indicator": row},
        )

    def test_every_promise_has_a_case(self, promises):
        here = {
            "link_has_one_owner",
            "link_to_goal_is_said_once",
            "link_to_measure_is_said_once",
            "indicator_successor_follows_an_end",
            "indicator_does_not_succeed_itself",
        }

        listed = {name for name, *_ in [*CASES, *CASES_OF_NEW_ROWS]}
        assert listed | here | OF_THE_LOG == set(promises)
