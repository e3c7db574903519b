"""The text in which entries wait on a page."""

import pytest

from kpitracker.accounts.held import Held

pytestmark = pytest.mark.pure

TYPED = "改訂 “架空”\r\n二行目 <b>&amp;"


class TestHeld:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "{}",
            "[]",
            "1",
            "null",
            '["https://elsewhere.example/", "", [], [], false]',
            '["//elsewhere.example/", "", [], [], false]',
            '["/", "", [["a"]], [], false]',
            '["//[", "", [], [], false]',
            r'["/\ud800", "", [], [], false]',
            r'["/\\elsewhere.example/", "", [], [], false]',
            pytest.param("[" * 200_000, id="deep"),
        ],
    )
    def test_is_read_from_nothing_else(self, text):
        assert Held.read(text) is None

    def test_is_read_as_it_was_written(self):
        held = Held(
            "/a?b=c", "7", [("x", TYPED), ("x", "")], ["f.csv"], has_passwords=True
        )

        assert Held.read(held.as_text) == held
