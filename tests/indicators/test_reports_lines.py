"""One indicator in one year: the line that pages, charts and sheets show."""

from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal

import pytest

from indicators.reports.plan import plan_report
from plans.fiscal import Period, YearKind
from plans.models import Plan
from tests.factories import (
    make_actual,
    make_department,
    make_edition,
    make_goal,
    make_indicator,
    make_link,
    make_measure,
    make_plan,
    make_target,
)

pytestmark = pytest.mark.django_db


def line_of(indicator, year=2022, *, audience="public"):
    plan = Plan.objects.get(pk=indicator.plan_id)
    report = plan_report(plan, fiscal_year=year, audience=audience)
    return next(line for line in report.lines if line.code == indicator.code)


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

    def test_no_longer_judged_is_no_change(self):
        assert self.change(y2021=16) is None

    def test_missed_and_behind_are_one_grade(self):
        plan = make_plan()
        indicator = make_indicator(plan, target_year=2021, actuals={2021: 11, 2022: 11})
        make_target(indicator, 30, target_year=2022)

        assert line_of(indicator).change == "unchanged"

    def test_the_first_year_of_a_plan_has_none_before_it(self):
        line = line_of(make_indicator(actuals={2019: 10, 2020: 16}), 2020)

        assert line.status == "on_track"
        assert (line.previous, line.change) == (None, None)


class TestPoints:
    def test_run_without_a_hole_from_the_first_year_to_the_last(self):
        line = line_of(make_indicator(actuals={2020: 11, 2022: 13}))

        years = [(point.fiscal_year, point.value) for point in line.points]
        assert years == [(2020, Decimal(11)), (2021, None), (2022, Decimal(13))]
        assert not line.points[1].is_entered

    def test_say_why_a_value_is_missing(self):
        line = line_of(make_indicator(actuals={2022: "cancelled"}))

        assert line.point.missing_reason == "cancelled"
        assert line.point.is_entered
        assert not line.point.has_value

    def test_keep_a_zero(self):
        line = line_of(make_indicator(actuals={2022: 0}))

        assert line.point.has_value
        assert line.point.judged_value == 0

    def test_show_the_increment_and_the_sum(self):
        line = line_of(
            make_indicator(
                basis="cumulative",
                entry="increment",
                counts_from=2021,
                actuals={2021: 3, 2022: 4},
            )
        )

        assert (line.point.value, line.point.judged_value) == (Decimal(4), Decimal(7))

    def test_of_a_sum_with_an_estimate_are_estimated(self):
        indicator = make_indicator(
            basis="cumulative", entry="increment", counts_from=2021, actuals={2022: 4}
        )
        make_actual(indicator, 2021, 3, quality="estimate")

        assert [point.estimated for point in line_of(indicator).points] == [True, True]

    def test_carry_comment_source_and_stage(self):
        indicator = make_indicator()
        make_actual(indicator, 2022, 16, comment="移住フェアの効果", source="庁内調べ")

        line = line_of(indicator)

        assert line.comment == "移住フェアの効果"
        assert line.point.source == "庁内調べ"
        assert line.point.stage == "published"

    def test_say_whether_a_survey_was_due(self):
        line = line_of(
            make_indicator(
                survey_every=2, survey_first=2020, actuals={2020: 11, 2022: 13}
            )
        )

        assert [point.is_due for point in line.points] == [True, False, True]


class TestTargets:
    def test_list_every_edition_the_newest_first(self):
        plan = make_plan()
        first = make_edition(plan, name="策定")
        second = make_edition(plan, name="変更案", decided_on=date(2022, 3, 1))
        indicator = make_indicator(plan, target=20, edition=first, printed="20件")
        make_target(indicator, 24, edition=second, target_year=2024)
        make_target(indicator, 16, edition=second, target_year=2022, reason="中間")

        line = line_of(indicator)

        rows = [(row.edition_name, row.fiscal_year) for row in line.targets]
        assert rows == [("変更案", 2022), ("変更案", 2024), ("策定", 2024)]
        assert [row.is_superseded for row in line.targets] == [False, False, True]
        assert [row.applies for row in line.targets] == [True, False, False]
        assert line.target.reason == "中間"
        assert line.target.edition_decided_on == date(2022, 3, 1)
        assert [row.printed for row in line.earlier_targets] == ["20件"]
        assert len(line.current_targets) == 2

    def test_the_last_row_applies_after_its_year(self):
        line = line_of(make_indicator(target_year=2021), 2023)

        assert line.target.fiscal_year == 2021

    def test_one_against_the_aim_says_so_and_has_no_value(self):
        line = line_of(make_indicator(comparison="at_most", printed="20件以下"))

        (row,) = line.targets
        assert row.comparison == "none"
        assert (row.value, row.printed) == (None, "20件以下")
        assert "at_most" not in str(row.contradiction)
        assert row.contradiction
        assert line.judgement.reason == "no_target"

    def test_one_that_fits_says_nothing(self):
        assert line_of(make_indicator()).target.contradiction is None

    def test_without_any_nothing_applies(self):
        line = line_of(make_indicator(target=None))

        assert (line.target, line.targets, line.path) == (None, (), ())


class TestBaseline:
    def test_is_shown_as_printed_and_as_counted(self):
        line = line_of(
            make_indicator(
                baseline=21,
                target=32,
                baseline_year=2022,
                baseline_year_kind="month",
                baseline_month=3,
                baseline_quality="estimate",
                baseline_printed="21件(2022年3月見込)",
                baseline_note="暫定",
            )
        )

        baseline = line.baseline
        assert baseline.period == Period(2022, YearKind.MONTH, 3)
        assert baseline.fiscal_year == 2021
        assert baseline.estimated
        assert (baseline.value, baseline.start) == (Decimal(21), Decimal(21))
        assert (baseline.printed, baseline.note) == ("21件(2022年3月見込)", "暫定")

    def test_that_had_not_started_counts_as_zero(self):
        line = line_of(make_indicator(baseline=None, baseline_absent="zero"))

        assert (line.baseline.value, line.baseline.start) == (None, 0)
        assert not line.baseline.is_known

    def test_of_a_state_is_a_state(self):
        line = line_of(make_indicator(aim="state", baseline_state="未策定"))

        assert line.baseline.state == "未策定"
        assert line.baseline.is_known


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
