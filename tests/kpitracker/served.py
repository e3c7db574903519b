"""A server on a database of its own, and a browser, for the tests in Chromium.

The server is a process of its own: a live server's flush would have to delete
history, which the database refuses.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Browser, Page, sync_playwright

from plans.models import User
from tests import browser

PASSWORD = "only-for-this-test-2024"
SUPERUSER = ["createsuperuser", "--noinput", "--username=root", "--email=r@e.jp"]
KNOWN = ["shell", "-c", "from tests.kpitracker import served; served.know_all()"]
PREPARED = TemporaryDirectory(prefix="kpitracker-served-")
# Not by a route of Playwright's, with which a browser keeps no file for the next page.
CUT_OFF = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
OBSERVED = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@contextmanager
def server(
    folder: Path, *commands: Sequence[str], first: Sequence[str] = ("migrate", "-v0")
) -> Iterator[str]:
    """Migrate, run the commands, serve; the address, until the tests are over."""
    port = _free_port()
    database = folder / "db.sqlite3"
    shutil.copy(_prepared(*map(tuple, (first, *commands))), database)
    address = f"http://127.0.0.1:{port}"
    running = subprocess.Popen(
        _manage("runserver", "--noreload", "--insecure", f"127.0.0.1:{port}"),
        env=_environment(database),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"{address}/health/")
        yield address
    finally:
        running.terminate()
        running.wait(timeout=10)


@contextmanager
def town(folder: Path) -> Iterator[str]:
    """The address of a server with the fictional town and one superuser, root."""
    with server(folder, fixture("mihon"), SUPERUSER) as address:
        yield address


@contextmanager
def demonstration(folder: Path) -> Iterator[str]:
    """The address of a server with what ``make run`` shows, and the superuser too."""
    with server(folder, SUPERUSER, KNOWN, first=["demo"]) as address:
        yield address


@cache
def _prepared(*commands: tuple[str, ...]) -> Path:
    """A database after these commands, to be copied: what is dear is done once."""
    *before, last = commands
    database = Path(PREPARED.name, f"{secrets.token_hex(8)}.sqlite3")
    if before:
        shutil.copy(_prepared(*before), database)
    subprocess.run(
        _manage(*last),
        env=_environment(database),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return database


def _environment(database: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DEBUG": "True",
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
    }


def know_all() -> None:
    """Let everybody in the database log in with the same password."""
    User.objects.update(password=make_password(PASSWORD))


def sign_in(page: Page, username: str = "root") -> None:
    """Log in, usually as that superuser."""
    page.goto("/admin/login/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or browser.ensure(),
            args=["--no-sandbox", "--disable-background-networking", CUT_OFF],
        )
        yield running
        running.close()


def fixture(code: str) -> list[str]:
    """The command that imports one of the plans in fixtures/."""
    return ["import_plan", str(settings.BASE_DIR / "fixtures" / code)]


def _manage(*arguments: str) -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(url: str, seconds: int = 60) -> None:
    for _ in range(seconds * 5):
        try:
            urlopen(url, timeout=2).close()
        except URLError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"No answer from {url} within {seconds} seconds")
