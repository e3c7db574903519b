"""Text that a spreadsheet program took for a number or a date, and wrote so. Pure."""

import re

from plans.reading.characters import fold

IN_BRACKETS = re.compile(r"\(([0-9]+)\)")
TWO_OR_THREE = re.compile(r"[0-9]{1,4}(?:[-/.][0-9]{1,4}){1,2}")
DATE = re.compile(
    r"[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}|[0-9]{1,2}月[0-9]{1,2}日"
    r"|[0-9]{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-[0-9]{2}"
)
WITH_EXPONENT = re.compile(r"[0-9]\.[0-9]+E\+[0-9]+")


def is_mangled(old: str, new: str) -> bool:
    """Whether the new text may be the old one after a program has read it.

    (1) is taken for −1, 1-2 for a date, 012 for 12, a long number for 1.2E+11.
    """
    old, new = fold(old).strip(), new.strip()
    if match := IN_BRACKETS.fullmatch(old):
        return new == f"-{match[1]}"
    if TWO_OR_THREE.fullmatch(old):
        return bool(DATE.fullmatch(new))
    if old.isascii() and old.isdigit():
        lost = old.startswith("0") and new == old.lstrip("0")
        return lost or bool(WITH_EXPONENT.fullmatch(new))
    return False
