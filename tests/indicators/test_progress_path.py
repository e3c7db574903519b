"""The line a chart draws from the baseline to the target."""

from fractions import Fraction

import pytest

from indicators.way import expected_path, way_in
from tests.indicators.courses import make_course, make_every_year, make_row, make_state

pytestmark = pytest.mark.pure


class TestWay:
    def test_needs_both_ends_and_their_years(self):
        assert way_in(make_course(), 2022) is not None
        assert way_in(make_course(plan_y0=None), 2022) is None
        assert way_in(make_course(baseline=None), 2022) is None
        assert way_in(make_course(targets=()), 2022) is None
        assert way_in(make_every_year("increase"), 2022) is None


class TestExpectedPath:
    def test_runs_from_the_baseline_to_the_target(self):
        path = expected_path(make_course(baseline=10, target=20))

        assert path == (
            (2019, 10),
            (2020, 12),
            (2021, 14),
            (2022, 16),
            (2023, 18),
            (2024, 20),
        )

    def test_starts_in_the_baselines_year_where_that_is_later(self):
        path = expected_path(make_course(baseline_fiscal_year=2021))

        assert path[0] == (2021, 10)
        assert path[1] == (2022, 10 + Fraction(10, 3))

    def test_falls_for_a_reduction(self):
        path = expected_path(make_course("decrease", baseline=5, target=0))

        assert [point.expected for point in path] == [5, 4, 3, 2, 1, 0]

    def test_bends_at_an_interim_target(self):
        rows = (make_row(20, 2024), make_row(14, 2020))

        path = expected_path(make_course(targets=rows))

        assert [point.expected for point in path] == [10, 14, 14, 16, 18, 20]

    def test_goes_on_level_as_far_as_asked(self):
        path = expected_path(make_course(), until=2026)

        assert path[-3:] == ((2024, 20), (2025, 20), (2026, 20))

    def test_is_not_cut_by_an_earlier_year(self):
        assert expected_path(make_course(), until=2021)[-1] == (2024, 20)

    def test_starts_from_zero_for_increments_without_the_baseline(self):
        course = make_course(
            basis="cumulative", entry="increment", counts_from=2020, baseline=18
        )

        assert expected_path(course)[0] == (2019, 0)

    def test_stops_before_the_indicator_ends(self):
        course = make_course(lifecycle="ended", lifecycle_from=2022)

        assert [point.fiscal_year for point in expected_path(course)] == [
            2019,
            2020,
            2021,
        ]

    @pytest.mark.parametrize(
        "course",
        [
            make_course("at_least"),
            make_course("monitor"),
            make_every_year(),
            make_every_year("increase"),
            make_state(),
            make_course(baseline=None),
            make_course(plan_y0=None),
            make_course(targets=()),
            make_course(targets=(make_row(None, None, "undetermined"),)),
            make_course(targets=(make_row(None, 2024, "none"),)),
            make_course(target=10),
            make_course(target=5),
            make_course("decrease", target=20),
            make_course(baseline_fiscal_year=2024),
            make_course(baseline_fiscal_year=2025),
            make_course(lifecycle="ended"),
        ],
    )
    def test_there_is_none_without_a_way(self, course):
        assert expected_path(course) == ()
