"""Since when an indicator has lagged."""

import pytest

from indicators.lasting import lasting_in
from tests.indicators.courses import judged, make_actual, make_course, make_row

pytestmark = pytest.mark.pure

UNSURVEYED = make_actual(missing_reason="not_surveyed")


def lasting(actuals, *, year=2023, **facts):
    course = make_course(actuals=actuals, **facts)
    years = range(min(actuals), max(actuals) + 1)
    return lasting_in([judged(course, one) for one in years], fiscal_year=year)


def years_of(found):
    return [one.fiscal_year for one in found.judgements]


def test_an_indicator_that_stands_well_has_not_lagged_since_any_year():
    assert lasting({2022: 10, 2023: 18}) is None


def test_it_begins_after_the_last_year_that_was_not_behind():
    found = lasting({2020: 10, 2021: 14, 2022: 11, 2023: 12})

    assert (found.since, years_of(found)) == (2022, [2022, 2023])
    assert (found.before.fiscal_year, found.before.status) == (2021, "on_track")


def test_behind_and_worse_are_one_run():
    found = lasting({2021: 11, 2022: 9, 2023: 11})

    assert [one.status for one in found.judgements] == ["behind", "worse", "behind"]


def test_a_year_without_a_survey_neither_ends_it_nor_counts():
    found = lasting({2020: 10, 2021: UNSURVEYED, 2022: UNSURVEYED, 2023: 12})

    assert (found.since, years_of(found)) == (2020, [2020, 2023])
    assert found.skipped == 2


def test_a_gap_ahead_of_it_is_not_its_own():
    found = lasting({2020: 18, 2021: UNSURVEYED, 2022: 11, 2023: 12})

    assert (found.since, found.skipped) == (2022, 0)
    assert found.before.fiscal_year == 2020


def test_a_single_year_has_nothing_before_it():
    found = lasting({2023: 11})

    assert (found.since, found.skipped, found.before) == (2023, 0, None)


def test_a_year_that_is_not_judged_has_no_run_whatever_was_before():
    assert lasting({2021: 11, 2022: 11, 2023: UNSURVEYED}) is None


def test_later_years_do_not_count():
    found = lasting({2021: 11, 2022: 11, 2023: 20}, year=2022)

    assert years_of(found) == [2021, 2022]


def test_each_year_is_held_against_the_target_that_applied_to_it():
    targets = (make_row(11, 2021), make_row(20, 2024))

    found = lasting({2021: 11, 2022: 11, 2023: 11}, targets=targets)

    assert (found.since, found.before.status) == (2022, "achieved")
