"""Why a file cannot be taken or made: a sentence in the reader's language."""

from django.utils.functional import Promise


class _Fault(ValueError):
    def __init__(self, sentence: Promise, /, **params) -> None:
        self.sentence, self.params = sentence, params
        super().__init__(sentence, params)

    def __str__(self) -> str:
        return str(self.sentence) % self.params if self.params else str(self.sentence)


class Unreadable(_Fault):
    """The file as a whole is refused; ``line`` counts from 1, as the programs show it.

    The sentence does not name the line: whoever shows it says where, too.
    """

    def __init__(self, sentence: Promise, line: int | None = None, /, **params) -> None:
        super().__init__(sentence, **params)
        self.line = line


class Unwritable(_Fault):
    """The format that was asked for cannot hold the sheet; another one can."""
