"""A filled database that every step gets anew, so that all start equal."""

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from json import loads
from pathlib import Path

import psycopg

from tests import postgres


class Database:
    """``restore`` brings back what was there when ``keep`` was called."""

    def __init__(self, name: str, url: str, folder: Path) -> None:
        self.name = name
        self.environment = {
            # As production runs, but without TLS.
            "DJANGO_SETTINGS_MODULE": "kpitracker.settings",
            "DATABASE_URL": url,
            "DEBUG": "False",
            "INSECURE_HTTP": "True",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "testserver",
            "STATIC_ROOT": str(folder / "static"),
        }

    def run(self, step: str, *arguments) -> dict:
        """What a step measured, in a process of its own."""
        module = "benchmarks.imports_child"
        done = subprocess.run(
            [sys.executable, "-m", module, step, *map(str, arguments)],
            env=os.environ | self.environment,
            stdout=subprocess.PIPE,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{step} {arguments} failed on {self.name}.")
        return loads(done.stdout)

    def keep(self) -> None:
        raise NotImplementedError

    def restore(self) -> None:
        raise NotImplementedError


class Sqlite(Database):
    def __init__(self, folder: Path) -> None:
        self.file, self.kept = folder / "bench.sqlite3", folder / "kept.sqlite3"
        super().__init__("SQLite", f"sqlite:///{self.file}", folder)

    def keep(self) -> None:
        self.file.rename(self.kept)

    def restore(self) -> None:
        for leftover in self.file.parent.glob(f"{self.file.name}*"):
            leftover.unlink()
        shutil.copyfile(self.kept, self.file)
        os.sync()


class Postgres(Database):
    def __init__(self, server: str, folder: Path) -> None:
        self.server = server
        url = f"{server.rpartition('/')[0]}/bench"
        super().__init__("PostgreSQL", url, folder)
        self._execute("DROP DATABASE IF EXISTS bench", "CREATE DATABASE bench")

    def keep(self) -> None:
        self._execute(
            "DROP DATABASE IF EXISTS bench_kept",
            "ALTER DATABASE bench RENAME TO bench_kept",
        )

    def restore(self) -> None:
        self._execute(
            "DROP DATABASE IF EXISTS bench",
            "CREATE DATABASE bench TEMPLATE bench_kept",
            "CHECKPOINT",
        )

    def _execute(self, *statements: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)


@contextmanager
def databases(names: list[str], folder: Path) -> Iterator[list[Database]]:
    """The databases asked for; a PostgreSQL server runs for as long as this does."""
    found: list[Database] = [Sqlite(folder)] if "sqlite" in names else []
    if "postgresql" not in names:
        yield found
        return
    with postgres.server() as url:
        yield [*found, Postgres(url, folder)]
