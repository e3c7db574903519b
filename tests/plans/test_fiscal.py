"""Fiscal years: where they begin, what era names them, how they are printed."""

import pytest
from django.utils import translation
from hypothesis import given

from plans.fiscal import (
    Period,
    YearKind,
    era_year,
    fiscal_year_of_month,
    period_label,
    year_label,
)
from plans.reading import read_fiscal_year, read_period
from tests.plans.typed import periods, years

pytestmark = pytest.mark.pure


class TestFiscalYear:
    @pytest.mark.parametrize(
        ("year", "month", "fiscal_year"),
        [(2024, 3, 2023), (2024, 4, 2024), (2024, 1, 2023), (2024, 12, 2024)],
    )
    def test_begins_in_april_and_ends_in_march(self, year, month, fiscal_year):
        assert fiscal_year_of_month(year, month) == fiscal_year


class TestEra:
    @pytest.mark.parametrize(
        ("fiscal_year", "name", "number"),
        [
            (2200, "令和", 182),
            (2024, "令和", 6),
            (2019, "令和", 1),
            (2018, "平成", 30),
            (1989, "平成", 1),
            (1988, "昭和", 63),
            (1927, "昭和", 2),
            (1926, "大正", 15),
            (1913, "大正", 2),
            (1912, "明治", 45),
            (1868, "明治", 1),
        ],
    )
    def test_names_the_year_it_began_in(self, fiscal_year, name, number):
        era, counted = era_year(fiscal_year)

        assert (era.names[0], counted) == (name, number)

    def test_does_not_reach_before_meiji(self):
        with pytest.raises(ValueError, match="1867"):
            era_year(1867)


class TestPeriod:
    def test_has_the_kinds_of_the_exchange_package(self):
        assert list(YearKind) == ["fiscal_year", "calendar_year", "month", "none"]

    @pytest.mark.parametrize(
        ("period", "fiscal_year"),
        [
            (Period(2018, YearKind.FISCAL_YEAR), 2018),
            (Period(2018, YearKind.CALENDAR_YEAR), 2018),
            (Period(2022, YearKind.MONTH, 1), 2021),
            (Period(2022, YearKind.MONTH, 3), 2021),
            (Period(2022, YearKind.MONTH, 4), 2022),
            (Period(None, YearKind.NONE), None),
        ],
    )
    def test_counts_as_a_fiscal_year(self, period, fiscal_year):
        assert period.fiscal_year == fiscal_year


class TestPrintedYears:
    def test_in_english_name_the_era_in_brackets(self):
        with translation.override("en"):
            assert year_label(2024) == "FY2024 (Reiwa 6)"
            assert year_label(2019) == "FY2019 (Reiwa 1)"
            assert period_label(Period(2022, YearKind.MONTH, 3)) == "2022-03"

    def test_call_the_first_year_of_an_era_as_the_language_does(self, monkeypatch):
        monkeypatch.setattr("plans.fiscal.pgettext", lambda context, text: "元")

        with translation.override("en"):
            assert year_label(2019) == "FY2019 (Reiwa 元)"
            assert year_label(2020) == "FY2020 (Reiwa 2)"

    @pytest.mark.parametrize("language", ["ja", "en"])
    @given(year=years)
    def test_read_back_as_the_same_year(self, language, year):
        with translation.override(language):
            assert read_fiscal_year(year_label(year)) == year

    @pytest.mark.parametrize("language", ["ja", "en"])
    @given(period=periods)
    def test_read_back_as_the_same_period(self, language, period):
        with translation.override(language):
            assert read_period(period_label(period)) == period
