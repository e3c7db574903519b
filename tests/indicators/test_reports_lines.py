"""One indicator in one year: the line that pages, charts and sheets show."""

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest

from tests.factories import (
    make_actual,
    make_department,
    make_goal,
    make_indicator,
    make_link,
    make_measure,
    make_plan,
)
from tests.indicators.lines import line_of

pytestmark = pytest.mark.django_db


class TestJudgement:
    def test_is_that_of_the_year(self):
        line = line_of(make_indicator(actuals={2022: 13}))

        assert line.status == "behind"
        assert str(line.judgement.pace) == "1/2"

    def test_is_none_without_a_year(self):
        line = line_of(make_indicator(actuals={2022: 13}), None)

        assert (line.judgement, line.previous, line.change) == (None, None, None)
        assert (line.status, line.words, line.remarks) == (None, "", ())
        assert line.target.value == Decimal(20)
        assert len(line.path) == 6

    def test_cannot_be_altered(self):
        line = line_of(make_indicator())

        with pytest.raises(FrozenInstanceError):
            line.name = "another"

    def test_sees_unpublished_values_only_inside(self):
        indicator = make_indicator()
        make_actual(indicator, 2022, 16, stage="confirmed", comment="未公表")

        assert line_of(indicator).judgement.reason == "no_actual"
        assert line_of(indicator).points == ()
        assert line_of(indicator, audience="internal").status == "on_track"


class TestChange:
    def change(self, **actuals):
        entered = {int(year[1:]): value for year, value in actuals.items()}
        return line_of(make_indicator(actuals=entered)).change

    def test_up_is_improved(self):
        assert self.change(y2021=11, y2022=16) == "improved"

    def test_down_is_worsened(self):
        assert self.change(y2021=20, y2022=16) == "worsened"

    def test_the_same_status_is_unchanged(self):
        assert self.change(y2021=14, y2022=17) == "unchanged"

    def test_judged_for_the_first_time_is_new(self):
        assert self.change(y2022=16) == "newly_judged"

    @pytest.mark.parametrize("estimated", [2021, 2022])
    @pytest.mark.parametrize("values", [(11, 16), (20, 16), (14, 17), ("", 16)])
    def test_an_estimate_in_either_year_is_no_change_for_better_or_worse(
        self, values, estimated
    ):
        indicator = make_indicator()
        for year, value in zip((2021, 2022), values, strict=True):
            if value:
                quality = "estimate" if year == estimated else "actual"
                make_actual(indicator, year, value, quality=quality)

        is_unknown = "" in values and estimated == 2021
        expected = "newly_judged" if is_unknown else "estimated"
        assert line_of(indicator).change == expected

    def test_no_longer_judged_is_no_change(self):
        assert self.change(y2021=16) is None

    def test_a_level_that_is_no_longer_held_is_worsened(self):
        line = line_of(make_indicator(aim="at_least", actuals={2021: 20, 2022: 19}))

        assert line.change == "worsened"

    def test_the_first_year_of_a_plan_has_none_before_it(self):
        line = line_of(make_indicator(actuals={2019: 10, 2020: 16}), 2020)

        assert line.status == "on_track"
        assert (line.previous, line.change) == (None, None)


class TestPlaces:
    def test_are_every_goal_and_measure_that_prints_it(self):
        plan = make_plan()
        goal = make_goal(plan, number="1", title="しごと")
        measure = make_measure(goal=goal, number="(2)", title="創業支援")
        line = line_of(make_indicator(on=[measure, goal]))

        assert [str(place) for place in line.owners] == ["(2) 創業支援", "1 しごと"]
        assert [place.kind for place in line.owners] == ["measure", "goal"]
        assert [place.level for place in line.owners] == ["施策", "基本目標"]

    def test_may_be_none(self):
        assert line_of(make_indicator()).owners == ()

    def test_outside_the_plan_are_passed_over(self):
        indicator = make_indicator()
        make_link(indicator, make_goal())

        assert line_of(indicator).owners == ()

    def test_of_successors_are_named(self):
        plan = make_plan()
        heir = make_indicator(plan, code="heir", name="創業者数")
        measure = make_measure(plan, code="m4", title="相談")
        line = line_of(
            make_indicator(
                plan,
                lifecycle="merged",
                successor_indicator=heir,
                successor_measure=measure,
            )
        )

        assert (line.successor_indicator.code, line.successor_indicator.title) == (
            "heir",
            "創業者数",
        )
        assert line.successor_measure.code == "m4"
        assert line.judgement.reason == "merged"


class TestFacts:
    def test_are_plain_and_complete(self):
        department = make_department(code="kikaku", name="企画課")
        line = line_of(
            make_indicator(
                role="KPI",
                unit="人",
                scale=1000,
                decimals=1,
                definition="※年度末",
                source="RESAS",
                department=department,
                common_definition="jumin",
                predecessor_plan_code="old",
                predecessor_indicator_code="k9",
                tolerance="0.5",
                survey_every=5,
                survey_first=2020,
            )
        )

        assert (line.role, line.unit, line.scale, line.decimals) == (
            "KPI",
            "人",
            1000,
            1,
        )
        assert (line.definition, line.source) == ("※年度末", "RESAS")
        assert (line.department, line.department_code) == ("企画課", "kikaku")
        assert (line.predecessor_plan_code, line.predecessor_indicator_code) == (
            "old",
            "k9",
        )
        assert (line.tolerance, line.survey_every, line.survey_first) == (
            Decimal("0.5"),
            5,
            2020,
        )
        assert (line.aim.value, line.basis.value, line.entry) == (
            "increase",
            "point",
            None,
        )
