"""Server time of every page of the demonstration, against an empty view.

Everything runs in this process as production does (DEBUG off, hashed static files),
on a SQLite file of its own. Pages of all kinds are asked for in turn, several times;
the median of each is kept, so that a slow moment of the machine hits all alike.
"""

import os
import secrets
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator

import django
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

ROUNDS = 5
LIMIT = 150  # milliseconds
EMPTY = "/health/"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="kpitracker-bench-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "kpitracker.settings",
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "DEBUG": "False",
            "INSECURE_HTTP": "True",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "testserver",
            "STATIC_ROOT": f"{folder}/static",
        }
        django.setup()
        _fill()
        _report(_measure())


def _fill() -> None:
    # Imported late: models exist only after django.setup().
    from kpitracker.demonstrations.town import packages  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    for folder in packages():
        call_command("import_plan", folder, verbosity=0)


def _urls() -> Iterator[tuple[str, str]]:
    """Every page a visitor can open: its kind and its address."""
    from plans.models import Plan  # noqa: PLC0415

    yield "an empty view", EMPTY
    yield "plan-list", reverse("plan-list")
    for plan in Plan.objects.all():
        for kind in ("plan-dashboard", "plan-structure"):
            yield kind, reverse(kind, args=[plan.code])
        for kind, rows in [
            ("goal", plan.goals),
            ("measure", plan.measures),
            ("indicator", plan.indicators),
        ]:
            for row in rows.all():
                yield kind, reverse(kind, args=[plan.code, row.code])


def _measure() -> dict[str, dict[str, float]]:
    """Median milliseconds by kind and address."""
    client = Client()
    urls = list(_urls())
    taken = defaultdict(lambda: defaultdict(list))
    for attempt in range(ROUNDS + 1):
        for kind, url in urls:
            start = time.perf_counter()
            response = client.get(url)
            spent = time.perf_counter() - start
            if response.status_code != 200:
                sys.exit(f"{url} answered {response.status_code}")
            if attempt:  # the first round fills caches
                taken[kind][url].append(spent * 1000)
    return {
        kind: {url: statistics.median(times) for url, times in by_url.items()}
        for kind, by_url in taken.items()
    }


def _report(measured: dict[str, dict[str, float]]) -> None:
    (empty,) = measured["an empty view"].values()
    print(f"{'page':<16}{'pages':>6}{'median ms':>11}{'slowest ms':>12}{'× empty':>9}")
    for kind, times in measured.items():
        slowest = max(times, key=times.get)
        median = statistics.median(times.values())
        print(
            f"{kind:<16}{len(times):>6}{median:>11.1f}{times[slowest]:>12.1f}"
            f"{times[slowest] / empty:>9.0f}   {slowest}"
        )
    over = [url for times in measured.values() for url in times if times[url] > LIMIT]
    print(f"Pages above {LIMIT} ms: {len(over)}", *over)


if __name__ == "__main__":
    main()
