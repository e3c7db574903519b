"""One indicator that most tests of the sheets fill in."""

import pytest

from indicators.models import Actual
from tests.factories import make_indicator, make_plan


@pytest.fixture
def indicator(db):
    """移住者数, counted in 人: 10 in 2022, published."""
    return make_indicator(
        make_plan("p"), code="k", name="移住者数", unit="人", actuals={2022: 10}
    )


@pytest.fixture
def stored(indicator):
    """The indicator's actual of a year; None where there is none."""

    def of(year: int) -> Actual | None:
        return Actual.objects.filter(indicator=indicator, fiscal_year=year).first()

    return of
