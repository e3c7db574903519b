"""Whatever everybody does in whatever order: no value is published illegally."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests import long
from tests.kpitracker.rounds.cast import make_cast
from tests.kpitracker.rounds.machine import RoundMachine
from tests.kpitracker.rounds.model import RULES

pytestmark = pytest.mark.django_db

RUNS = long.size(50, long=5_000)


def test_nothing_is_published_illegally(request):
    RoundMachine.cast = make_cast()
    run_state_machine_as_test(
        RoundMachine,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=15,
            phases=[Phase.generate],  # to shorten a failure takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
    seen, stopped = RoundMachine.seen, RoundMachine.stopped

    assert seen["published"]
    assert set(stopped) == RULES
    long.tell(
        request.config,
        f"{RUNS} rounds played, 0 illegal publications; values {_listed(seen)}; "
        f"stopped by one rule alone: {_listed(stopped)}",
    )


def _listed(counts) -> str:
    return ", ".join(f"{what}: {count}" for what, count in sorted(counts.items()))
