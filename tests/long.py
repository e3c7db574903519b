"""How much the laws are tried: some in ``make test``, all in ``make test-long``."""

import os
import sys

IS_LONG = os.environ.get("LONG") == "1"


def size(usual: int, *, long: int) -> int:
    """How many cases to try in this run."""
    return long if IS_LONG else usual


def tell(config, line: str) -> None:
    """Show a figure of a long run, although the output of tests is captured."""
    captured = config.pluginmanager.getplugin("capturemanager")
    if IS_LONG:
        with captured.global_and_fixture_disabled():
            print(f"\n{line}", file=sys.stderr, flush=True)
