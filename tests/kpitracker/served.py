"""A server on a database of its own, and a browser, for the tests in Chromium.

The server is a process of its own: a live server's flush would have to delete
history, which the database refuses.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests import browser

PASSWORD = "only-for-this-test-2024"
SUPERUSER = ["createsuperuser", "--noinput", "--username=root", "--email=r@e.jp"]
OBSERVED = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@contextmanager
def server(
    folder: Path,
    *commands: list[str],
    first: Sequence[str] = ("migrate", "-v0"),
    **environment: str,
) -> Iterator[str]:
    """Migrate, run the commands, serve; the address, until the tests are over."""
    port = _free_port()
    everything = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "DEBUG": "True",
        **environment,
    }
    for command in (first, *commands):
        subprocess.run(
            _manage(*command), env=everything, check=True, stdout=subprocess.DEVNULL
        )
    address = f"http://127.0.0.1:{port}"
    running = subprocess.Popen(
        _manage("runserver", "--noreload", "--insecure", f"127.0.0.1:{port}"),
        env=everything,
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
    with server(
        folder, fixture("mihon"), SUPERUSER, DJANGO_SUPERUSER_PASSWORD=PASSWORD
    ) as address:
        yield address


@contextmanager
def demonstration(folder: Path) -> Iterator[str]:
    """The address of a server with what ``make run`` shows, and the superuser too."""
    with server(
        folder, SUPERUSER, first=["demo"], DJANGO_SUPERUSER_PASSWORD=PASSWORD
    ) as address:
        yield address


def sign_in(page: Page) -> None:
    """Log in as that superuser."""
    page.goto("/admin/login/")
    page.fill("[name=username]", "root")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or browser.ensure(),
            args=["--no-sandbox", "--disable-background-networking"],
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
