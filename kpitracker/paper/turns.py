"""One PDF at a time, and few who wait for their turn."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files import locks

MOST_WAITING = 2
LONGEST_WAIT = 30
PAUSE = 0.1


class Crowded(Exception):
    """Too many are waiting already, or it took too long."""


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Wait until nobody else, in any process of this machine, makes a PDF."""
    places = [folder / f"place-{number}.lock" for number in range(1 + MOST_WAITING)]
    with _any_of(places), _soon(folder / "press.lock"):
        yield


@contextmanager
def _any_of(places: list[Path]) -> Iterator[None]:
    for place in places:
        with place.open("w") as file:
            if locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
                yield
                return
    raise Crowded


@contextmanager
def _soon(path: Path) -> Iterator[None]:
    until = time.monotonic() + LONGEST_WAIT
    with path.open("w") as file:
        while not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            if time.monotonic() > until:
                raise Crowded
            time.sleep(PAUSE)
        yield
