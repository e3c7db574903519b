"""Signs that nobody sees and no document prints: what stands for them in a file.

None comes in; rows from before that was so may hold some.
"""

from plans.sheets.decoding import FORBIDDEN, canonical


def visible(text: str) -> str:
    """The text as every file holds it: a space for each hidden sign."""
    return text if text.isprintable() else FORBIDDEN.sub(" ", text)


def as_written(text: str) -> str:
    """The text as it would read back from a file."""
    return canonical(visible(text))
