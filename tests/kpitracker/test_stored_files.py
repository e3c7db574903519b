"""A file to send is complete, and takes no more memory than it should."""

from tempfile import SpooledTemporaryFile

import pytest

from kpitracker import stored_files
from kpitracker.stored_files import stored

pytestmark = pytest.mark.pure


def test_a_small_file_stays_in_memory_and_is_read_from_its_start():
    with stored([b"a", b"b"]) as file:
        assert not file._rolled
        assert file.read() == b"ab"


def test_memory_is_left_as_soon_as_it_is_full(monkeypatch):
    with SpooledTemporaryFile(100) as place:
        monkeypatch.setattr(stored_files, "place", lambda: place)

        def blocks():
            yield b"." * 101
            assert place._rolled
            yield b"."

        assert len(stored(blocks()).read()) == 102
