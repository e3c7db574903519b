"""Find a Chromium for the browser tests, or install one."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

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
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if os.getuid() == 0 and shutil.which("apt-get"):
        install = ["apt-get", "install", "-y", "-qq", *DEBIAN_PACKAGES]
        attempts = [["apt-get", "update", "-qq"], install, *attempts]
    for command in attempts:
        if path := executable():
            return path
        print("No Chromium here; trying:", *command, flush=True)
        subprocess.run(
            command,
            check=False,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    if path := executable():
        return path
    sys.exit(
        "The browser tests need Chromium and none could be installed. Install it "
        f"(Debian: apt-get install {' '.join(DEBIAN_PACKAGES)}) and run them again."
    )
