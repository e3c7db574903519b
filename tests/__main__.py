"""``python -m tests``: every test, on SQLite and then on PostgreSQL."""

import os
import sqlite3
import subprocess
import sys

from tests import browser, postgres, system


def main() -> int:
    system.ensure_gettext()
    system.ensure_office()
    system.ensure_pdf()
    chromium = browser.ensure()
    print(f"Browser tests run in {chromium}", flush=True)
    print(f"Running on SQLite {sqlite3.sqlite_version}", flush=True)
    failed = _pytest({"DATABASE_URL": "", "CHROMIUM": chromium})
    with postgres.server() as url:
        failed |= _pytest(
            {"DATABASE_URL": url, "CHROMIUM": chromium},
            "-m",
            "not pure and not browser and not once",
        )
    return failed


def _pytest(environment: dict[str, str], *arguments: str) -> int:
    # A file stays on one core: its tests share what is dear to make.
    # In the order of their names: files with few tests may be the longest ones.
    spread = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "pytest", "-q", *spread, *arguments, *sys.argv[1:]]
    return subprocess.run(
        command, env={**os.environ, **environment}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
