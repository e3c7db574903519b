"""Addresses made by the hundred are those that Django would make one by one."""

import pytest
from django.urls import reverse
from django.utils import translation

from indicators.reports.lines import IndicatorLine
from indicators.reports.places import Kind, Place
from kpitracker.addresses import Addresses
from plans.models import Plan

pytestmark = pytest.mark.pure

PLAN = Plan(code="a.b-c_d")
CODES = ("k1", "x", "x.x-x_x", "A-1", "indicators", "..")


def line(code: str, year: int | None, version: int | None = None) -> IndicatorLine:
    """A line of which nothing else is known."""
    found = IndicatorLine.__new__(IndicatorLine)
    for name, value in {"code": code, "fiscal_year": year, "version": version}.items():
        object.__setattr__(found, name, value)
    return found


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("kind", list(Kind))
def test_are_the_same_as_those_of_django(language, kind):
    with translation.override(language):
        addresses = Addresses(PLAN)

        for code in CODES:
            place = Place(kind=kind, code=code, title="")
            assert addresses.place(place) == reverse(kind, args=[PLAN.code, code])


def test_name_the_year_and_the_version_that_are_shown():
    indicator = reverse("indicator", args=[PLAN.code, "k1"])
    addresses = Addresses(PLAN)

    assert addresses.indicator(line("k1", None)) == indicator
    assert addresses.indicator(line("k1", 2023)) == f"{indicator}?year=2023"
    assert addresses.indicator(line("k1", 2023, 2)) == (
        f"{indicator}?year=2023&amp;version=2"
    )
