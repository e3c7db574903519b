"""Programs of the system that the tests need, installed where that can be done."""

import os
import shutil
import subprocess
import sys


def install(*packages: str) -> None:
    """Install Debian packages if this user may; otherwise do nothing."""
    if os.getuid() != 0 or shutil.which("apt-get") is None:
        return
    for command in (["update"], ["install", "-y", *packages]):
        print("Installing:", "apt-get", *command, flush=True)
        subprocess.run(
            ["apt-get", "-qq", *command],
            check=False,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )


def ensure_gettext() -> None:
    """Have ``xgettext``, which the test of the translations runs; exit without it."""
    if shutil.which("xgettext") is None:
        install("gettext")
    if shutil.which("xgettext") is None:
        sys.exit(
            "The tests of the translations need GNU gettext and it could not be "
            "installed. Install it (Debian: apt-get install gettext) and try again."
        )
