"""The two ends of an indicator's way."""

from datetime import date
from decimal import Decimal

import pytest

from plans.fiscal import Period, YearKind
from tests.factories import make_edition, make_indicator, make_plan, make_target
from tests.indicators.lines import line_of

pytestmark = pytest.mark.django_db


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

    def test_of_no_edition_come_last(self):
        plan = make_plan()
        indicator = make_indicator(plan, target=20, target_year=2022)
        make_target(indicator, 24, edition=make_edition(plan, order=0))

        rows = [(row.edition_order, row.value) for row in line_of(indicator).targets]
        assert rows == [(0, Decimal(24)), (None, Decimal(20))]

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
