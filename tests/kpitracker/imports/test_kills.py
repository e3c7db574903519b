"""kill -9 at any moment of an import: all of its rows are there, or none."""

import random
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.conf import settings

from tests.kpitracker.imports.killed import (
    INDICATORS,
    NEW,
    STORED,
    Databases,
    databases,
)
from tests.long import size

VERSION = "SELECT content_version FROM plans_plan"
KILLS = size(4, long=20)
CHANGED, ADDED = INDICATORS * len(STORED), INDICATORS * len(NEW)
FACTS = (
    "id, version, indicator_id, fiscal_year, value, state, quality, missing_reason, "
    "stage, entered, comment, source, position"
)


@dataclass(frozen=True, slots=True)
class Run:
    """An import that can be begun again and again, and how long it takes.

    ``version``: the plan's before it. ``shown``: seconds until all changes were told;
    after that they are written.
    """

    databases: Databases
    file: Path
    version: int
    shown: float = 0
    whole: float = 0

    def begun(self, **options) -> subprocess.Popen:
        accepting = ["--accept-warnings", "--correction", "訂正"]
        return subprocess.Popen(
            [sys.executable, "manage.py", "import_actuals", str(self.file), *accepting],
            env=self.databases.environment,
            cwd=settings.BASE_DIR,
            text=True,
            **options,
        )

    def is_complete(self) -> bool:
        """Whether all rows are written; fails where it is neither all nor none."""
        ask = self.databases.rows
        stored = set(ask(f"SELECT {FACTS} FROM indicators_actual"))
        told = set(ask(f"SELECT {FACTS} FROM indicators_historicalactual"))
        ((entries,),) = ask("SELECT count(*) FROM indicators_historicalactual")
        ((version,),) = ask(VERSION)
        found = (len(stored), len(stored & told), len(told), entries, version)
        none = (CHANGED, 0, 0, 0, self.version)
        every = CHANGED + ADDED
        assert found in [none, (every, every, every, every, self.version + 1)]
        return found != none


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kills")
    file = folder / "実績.csv"
    file.write_text(_sheet(), encoding="utf-8-sig")
    with databases(folder) as found:
        found.renew()
        ((version,),) = found.rows(VERSION)
        yield _measured(Run(found, file, version))


def _sheet() -> str:
    rows = [
        f"a,k{at},{year},{at * 7 + year}.25"
        for year in (*STORED, *NEW)
        for at in range(INDICATORS)
    ]
    return "\n".join(["計画コード,指標コード,年度,実績値", *rows, ""])


def _measured(run: Run) -> Run:
    started = time.monotonic()
    with run.begun(stdout=subprocess.PIPE) as process:
        _wait_until_all_is_shown(process)
        shown = time.monotonic() - started
        process.stdout.read()
    whole = time.monotonic() - started
    assert process.returncode == 0
    assert run.is_complete()
    return replace(run, shown=shown, whole=whole)


def _wait_until_all_is_shown(process: subprocess.Popen) -> None:
    last = f"k{INDICATORS - 1} "
    for line in process.stdout:
        if last in line and str(NEW[-1]) in line:
            return


@pytest.mark.parametrize("number", range(KILLS))
def test_an_import_that_is_killed_leaves_all_or_nothing(run, number, tally):
    rng = random.Random(number)
    kill = _killed_anywhere if number % 2 else _killed_while_writing

    run.databases.renew()
    while not kill(run, rng):
        run.databases.renew()  # it was quicker this time

    is_complete = run.is_complete()
    tally["all is written" if is_complete else "nothing is written"] += 1
    again = run.begun(stdout=subprocess.DEVNULL)
    assert again.wait() == 0
    assert run.is_complete()


def _killed_anywhere(run: Run, rng: random.Random) -> bool:
    """Whether it was killed, and not done already."""
    process = run.begun(stdout=subprocess.DEVNULL)
    time.sleep(rng.uniform(0, run.whole))
    process.kill()
    return process.wait() != 0


def _killed_while_writing(run: Run, rng: random.Random) -> bool:
    with run.begun(stdout=subprocess.PIPE) as process:
        _wait_until_all_is_shown(process)
        time.sleep(rng.uniform(0, run.whole - run.shown))
        process.kill()
    return process.returncode != 0
