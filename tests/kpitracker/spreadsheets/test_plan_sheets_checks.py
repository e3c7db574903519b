"""A sheet is checked as the plan it would make, rows that it does not name included."""

from datetime import timedelta

import pytest

from indicators.models import Indicator, Target
from measures.models import Budget
from plans.models import Department
from tests.factories import (
    make_department,
    make_goal,
    make_indicator,
    make_plan,
    make_target,
)
from tests.kpitracker.spreadsheets.plan_sheets import bring, bring_text, counts
from tests.sheets import TODAY, problems

pytestmark = pytest.mark.django_db

YESTERDAY = TODAY - timedelta(days=1)


def test_an_aim_is_held_against_targets_that_are_kept(plan):
    first, second = problems(bring("indicators", "めざす方向", "k1,減少"))

    assert first.startswith("Row 2, column めざす方向、基準値: The target 28 is above")
    assert "the plan as it is kept says: 目標値 “28”" in first
    assert "“32”" in second


def test_a_target_is_held_against_the_aim_that_is_kept(plan):
    (sentence,) = problems(bring("targets", "目標値", "k1,first,2024,,20"))

    assert sentence.startswith("Row 2, column 目標値: The target 20 is below")
    assert sentence.endswith("says: めざす方向 “増加”, 基準値 “24”.")


def test_a_comparison_goes_with_the_aim(plan):
    (sentence,) = problems(bring("targets", "達成の条件", "k1,first,2024,,以下"))

    assert sentence.startswith("Row 2, column 達成の条件: “At most” does not go with")
    assert sentence.endswith(
        "aim “Increase” of the indicator k1. Possible are: Reach, More than, To be "
        "determined, No target, Merged."
    )


def test_a_row_that_is_not_in_the_sheet_is_named(plan):
    found = problems(bring("indicators", "継続状況", "k1,継続", "k3,継続"))

    assert found[0] == (
        "Row 3: target “k3 2024”, which is not in the sheet: A merged target needs a "
        "merged indicator, but k3 is “Followed”."
    )


def test_a_code_leads_to_a_row_of_the_plan(plan):
    job = bring("measures", "担当課コード,階層", "m1,seisakuu,取組")

    assert problems(job) == [
        "Row 2, column 担当課コード: There is no department “seisakuu” here. Did you "
        "mean “seisaku”?",
        "Row 2, column 階層: There is no level “取組” here. Write one that exists, or "
        "make it first.",
    ]


def test_a_chain_does_not_lead_back(plan):
    (first, _second) = problems(bring("measures", "上位の施策コード", "m1,m2"))

    assert first == (
        "Row 2, column 上位の施策コード: Following 上位の施策コード leads back here: "
        "m1 → m2 → m1."
    )


def test_a_measure_has_no_code_of_a_goal(plan):
    assert problems(bring("measures", "目標コード,階層,施策名", "g2,g1,施策,新")) == [
        "Row 2, column 施策コード: “g2” is the code of a goal already. Goals and "
        "measures share one set of codes."
    ]


def test_a_state_is_one_of_the_indicator(plan):
    (sentence,) = problems(bring("targets", "状態", "k2,,2024,,完成"))

    assert sentence == (
        "Row 2, column 状態: “完成” is not one of the states of k2: 未策定 / 策定."
    )


def test_a_promise_is_told_in_headings_and_words(plan):
    (sentence,) = problems(bring("indicators", "値の種類", "k1,累計"))

    assert sentence.startswith("Row 2, column 値の種類、入力する値: ")
    assert sentence.endswith("(値の種類 “累計”, 入力する値 “”)")


def test_faults_of_the_plan_itself_do_not_stop_a_sheet(plan):
    Budget.objects.filter(fiscal_year=2020).update(amount=999)
    Target.objects.filter(fiscal_year=2022).update(value=1)

    job = bring("indicators", "指標名", "k1,起業の件数")

    assert problems(job) == [] and counts(job) == {"changed": 1}


def test_faults_of_the_plan_are_told_of_a_row_that_repeats_them(plan):
    Target.objects.filter(fiscal_year=2022).update(value=1)

    job = bring("targets", "目標値", "k1,first,2022,,2")

    assert len(problems(job)) == 1


def test_several_plans_are_checked_each_for_itself(plan):
    other = make_plan("other", organization=plan.organization)
    make_target(make_indicator(other, code="k1", target=None), 15)
    make_goal(other, code="g1")
    text = (
        "計画コード,指標コード,版のコード,年度,毎年度,目標値\n"
        "other,k1,,2024,,16\nmachi-1,k1,first,2024,,33\nother,k2,,2024,,5\n"
    )

    job = bring_text("targets", text)

    assert [sentence[:5] for sentence in problems(job)] == ["Row 4"] * 2
    assert job.facts["versions"].keys() == {"machi-1", "other"}


def test_a_new_row_stands_behind_all_others(plan):
    assert Indicator.objects.get(code="k3").position == 3

    job = bring("indicators", "指標名,めざす方向,値の種類", "k0,新,監視,時点")

    assert problems(job) == []


@pytest.mark.parametrize("kind", ["indicators", "measures"])
def test_an_office_that_has_ended_is_given_nothing_new(plan, kind):
    row = {"indicators": "k1,mukashi", "measures": "m1,mukashi"}[kind]
    heir = plan.organization.departments.get(code="seisaku")
    make_department(plan.organization, code="mukashi", name="旧室", valid_to=YESTERDAY)

    (without,) = problems(bring(kind, "担当課コード", row))
    Department.objects.filter(code="mukashi").update(successor=heir)
    (followed,) = problems(bring(kind, "担当課コード", row))

    assert without.startswith("Row 2, column 担当課コード: “旧室” ended on")
    assert followed.endswith(f"Its successor is “{heir.name}”: choose that one.")


def test_an_office_that_has_ended_keeps_what_it_had(plan):
    office = make_department(plan.organization, code="mukashi", valid_to=YESTERDAY)
    make_indicator(plan, code="k9", department=office)

    assert problems(bring("indicators", "担当課コード", "k9,mukashi")) == []
