"""Texts that come again and again, each read only once."""

from collections.abc import Callable

from plans.reading import Refusal

MOST = 4096


class Remembered(dict):
    """What a text was read as, None where it is refused; forgets when it grows large.

    A dictionary, because that answers a known text without a call.
    """

    def __init__(self, read: Callable[[str], object]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, text: str) -> object:
        if len(self) >= MOST:
            self.clear()
        try:
            self[text] = self.read(text)
        except Refusal:
            self[text] = None
        return self[text]
