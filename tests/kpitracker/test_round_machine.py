"""Whatever everybody does in whatever order: no value is published illegally."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests import long
from tests.kpitracker.round_cast import make_cast
from tests.kpitracker.round_machine import RoundMachine

pytestmark = pytest.mark.django_db

RUNS = long.size(40, long=5_000)


def test_nothing_is_published_illegally(request):
    RoundMachine.cast = make_cast()
    run_state_machine_as_test(
        RoundMachine,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=30,
            suppress_health_check=list(HealthCheck),
        ),
    )
    seen = RoundMachine.seen

    assert seen["published"]
    long.tell(
        request.config,
        f"{RUNS} rounds played, 0 illegal publications; values "
        + ", ".join(f"{stage}: {count}" for stage, count in sorted(seen.items())),
    )
