"""Files to send, each written in one go to a place that takes no memory.

A file is complete before its first byte leaves: the database is done with by then,
however slowly somebody takes it, and no error can cut it off.
"""

from collections.abc import Iterable
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

KEPT_IN_MEMORY = 2**20


def stored(blocks: Iterable[bytes]) -> BinaryIO:
    """All of the blocks, to be read from the first."""
    file = place()
    for block in blocks:
        file.write(block)  # writelines() would look at the size at the end only
    file.seek(0)
    return file


def place() -> BinaryIO:
    """In memory while little is written, else a temporary file."""
    return SpooledTemporaryFile(KEPT_IN_MEMORY)
