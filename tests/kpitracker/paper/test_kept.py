"""The shelf of PDFs that were made today."""

import os

import pytest

from kpitracker.paper.kept import Shelf

pytestmark = pytest.mark.pure


class TestShelf:
    def test_that_is_full_costs_nobody_the_pdf(self, monkeypatch, tmp_path):
        def refuse(*_paths):
            raise OSError("no space left")

        monkeypatch.setattr("kpitracker.paper.kept.os.replace", refuse)

        Shelf(tmp_path, size=100).put("a", b"x")

        assert list(tmp_path.iterdir()) == []

    def test_gives_back_what_was_put(self, tmp_path):
        shelf = Shelf(tmp_path, size=100)
        shelf.put("a", b"x")

        assert shelf.get("a") == b"x"
        assert shelf.get("b") is None

    def test_holds_so_much_and_drops_what_was_asked_for_longest_ago(self, tmp_path):
        shelf = Shelf(tmp_path, size=25)
        for at, key in enumerate("abc"):
            shelf.put(key, b"0123456789")
            if (path := tmp_path / f"{key}.pdf").exists():
                os.utime(path, (at, at))

        assert [shelf.get(key) is not None for key in "abc"] == [False, True, True]
