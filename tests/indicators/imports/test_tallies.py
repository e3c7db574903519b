"""The counts of a plan after a sheet was confirmed."""

import pytest

from indicators.models import PlanTally
from indicators.tallies import refresh
from plans.models import Plan
from tests.sheets import bring, confirm

pytestmark = pytest.mark.django_db

HEAD = "計画コード,指標コード,年度,実績値\n"
TWO = HEAD + "p,k,2021,9\np,k,2023,11\n"


def version() -> int:
    return Plan.objects.values_list("content_version", flat=True).get()


@pytest.fixture
def counted(indicator) -> Plan:
    refresh(indicator.plan)
    return Plan.objects.get()


def tally() -> PlanTally:
    return PlanTally.objects.get(audience="public", fiscal_year=2022)


def test_tallies_stay_true_when_only_drafts_came(counted):
    confirm(bring(TWO))

    assert tally().content_version == version()


def test_tallies_are_counted_anew_when_a_published_value_is_corrected(counted):
    assert tally().achieved == 0

    confirm(bring(HEAD + "p,k,2022,25\n"), correction="誤り")

    assert (tally().achieved, tally().content_version) == (1, version())
