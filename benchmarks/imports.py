"""Spreadsheets in and out, against the limit: ``python -m benchmarks.imports``.

The limit is raw SQL: the file into a temporary table, one upsert of its rows, their
history. Beside it stands one that is harder to reach, which writes only what differs
and leaves the same rows and history as the import. All take turns, each in a process
and on a database of its own, so that all start equal and a slow moment of the machine
hits all; medians are kept.
"""

import argparse
import os
import platform
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import django

from benchmarks.imports_databases import Database, databases
from benchmarks.imports_report import Figure, print_table
from benchmarks.imports_sheets import Round, write_file

DATABASES = ["sqlite", "postgresql"]
SMALL = 2_000
# What django-import-export takes minutes for is measured on fewer rows.
FEW = 1_000
MEGABYTES = 64
# By how much the largest file may differ from one a third as large.
GROWTH = 8
CONFIRM = {"SQLite": 0.25, "PostgreSQL": 0.4}


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.imports")
    parser.add_argument("--database", choices=DATABASES, help="only this one")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args(arguments)
    names = [asked.database] if asked.database else DATABASES
    print(
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"{platform.python_implementation()} {platform.python_version()}, "
        f"Django {django.get_version()}"
    )
    with (
        tempfile.TemporaryDirectory(prefix="kpitracker-bench-") as folder,
        databases(names, Path(folder)) as found,
    ):
        for database in found:
            bench = Bench(database, Path(folder), rows=asked.rows)
            print(f"\n{bench.server}, {asked.rows:,} rows, {asked.rounds} rounds")
            print_table(bench.figures(rounds=asked.rounds))


class Bench:
    """One database, filled once and restored before every step that writes."""

    def __init__(self, database: Database, folder: Path, *, rows: int) -> None:
        self.database, self.folder, self.rows = database, folder, rows
        self.sizes = [rows // 10, rows, rows * 3]
        self.server = database.run("prepare", self.sizes[-1])["server"]
        database.keep()

    def figures(self, *, rounds: int) -> Iterator[Figure]:
        times = self._in_turns(rounds)
        yield from self._against_limit(times)
        yield self._against_default(times)
        yield from self._memory()
        yield from self._small(rounds)
        yield self._page()
        if self.database.name == "PostgreSQL":
            yield from self._export(rounds)

    def _in_turns(self, rounds: int) -> dict[tuple[Round, str], float]:
        """Median seconds of each step."""
        times = defaultdict(list)
        for _ in range(rounds):
            for kind in Round:
                limit = self._anew("limit", self._file(kind))
                ours = self._anew("ours", self._file(kind))
                wrong = self._anew("ours", self._file(kind, is_wrong=True))
                least = self._anew("least", self._file(kind))
                if least["left"] != ours["left"]:
                    raise SystemExit(f"SQL left {least}, the import {ours}.")
                times[kind, "limit"].append(limit["limit"])
                times[kind, "least"].append(least["least"])
                times[kind, "preview"].append(wrong["preview"])
                times[kind, "confirm"].append(ours["confirm"])
        return {key: statistics.median(taken) for key, taken in times.items()}

    def _against_limit(self, times: dict) -> Iterator[Figure]:
        for kind in Round:
            preview, confirm = times[kind, "preview"], times[kind, "confirm"]
            limit, least = times[kind, "limit"], times[kind, "least"]
            yield Figure(
                f"{kind}: preview, times the limit's write",
                preview / limit,
                most=1.5,
                told=f"{preview:.2f} s against {limit:.2f} s",
            )
            yield Figure(
                f"{kind}: preview, times a write of what differs",
                preview / least,
                told=f"{preview:.2f} s against {least:.2f} s",
            )
            yield Figure(
                f"{kind}: confirm, of the limit's rows/s",
                limit / confirm,
                least=CONFIRM[self.database.name],
                told=f"{confirm:.2f} s against {limit:.2f} s",
            )
            yield Figure(
                f"{kind}: confirm, of a write of what differs",
                least / confirm,
                told=f"{confirm:.2f} s against {least:.2f} s",
            )

    def _against_default(self, times: dict) -> Figure:
        seconds = self._anew("default", self._file(Round.MIXED, rows=FEW))["default"]
        ours = self.rows / (
            times[Round.MIXED, "preview"] + times[Round.MIXED, "confirm"]
        )
        default = FEW / seconds
        return Figure(
            "mixed: preview and confirm, times django-import-export",
            ours / default,
            least=100,
            told=f"{ours:,.0f} rows/s against {default:,.0f} of a file of {FEW:,} rows",
        )

    def _memory(self) -> Iterator[Figure]:
        taken = []
        for rows in self.sizes:
            figures = self._anew("ours", self._file(Round.MIXED, rows=rows))
            taken.append(max(figures["preview MB"], figures["confirm MB"]))
            name = f"mixed: extra memory, {rows:,} rows"
            yield Figure(name, taken[-1], "MB", most=MEGABYTES)
        name = "mixed: growth of it with the last 200 %"
        yield Figure(name, taken[-1] - taken[-2], "MB", most=GROWTH)

    def _small(self, rounds: int) -> Iterator[Figure]:
        file = self._file(Round.MIXED, rows=SMALL)
        runs = [self._anew("ours", file) for _ in range(rounds)]
        seconds = statistics.median(it["preview"] + it["confirm"] for it in runs)
        name = f"{SMALL:,} rows: preview and confirm"
        yield Figure(name, seconds, "s", most=1.5)
        queries = self._anew("queries", file)["queries"]
        yield Figure(f"{name}, queries", queries, most=60)

    def _page(self) -> Figure:
        """The largest page of the previews of all sizes."""
        sizes = [
            self._anew("pages", self._file(Round.MIXED, rows=rows, is_wrong=True))["kB"]
            for rows in self.sizes
        ]
        return Figure("page of a preview", max(sizes), "kB", most=200)

    def _export(self, rounds: int) -> Iterator[Figure]:
        self.database.restore()
        limits, ours = [], []
        for _ in range(rounds):
            limits.append(self.database.run("copy_out", self.rows))
            ours.append(self.database.run("export", self.rows))
            if limits[-1]["bytes"] != ours[-1]["bytes"]:
                raise SystemExit(f"COPY wrote {limits[-1]}, the export {ours[-1]}.")
        limit, seconds = (
            statistics.median(it["export"] for it in runs) for runs in (limits, ours)
        )
        yield Figure(
            "export as CSV, of COPY's rows/s",
            limit / seconds,
            least=0.4,
            told=f"{seconds:.2f} s against {limit:.2f} s",
        )
        for rows in self.sizes:
            taken = self.database.run("export", rows)["export MB"]
            yield Figure(f"export: extra memory, {rows:,} rows", taken, "MB", most=64)

    def _anew(self, step: str, file: Path) -> dict:
        self.database.restore()
        return self.database.run(step, file)

    def _file(
        self, kind: Round, *, rows: int | None = None, is_wrong: bool = False
    ) -> Path:
        rows = rows or self.rows
        path = self.folder / f"{kind}-{'wrong' if is_wrong else 'right'}-{rows}.csv"
        if not path.exists():
            write_file(path, kind, rows=rows, is_wrong=is_wrong)
        return path


if __name__ == "__main__":
    main()
