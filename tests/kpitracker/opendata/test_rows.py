"""What the tables say of a plan."""

import pytest

from kpitracker.opendata.tables import BY_NAME
from tests.factories import (
    make_actual,
    make_edition,
    make_goal,
    make_indicator,
    make_measure,
    make_organization,
    make_plan,
    make_target,
)
from tests.kpitracker.opendata.nasty import make_nasty_plan
from tests.kpitracker.opendata.taken import rows

pytestmark = pytest.mark.django_db


class TestActuals:
    def test_have_a_row_for_each_published_year_in_the_plans_order(self, client):
        plan = make_plan("p")
        second = make_indicator(plan, position=2, actuals={2021: 3})
        first = make_indicator(plan, position=1, actuals={2022: 2, 2020: 1})

        found = [
            (row["indicator_code"], row["year"], row["value"])
            for row in rows(client, "p", "actuals")
        ]

        assert found == [
            (first.code, "2020", "1"),
            (first.code, "2022", "2"),
            (second.code, "2021", "3"),
        ]

    def test_repeat_their_context_on_each_row(self, client):
        town = make_organization("架空市", code="011002")
        goal = make_goal(make_plan("p", organization=town), code="g", title="仕事")
        measure = make_measure(goal=goal, code="m", title="創業")
        make_indicator(on=measure, code="k", unit="件", actuals={2021: 1, 2022: 2})

        first, second = rows(client, "p", "actuals")

        assert first["organization_code"] == "011002"
        assert (first["goal_code"], first["goal_title"]) == ("g", "仕事")
        assert (first["measure_code"], first["measure_title"]) == ("m", "創業")
        assert (first["unit"], first["scale"]) == ("件", "1")
        differing = {name for name in first if first[name] != second[name]}
        assert differing == {"year", "value"}

    def test_a_code_and_a_word_stand_beside_each_other(self, client):
        make_indicator(make_plan("p"), actuals={2022: 1})

        (row,) = rows(client, "p", "actuals")

        assert (row["year_kind_code"], row["year_kind"]) == ("fiscal_year", "年度")
        assert (row["quality_code"], row["quality"]) == ("actual", "実績")
        assert (row["aim_code"], row["aim"]) == ("increase", "増加")

    def test_a_number_is_exact_and_bare(self, client):
        indicator = make_indicator(make_plan("p"), unit="千人", scale=1000)
        for year, typed in [(2020, "-1234.5000"), (2021, "0"), (2022, "0.0001")]:
            make_actual(indicator, year, typed)

        values = [row["value"] for row in rows(client, "p", "actuals")]

        assert values == ["-1234.5", "0", "0.0001"]

    def test_a_year_without_a_value_says_why(self, client):
        indicator = make_indicator(make_plan("p"), actuals={2021: "collecting"})
        make_actual(indicator, 2022, None)

        found = [
            (row["value"], row["quality"], row["missing_reason_code"])
            for row in rows(client, "p", "actuals")
        ]

        assert found == [("", "", "collecting"), ("", "", "unstated")]

    def test_a_reason_stands_exactly_where_there_is_no_value(self, client):
        make_nasty_plan("p")

        for row in rows(client, "p", "actuals"):
            assert bool(row["value"] or row["state"]) != bool(row["missing_reason"])
            assert bool(row["missing_reason"]) == bool(row["missing_reason_code"])

    def test_a_state_stands_in_place_of_a_number(self, client):
        make_indicator(make_plan("p"), aim="state", actuals={2022: "素案"})

        (row,) = rows(client, "p", "actuals")

        assert (row["value"], row["state"], row["quality"]) == ("", "素案", "実績")

    def test_carry_the_baseline_with_its_year_and_wording(self, client):
        make_indicator(
            make_plan("p"),
            baseline=-35,
            baseline_year=2022,
            baseline_year_kind="month",
            baseline_month=3,
            baseline_printed="△35人（R4.3）",
            actuals={2022: 1},
        )

        (row,) = rows(client, "p", "actuals")

        assert row["baseline_value"] == "-35"
        assert (row["baseline_year"], row["baseline_month"]) == ("2022", "3")
        assert row["baseline_year_kind_code"] == "month"
        assert row["baseline_printed"] == "△35人（R4.3）"

    def test_carry_the_last_target_in_force(self, client):
        plan = make_plan("p")
        adopted, revised = make_edition(plan), make_edition(plan)
        indicator = make_indicator(
            plan, target=40, edition=adopted, target_year=2030, actuals={2022: 1}
        )
        make_target(indicator, 30, edition=revised, target_year=2024, printed="30件")
        make_target(indicator, 25, edition=revised, target_year=2022)

        (row,) = rows(client, "p", "actuals")

        assert (row["target_value"], row["target_year"]) == ("30", "2024")
        assert row["target_printed"] == "30件"

    def test_say_that_a_target_holds_in_every_year(self, client):
        make_indicator(
            make_plan("p"),
            aim="at_least",
            target=1,
            every_year=True,
            actuals={2022: 1},
        )

        (row,) = rows(client, "p", "actuals")

        assert (row["target_year"], row["target_year_kind_code"]) == ("", "every_year")
        assert row["target_comparison_code"] == "at_least"

    def test_need_neither_target_nor_baseline_nor_place(self, client):
        make_indicator(make_plan("p"), baseline=None, target=None, actuals={2022: 1})

        (row,) = rows(client, "p", "actuals")

        assert row["goal_code"] == row["baseline_value"] == row["target_value"] == ""
        assert row["baseline_year_kind_code"] == "none"

    def test_hold_published_values_only(self, client):
        indicator = make_indicator(make_plan("p"), actuals={2021: 12})
        for year, stage in enumerate(["draft", "submitted", "approved", "confirmed"]):
            make_actual(indicator, 2022 + year, 1, stage=stage)

        assert [row["year"] for row in rows(client, "p", "actuals")] == ["2021"]


class TestIndicators:
    def test_keep_one_row_however_often_they_are_printed(self, client):
        plan = make_plan("p")
        first, second = make_measure(plan, code="m1"), make_measure(plan, code="m2")
        make_indicator(on=[first, second], code="k", actuals={2022: 1})

        assert len(rows(client, "p", "actuals")) == 1
        (row,) = rows(client, "p", "indicators")
        assert row["measure_code"] == "m1"
        places = rows(client, "p", "places")
        assert [place["measure_code"] for place in places] == ["m1", "m2"]

    def test_a_place_at_a_goal_has_no_measure(self, client):
        make_indicator(on=make_goal(make_plan("p"), code="g", number="1"), code="k")

        (place,) = rows(client, "p", "places")

        assert (place["goal_code"], place["goal_number"]) == ("g", "1")
        assert place["measure_code"] == place["measure_level"] == ""

    def test_have_flags_as_digits(self, client):
        plan = make_plan("p")
        make_indicator(plan)
        make_indicator(
            plan, basis="cumulative", entry="running_total", baseline_included=True
        )

        found = [row["baseline_included"] for row in rows(client, "p", "indicators")]

        assert found == ["0", "1"]


class TestTargets:
    def test_list_those_of_every_edition(self, client):
        plan = make_plan("p")
        adopted = make_edition(plan, code="old")
        revised = make_edition(plan, code="new", decided_on="2022-03-31")
        indicator = make_indicator(plan, target=40, edition=adopted)
        make_target(indicator, 30, edition=revised)

        found = [
            (row["edition_code"], row["value"], row["is_in_force"], row["decided_on"])
            for row in rows(client, "p", "targets")
        ]

        assert found == [("old", "40", "0", ""), ("new", "30", "1", "2022-03-31")]

    def test_say_why_there_is_none(self, client):
        make_indicator(
            make_plan("p"), target="", comparison="undetermined", printed="整備後に設定"
        )

        (row,) = rows(client, "p", "targets")

        assert row["comparison"] == "今後設定"
        assert (row["value"], row["printed"]) == ("", "整備後に設定")

    def test_have_both_ends_of_a_range(self, client):
        make_indicator(make_plan("p"), aim="range", target=(20, 30))

        (row,) = rows(client, "p", "targets")

        assert (row["value"], row["upper_value"]) == ("20", "30")


class TestStates:
    def test_stand_in_their_order(self, client):
        make_indicator(make_plan("p"), aim="state", states=("未", "中", "済"))

        found = [(row["order"], row["state"]) for row in rows(client, "p", "states")]

        assert found == [("1", "未"), ("2", "中"), ("3", "済")]


@pytest.mark.parametrize("name", BY_NAME)
def test_positions_that_are_shared_change_nothing(client, name):
    """The readers of a table go side by side: they agree on the order of ties."""
    plan = make_plan("p")
    for at in range(6):
        make_indicator(
            plan if at % 2 else None,
            on=make_goal(plan, code=f"g{at}"),
            code=f"k{at}",
            position=at // 3,
            target=at + 20,
            actuals={2021: at, 2022: at},
        )

    for row in rows(client, "p", name):
        at = row["indicator_code"][1:]
        assert row.get("goal_code", f"g{at}") == f"g{at}"
        assert row.get("target_value", str(int(at) + 20)) == str(int(at) + 20)
