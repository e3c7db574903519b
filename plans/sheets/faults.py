"""Why a file cannot be taken: a sentence in the reader's language."""

from django.utils.functional import Promise


class Unreadable(ValueError):
    """The file as a whole is refused; ``line`` counts from 1, as the programs show it.

    The sentence does not name the line: whoever shows it says where, too.
    """

    def __init__(self, sentence: Promise, line: int | None = None, /, **params) -> None:
        self.sentence, self.line, self.params = sentence, line, params
        super().__init__(sentence, line, params)

    def __str__(self) -> str:
        return str(self.sentence) % self.params if self.params else str(self.sentence)
