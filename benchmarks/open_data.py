"""Rows a second of the open data on PostgreSQL, against COPY of the same columns.

A plan of ten years with 1,000 and with 10,000 indicators is taken as anybody takes it,
through the view to the last byte. Both ways are asked in turn, several times; the
median of each is kept. What memory grows by is measured in a fresh process for each.
"""

import os
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils.timezone import localdate

from benchmarks.open_data_copy import COPY
from tests import postgres

ROUNDS = 7
LIMIT = 0.4
YEARS = range(2015, 2025)
PLANS = {"small": 1, "ten": 1_000, "hundred": 10_000}
STATUS = Path("/proc/self/status")


def main() -> None:
    with postgres.server() as url, tempfile.TemporaryDirectory() as static:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "kpitracker.settings",
            "DATABASE_URL": url,
            "DEBUG": "False",
            "INSECURE_HTTP": "True",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "testserver",
            "STATIC_ROOT": static,
        }
        _alone(_fill)
        print(
            f"{'rows':>8}{'COPY/s':>10}{'open data/s':>13}{'ratio':>7}{'memory MB':>11}"
        )
        ratios = [_report(code) for code in PLANS if code != "small"]
    print(f"At least {LIMIT} of COPY: {'yes' if min(ratios) >= LIMIT else 'no'}")


def _report(code: str) -> float:
    rows = PLANS[code] * len(YEARS)
    copied, taken = _alone(_seconds, code)
    print(
        f"{rows:>8}{rows / copied:>10.0f}{rows / taken:>13.0f}{copied / taken:>7.2f}"
        f"{_alone(_growth, code):>11.1f}"
    )
    return copied / taken


def _alone(task: Callable, *arguments):
    """The result of a task in a process of its own, ready to ask the database."""
    with ProcessPoolExecutor(1, get_context("spawn"), django.setup) as executor:
        return executor.submit(task, *arguments).result()


def _fill() -> None:
    # Imported late: models exist only after django.setup().
    from indicators.models import Actual  # noqa: PLC0415
    from tests.large_plans import make_large_plan  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    for code, indicators in PLANS.items():
        make_large_plan(indicators, years=YEARS, code=code)
    Actual.history.bulk_history_create(Actual.objects.all(), batch_size=5_000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _seconds(code: str) -> tuple[float, float]:
    """Medians of COPY and of the open data, which say the same."""
    if sorted(b"".join(_taken(code)).splitlines()[1:]) != sorted(
        b"".join(_copied(code)).splitlines()
    ):
        sys.exit("COPY and the open data differ.")
    spent = {_copied: [], _taken: []}
    for _ in range(ROUNDS):
        for way, times in spent.items():
            start = time.perf_counter()
            for _block in way(code):
                pass
            times.append(time.perf_counter() - start)
    return tuple(statistics.median(times) for times in spent.values())


def _copied(code: str) -> Iterator[bytes]:
    day = localdate()  # on which _fill() wrote the rows
    with connection.cursor() as cursor, cursor.cursor.copy(COPY, [day, code]) as blocks:
        yield from map(bytes, blocks)


def _taken(code: str) -> Iterator[bytes]:
    response = Client().get(f"/plans/{code}/data/actuals.csv")
    if response.status_code != 200:
        sys.exit(f"The open data of {code} answered {response.status_code}")
    return response.streaming_content


def _growth(code: str) -> float:
    """By how many MB the process grows, beyond what a tiny plan needs."""
    before = _peak("small")
    return (_peak(code) - before) / 1024


def _peak(code: str) -> int:
    for _block in _taken(code):
        pass
    (line,) = [one for one in STATUS.read_text().splitlines() if "VmHWM" in one]
    return int(line.split()[1])


if __name__ == "__main__":
    main()
