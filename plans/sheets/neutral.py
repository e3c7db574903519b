"""Text that a spreadsheet program would calculate, made harmless and read back.

The prefix is exactly one apostrophe, so that ``restored(neutral(text)) == text``.
"""

import re

# What a formula may begin with, in half and full width; behind apostrophes or spaces.
FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
# Tab and line breaks are spaces, too: a text that begins with one is neutralised.
BEGINS_WITH_BREAK = re.compile(r"'*[\t\r\n]")
# The printed mark of an empty place has nothing to calculate.
DASHES = {"-", "－"}


def neutral(text: str) -> str:
    """The text as a cell of a CSV file can hold it without being calculated."""
    if text in DASHES or not _is_dangerous(text):
        return text
    return f"'{text}"


def restored(cell: str) -> str:
    """The text that was neutralised into this cell."""
    return cell[1:] if cell.startswith("'") and _is_dangerous(cell) else cell


def _is_dangerous(text: str) -> bool:
    return bool(FORMULA.match(text) or BEGINS_WITH_BREAK.match(text))
