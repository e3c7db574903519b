"""The demonstration builds and rebuilds itself, and touches nothing else."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.pure


def sources(folder: Path) -> Path:
    """A copy of the sources with two small plans, and no database file yet."""
    for name in ("plans", "measures", "indicators", "kpitracker", "templates"):
        shutil.copytree(settings.BASE_DIR / name, folder / name)
    shutil.copy(settings.BASE_DIR / "manage.py", folder)
    for plan in ("unnamed-city", "mihon"):
        shutil.copytree(
            settings.BASE_DIR / "fixtures" / plan, folder / "fixtures" / plan
        )
    return folder


@pytest.fixture
def checkout(tmp_path):
    return sources(tmp_path)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A checkout in which the demonstration was built, and what that said."""
    folder = sources(tmp_path_factory.mktemp("first"))
    return folder, demo(folder)


@pytest.fixture
def built(first, tmp_path):
    """A copy of it, to be changed."""
    return shutil.copytree(first[0], tmp_path, dirs_exist_ok=True)


def demo(checkout, **environment):
    return subprocess.run(
        [sys.executable, "manage.py", "demo"],
        cwd=checkout,
        env={
            "PATH": os.environ["PATH"],
            "DATABASE_URL": f"sqlite:///{checkout}/town.sqlite3",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def ask(checkout, query: str) -> list:
    """The rows of a query; what the query changes is kept.

    Closed at once: a connection is part of a cycle (its cache of statements),
    and one that waits for the garbage collector takes its -wal file away while
    another test copies the folder.
    """
    with closing(sqlite3.connect(checkout / "town.sqlite3")) as database, database:
        return database.execute(query).fetchall()


def test_builds_the_plans_and_one_user_for_each_role(first):
    checkout, built = first

    users = [
        name for (name,) in ask(checkout, "SELECT username FROM plans_user ORDER BY id")
    ]
    assert built.returncode == 0, built.stderr
    assert ask(checkout, "SELECT count(*) FROM plans_plan") == [(2,)]
    assert users == ["gikai", "tanto", "kacho", "kikaku", "kansa", "system"]
    assert all(name in built.stdout for name in users)
    assert ask(
        checkout,
        "SELECT count(*) FROM indicators_round "
        "WHERE date('now') BETWEEN opens_on AND closes_on",
    ) == [(1,)]
    assert ask(checkout, "SELECT step FROM indicators_stagechange") == [("return",)]


def test_has_published_four_years_and_corrected_one(first):
    checkout, _built = first

    assert ask(
        checkout,
        "SELECT fiscal_year, version FROM indicators_publication ORDER BY 1, 2",
    ) == [(2020, 1), (2021, 1), (2022, 1), (2023, 1), (2023, 2)]


def test_leaves_handover_memos_to_who_comes(first):
    checkout, _built = first

    assert ask(checkout, "SELECT count(*) FROM indicators_handover") == [(2,)]


def test_changes_nothing_the_second_time(built):
    before = ask(built, "SELECT password FROM plans_user ORDER BY id")

    again = demo(built)

    assert again.returncode == 0
    assert "gikai" not in again.stdout
    assert ask(built, "SELECT password FROM plans_user ORDER BY id") == before


def test_builds_anew_when_a_fixture_has_changed(built):
    shutil.rmtree(built / "fixtures" / "unnamed-city")

    again = demo(built)

    assert again.returncode == 0, again.stderr
    assert ask(built, "SELECT code FROM plans_plan") == [("mihon",)]


def test_takes_up_a_build_that_broke_off(built):
    ask(built, "UPDATE plans_demonstrationmark SET fingerprint = ''")

    assert "gikai" in demo(built).stdout


def test_leaves_a_database_without_the_mark_alone(built):
    ask(built, "DELETE FROM plans_demonstrationmark")
    shutil.rmtree(built / "fixtures" / "unnamed-city")

    kept = demo(built)

    assert kept.returncode == 0
    assert ask(built, "SELECT count(*) FROM plans_plan") == [(2,)]


def test_leaves_a_database_of_somebody_else_alone(checkout):
    ask(checkout, "CREATE TABLE ledger (amount)")

    kept = demo(checkout)

    tables = ask(checkout, "SELECT name FROM sqlite_master WHERE type = 'table'")
    assert kept.returncode == 1
    assert "Traceback" not in kept.stderr
    assert tables == [("ledger",)]


def test_is_refused_when_debug_is_off(checkout):
    refused = demo(
        checkout,
        DEBUG="False",
        SECRET_KEY="k3J-vq8Zw1_Tn5Xr0Lb7Yh2Md9Pc4Gs6Fa-Ue1Io3Qx5Rz7Wt9",
        ALLOWED_HOSTS="localhost",
    )

    assert refused.returncode == 1
    assert "DEBUG" in refused.stderr
    assert not (checkout / "town.sqlite3").exists()
