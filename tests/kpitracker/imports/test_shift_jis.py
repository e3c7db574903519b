"""States that Shift_JIS cannot tell apart: none is ever taken for another."""

import pytest

from indicators.models import Actual
from plans.imports.staging import Kind
from plans.models import ImportState
from tests.factories import make_indicator, make_plan
from tests.kpitracker.imports.pages import HEAD
from tests.sheets import bring, confirm, entries

pytestmark = pytest.mark.django_db


def sheet(state: str) -> bytes:
    return f"{HEAD}\na,s,2022,{state}\n".encode("cp932")


def make_states(*states: str, stored: str) -> None:
    make_indicator(
        make_plan("a"), code="s", aim="state", states=states, actuals={2022: stored}
    )


@pytest.mark.parametrize("stored", ["𠮷", "🏯", "〓"])
def test_what_may_be_the_stored_state_is_no_change(stored):
    make_states("𠮷", "🏯", "〓", stored=stored)

    (entry,) = entries(bring(sheet("〓")))

    assert entry.kind == Kind.UNCHANGED


def test_the_only_one_that_it_can_be_is_taken():
    make_states("𠮷野", "策定", stored="策定")

    confirm(bring(sheet("〓野")), correction="訂正")

    assert Actual.objects.get().state == "𠮷野"


def test_what_may_be_one_of_two_is_refused():
    make_states("𠮷", "🏯", "策定", stored="策定")

    assert bring(sheet("〓")).state == ImportState.REFUSED
