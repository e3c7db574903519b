"""Find a Chromium for the browser tests, or install one."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

from tests import system

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
DEBIAN_PACKAGES = ["chromium", "fonts-noto-cjk"]


def executable() -> str | None:
    """The path of a Chromium of the system, else of Playwright's own, else None."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def ensure() -> str:
    """Return a Chromium, installing one when there is none; exit if that fails."""
    for attempt in (lambda: system.install(*DEBIAN_PACKAGES), _download):
        if path := executable():
            return path
        attempt()
    if path := executable():
        return path
    sys.exit(
        "The browser tests need Chromium and none could be installed. Install it "
        f"(Debian: apt-get install {' '.join(DEBIAN_PACKAGES)}) and run them again."
    )


def _download() -> None:
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    print("Installing: playwright install chromium", flush=True)
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
