"""Populations of towns for tests."""

from datetime import date

from plans.models import Organization, Population
from tests.factories import saved


def make_population(organization: Organization, people=12000, **facts) -> Population:
    """People of 1 January 2023, which lies in the fiscal year 2022."""
    usual = {"counted_on": date(2023, 1, 1), "source": "住民基本台帳"}
    return saved(Population(organization=organization, people=people, **usual | facts))
