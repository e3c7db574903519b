"""Why a text was not taken: a sentence in the reader's language."""

from django.utils.functional import Promise

LONGEST_SHOWN = 40


class Refusal(ValueError):
    """A sentence with named parameters; where the text stood, the importer adds.

    ``sentence`` and ``params`` fit ``ValidationError(sentence, params=params)``.
    """

    def __init__(self, sentence: Promise, text: str, **params):
        self.sentence = sentence
        self.params = {"text": shown(text), **params}
        super().__init__(sentence, self.params)

    def __str__(self):
        return str(self.sentence) % self.params


def shown(text: str) -> str:
    """The text as it can stand in a sentence: one line, short, printable."""
    line = " ".join(text[: 4 * LONGEST_SHOWN].split())
    line = "".join(sign if sign.isprintable() else "\ufffd" for sign in line)
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"
