"""Databases that processes are killed over: each a copy of one with 2,500 values."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.conf import settings

INDICATORS = 500
STORED, NEW = range(2014, 2019), range(2019, 2024)
FILL = f"""
import django

django.setup()
from tests.large_plans import make_large_plan

make_large_plan({INDICATORS}, years=range({STORED.start}, {STORED.stop}), code="a")
"""


class Databases(ABC):
    """Fresh copies of one filled database, and what a copy holds."""

    url: str

    @abstractmethod
    def renew(self) -> None:
        """Make the database at ``url`` as it was filled."""

    @abstractmethod
    def rows(self, statement: str) -> list[tuple]:
        """Ask the database, once nobody else is connected to it."""

    def run(self, *command: str) -> None:
        subprocess.run(command, env=self.environment, cwd=settings.BASE_DIR, check=True)

    def fill(self) -> None:
        manage = [sys.executable, "manage.py"]
        self.run(*manage, "migrate", "-v0")
        self.run(sys.executable, "-c", FILL)

    @property
    def environment(self) -> dict[str, str]:
        facts = {
            "DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "kpitracker.settings",
            "PYTHONUNBUFFERED": "1",
        }
        return {**os.environ, **facts}


class SqliteFiles(Databases):
    def __init__(self, folder: Path) -> None:
        self.file, self.filled = folder / "db.sqlite3", folder / "filled.sqlite3"
        self.url = f"sqlite:///{self.file}"
        self.fill()
        shutil.move(self.file, self.filled)

    def renew(self) -> None:
        for beside in self.file.parent.glob(f"{self.file.name}*"):
            beside.unlink()
        shutil.copy(self.filled, self.file)

    def rows(self, statement: str) -> list[tuple]:
        with closing(sqlite3.connect(self.file)) as connection:
            return connection.execute(statement).fetchall()


class PostgresDatabases(Databases):
    def __init__(self) -> None:
        beside = urlsplit(os.environ["DATABASE_URL"])
        name = f"{beside.path.strip('/')}_{os.getpid()}"
        self.server = beside._replace(scheme="postgresql", path="/postgres").geturl()
        self.name, self.filled = f"{name}_killed", f"{name}_filled"
        self._do(f"CREATE DATABASE {self.filled}")
        self.url = beside._replace(path=f"/{self.filled}").geturl()
        self.fill()
        self.url = beside._replace(path=f"/{self.name}").geturl()

    def renew(self) -> None:
        self._do(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
        self._do(f"CREATE DATABASE {self.name} TEMPLATE {self.filled}")

    def rows(self, statement: str) -> list[tuple]:
        # The server notices in its own time that a client is gone.
        others = (
            "SELECT 1 FROM pg_stat_activity "
            f"WHERE datname = '{self.name}' AND pid != pg_backend_pid()"
        )
        with closing(psycopg.connect(self.url, autocommit=True)) as connection:
            while connection.execute(others).fetchall():
                time.sleep(0.05)
            return connection.execute(statement).fetchall()

    def drop(self) -> None:
        for name in (self.name, self.filled):
            self._do(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _do(self, statement: str) -> None:
        with closing(psycopg.connect(self.server, autocommit=True)) as connection:
            connection.execute(statement)


@contextmanager
def databases(folder: Path) -> Iterator[Databases]:
    """Of the kind that the tests run on."""
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        yield SqliteFiles(folder)
        return
    found = PostgresDatabases()
    try:
        yield found
    finally:
        found.drop()
