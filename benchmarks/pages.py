"""Pages for readers, against what is physically possible, in one interleaved run.

Under gunicorn with two workers: an empty view, a view with one query, 304, a kept page,
the dashboard of 75 indicators made anew, and the same page by raw SQL and string
building (``pages_floor``); with 10 and with 1,788 plans in the database. What counts
is processor time a request: it is what a server runs out of, and what else the machine
does changes it least. All are asked for in turn; each ratio is the median over rounds.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import django
import psycopg

from benchmarks.pages_server import Server, environment, serving
from tests import postgres

PAGE, YEAR = "/plans/town/", 2024
FEW, MANY = 10, int(os.environ.get("PLANS", 1788))
ROUNDS = int(os.environ.get("ROUNDS", 7))
CHEAP, DEAR = 1_200, 48  # requests a round
SPACE = re.compile(r"\s+")
# Coordinates of charts may differ by a rounding in the last place.
DRAWN = re.compile(r' (?:d|x|y)="[^"]*"')


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="kpitracker-bench-") as name:
        folder = Path(name)
        (folder / "static").mkdir()
        urls = {size: f"sqlite:///{folder}/{size}.sqlite3" for size in (FEW, MANY)}
        _measure("SQLite", urls, folder)
        with postgres.server() as url:
            with psycopg.connect(url, autocommit=True) as connection:
                for size in (FEW, MANY):
                    connection.execute(f"CREATE DATABASE plans_{size}")
            base = url.rpartition("/")[0]
            urls = {size: f"{base}/plans_{size}" for size in (FEW, MANY)}
            _measure("PostgreSQL", urls, folder)


def _measure(name: str, urls: Mapping[int, str], folder: Path) -> None:
    found = {}
    for size, url in urls.items():
        found[size] = step("fill", str(size), environment(url, folder))
    facts = step("look", "", environment(urls[MANY], folder, cache_mb=0))
    with ExitStack() as stack:
        keeping = stack.enter_context(serving(environment(urls[MANY], folder)))
        making, small = (
            stack.enter_context(serving(environment(urls[size], folder, cache_mb=0)))
            for size in (MANY, FEW)
        )
        spent = _rounds(keeping, making, small)
    _report(name, spent, facts)


def step(step: str, argument: str, variables: Mapping[str, str]) -> str:
    """What a step printed, in a process that knows one database."""
    command = [sys.executable, "-m", "benchmarks.pages", step, argument]
    done = subprocess.run(command, env=variables, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def _rounds(keeping: Server, making: Server, small: Server) -> dict[str, list]:
    etag = keeping.get(PAGE).headers["etag"]
    ways = {
        "empty view": (keeping, "/bench/empty/", {}, CHEAP, 200),
        "one query": (keeping, "/bench/one/town/", {}, CHEAP, 200),
        "304": (keeping, PAGE, {"If_None_Match": etag}, CHEAP, 304),
        "kept page": (keeping, PAGE, {"Accept_Encoding": "br"}, CHEAP, 200),
        "floor": (making, f"/bench/floor/town/{YEAR}/", {}, DEAR, 200),
        "made anew": (making, PAGE, {}, DEAR, 200),
        "made anew, 10 plans": (small, PAGE, {}, DEAR, 200),
    }
    spent = defaultdict(list)
    for attempt in range(ROUNDS + 1):
        for name, (server, path, headers, requests, status) in ways.items():
            answer = server.get(path, **headers)
            if answer.status != status:
                sys.exit(f"{name}: {path} answered {answer.status}")
            measured = server.measure(path, requests, **headers)
            if attempt:  # the first round warms up
                spent[name].append(measured)
    return spent


def _report(name: str, spent: Mapping[str, list], facts: str) -> None:
    print(f"{name}: {MANY} plans of 75 indicators, gunicorn with two workers")
    print(f"{'':<22}{'ms of CPU':>10}{'req/s':>8}{'ratio':>8}")

    def ratio(one: str, other: str) -> float:
        """How much of the other's processor time."""
        pairs = zip(spent[one], spent[other], strict=True)
        return statistics.median(mine[0] / its[0] for mine, its in pairs)

    said = {
        "304": f"{1 / ratio('304', 'one query'):.2f} × the view with one query (0.85)",
        "kept page": f"{1 / ratio('kept page', 'one query'):.2f} × it (0.6)",
        "made anew": f"{ratio('made anew', 'floor'):.1f} × the floor's time (6)",
        "made anew, 10 plans": (
            f"{ratio('made anew', 'made anew, 10 plans'):.2f} with {MANY} (1.15)"
        ),
    }
    for one, measured in spent.items():
        cpu, rate = map(statistics.median, zip(*measured, strict=True))
        print(f"{one:<22}{cpu:>10.2f}{rate:>8.0f}   {said.get(one, '')}")
    print(facts, flush=True)


# Steps in processes of their own; imported late: models exist after django.setup().


def fill(size: str) -> None:
    from django.core.management import call_command  # noqa: PLC0415

    from benchmarks import pages_nation  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    pages_nation.fill_first()
    pages_nation.copy(int(size))


def look(_argument: str) -> None:
    """Queries, bytes, the time in SQL of the list; and whether the floor is true."""
    from django.test import Client  # noqa: PLC0415

    from benchmarks.pages_floor import Frame, html  # noqa: PLC0415

    client = Client()
    client.get(PAGE)
    queries, text = _asked(client, PAGE)
    Path(os.environ["FLOOR_FRAME"]).write_text(text, encoding="utf-8")
    same = _said(text) == _said(html("town", YEAR, Frame(text)))
    if not same:
        print("The floor does not say the same as the page any more!")
    asked, _list = _asked(client, "/")
    seconds = [_seconds(asked) for _time in range(ROUNDS)]
    print(
        f"Dashboard made anew: {len(queries)} queries, "
        f"{len(text.encode()) // 1000} kB. "
        f"List of {MANY} plans: {len(asked)} queries, "
        f"{statistics.median(seconds) * 1000:.1f} ms in SQL (5)."
    )


def _said(page: str) -> str:
    return SPACE.sub("", DRAWN.sub("", page))


def _asked(client, path: str) -> tuple[list[tuple], str]:
    """Each query with its parameters, and the page."""
    from django.db import connection  # noqa: PLC0415

    asked: list[tuple] = []

    def noted(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(noted):
        response = client.get(path)
    if response.status_code != 200:
        sys.exit(f"{path} answered {response.status_code}")
    return asked, response.content.decode()


def _seconds(asked: list[tuple]) -> float:
    """Of all queries, with their rows."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        start = time.perf_counter()
        for sql, params in asked:
            cursor.execute(sql, params)
            cursor.fetchall()
        return time.perf_counter() - start


if __name__ == "__main__":
    if len(sys.argv) > 1:
        django.setup()
        {"fill": fill, "look": look}[sys.argv[1]](sys.argv[2])
    else:
        main()
