"""Cases a planner can check with a pencil."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.indicators.courses import judged, make_course, make_row, status_of

pytestmark = pytest.mark.pure


class TestSocialIncrease:
    """社会増減: −35 → 70, plan 2020–2024, 10 in 2022."""

    judgement = judged(make_course(baseline=-35, target=70, actuals={2022: 10}))

    def test_covers_45_of_105(self):
        assert self.judgement.progress == Fraction(45, 105)

    def test_three_of_five_years_are_over(self):
        assert self.judgement.elapsed == Fraction(3, 5)

    def test_its_pace_is_five_sevenths(self):
        assert self.judgement.pace == Fraction(5, 7)

    def test_28_was_due_so_18_are_missing(self):
        assert (self.judgement.expected, self.judgement.gap) == (28, -18)

    def test_is_mostly_on_track_with_a_b(self):
        assert (self.judgement.status, self.judgement.letter) == ("mostly", "B")

    def test_has_one_seventh_of_its_target_in_hand(self):
        assert self.judgement.ratio_to_target == Fraction(1, 7)


class TestNewBusinesses:
    """創業件数."""

    def test_halfway_after_three_of_five_years_is_mostly_on_track(self):
        judgement = judged(make_course(baseline=24, target=32, actuals={2022: 28}))

        assert judgement.progress == Fraction(1, 2)
        assert judgement.pace == Fraction(5, 6)
        assert judgement.letter == "B"

    def test_a_third_of_the_way_since_a_later_baseline_is_on_track(self):
        course = make_course(
            baseline=102, baseline_fiscal_year=2021, target=111, actuals={2022: 105}
        )

        judgement = judged(course)

        assert judgement.y0 == 2021
        assert judgement.progress == judgement.elapsed == Fraction(1, 3)
        assert judgement.status == "on_track"


class TestLevelsToKeep:
    def test_a_share_of_100_to_be_kept_is_missed_at_97(self):
        course = make_course("at_least", baseline=100, target=100, actuals={2022: 97})

        judgement = judged(course)

        assert (judgement.status, judgement.letter) == ("missed", "C")

    def test_and_achieved_at_100(self):
        course = make_course("at_least", baseline=100, target=100, actuals={2022: 100})

        assert status_of(course) == "achieved"

    @pytest.mark.parametrize(("members", "status"), [(16, "achieved"), (14, "missed")])
    def test_17_members_with_a_floor_of_15(self, members, status):
        floor = make_course("at_least", baseline=17, target=15, actuals={2022: members})

        assert status_of(floor) == status


class TestWaitingChildren:
    """待機児童 5 → 0."""

    def test_two_left_after_three_years_is_on_track(self):
        judgement = judged(
            make_course("decrease", baseline=5, target=0, actuals={2022: 2})
        )

        assert judgement.progress == Fraction(3, 5)
        assert judgement.pace == 1
        assert (judgement.status, judgement.letter) == ("on_track", "A")

    def test_nobody_waiting_is_a_value_and_the_target(self):
        course = make_course("decrease", baseline=5, target=0, actuals={2022: 0})

        judgement = judged(course)

        assert (judgement.actual, judgement.status) == (0, "achieved")

    def test_has_no_ratio_to_its_target(self):
        course = make_course("decrease", baseline=5, target=1, actuals={2022: 2})

        assert judged(course).ratio_to_target is None


class TestLibraryLoans:
    """1,163,775冊 → 1,200,000冊: 97 % of the target is no progress at all."""

    judgement = judged(
        make_course(baseline=1163775, target=1200000, actuals={2020: 1163775}), 2020
    )

    def test_the_ratio_reads_97_percent_on_day_one(self):
        assert self.judgement.ratio_to_target == Fraction(1163775, 1200000)

    def test_the_progress_is_zero(self):
        assert self.judgement.progress == 0
        assert self.judgement.status == "behind"


class TestExactness:
    def test_a_tenth_of_the_way_in_a_sixth_of_the_time_is_exactly_the_lower_band(self):
        course = make_course(
            baseline=0, targets=(make_row(10, 2025),), actuals={2020: 1}
        )

        judgement = judged(course, 2020)

        assert (judgement.progress, judgement.elapsed) == (
            Fraction(1, 10),
            Fraction(1, 6),
        )
        assert judgement.pace == Fraction(Decimal("0.6"))
        assert judgement.status == "mostly"

    def test_progress_is_not_clamped(self):
        worse = make_course(baseline=10, target=20, actuals={2022: "6.58"})
        beyond = make_course(baseline=10, target=20, actuals={2022: "25.25"})

        assert judged(worse).progress == Fraction("-0.342")
        assert judged(beyond).progress == Fraction("1.525")
