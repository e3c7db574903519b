"""How much the laws are tried: some in ``make test``, all in ``make test-long``."""

import os

IS_LONG = os.environ.get("LONG") == "1"


def size(usual: int, *, long: int) -> int:
    """How many cases to try in this run."""
    return long if IS_LONG else usual
